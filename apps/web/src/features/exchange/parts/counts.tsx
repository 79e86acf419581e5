import type { ImportBatch, ImportCounts } from '@hongzhu/contract/exchange'
import { Fragment } from 'react'
import { CountLink } from './count-link.tsx'
import { kindOf } from './words.ts'

interface Props {
  batch: Pick<ImportBatch, 'id' | 'kind'>
  counts: ImportCounts
}

const KEPT_OUT = [
  ['error', '有错误'],
  ['duplicate', '待选择'],
  ['skipped', '选为不导入'],
] as const

/** What a confirmation would do, in a sentence whose counts open. */
export function ToWrite({ batch, counts }: Props) {
  const { unit } = kindOf(batch.kind)
  const left = KEPT_OUT.filter(([state]) => counts[state] > 0)
  return (
    <>
      将新增 <CountLink batchId={batch.id} show="toAdd" count={counts.toAdd} /> {unit}，修改{' '}
      <CountLink batchId={batch.id} show="toChange" count={counts.toChange} /> {unit}
      {left.map(([state, label], index) => (
        <Fragment key={state}>
          {index === 0 ? '；不写入：' : '，'}
          {label} <CountLink batchId={batch.id} show={state} count={counts[state]} /> 行
        </Fragment>
      ))}
      。
    </>
  )
}

/** What was written, or is to be, and what is kept out. */
export function Written({ batch, counts, verb = '' }: Props & { verb?: string }) {
  const { unit } = kindOf(batch.kind)
  return (
    <>
      {verb}新增 <CountLink batchId={batch.id} show="toAdd" count={counts.toAdd} /> {unit}，{verb}修改{' '}
      <CountLink batchId={batch.id} show="toChange" count={counts.toChange} /> {unit}；未导入{' '}
      <CountLink batchId={batch.id} show="left" count={counts.error + counts.duplicate + counts.skipped} /> 行
    </>
  )
}
