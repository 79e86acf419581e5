import type { ImportBatch } from '@hongzhu/contract/exchange'
import { Alert, Button, Checkbox, Flex, Popconfirm } from 'antd'
import { useState } from 'react'
import { ToWrite } from './counts.tsx'
import { inWords, kindOf } from './words.ts'

interface Props {
  batch: ImportBatch
  isBusy: boolean
  onConfirm: (allOrNothing: boolean) => void
  onMarked: () => void
  onDiscard: () => void
}

/** What will be written and what not; confirmed here. */
export function ConfirmBar({ batch, isBusy, onConfirm, onMarked, onDiscard }: Props) {
  const [allOrNothing, setAllOrNothing] = useState(false)
  const { counts } = batch
  if (!counts) return null
  const open = counts.error + counts.duplicate
  const writes = counts.toAdd + counts.toChange
  const isBlocked = writes === 0 || (allOrNothing && open > 0)
  return (
    <Alert
      type={open > 0 ? 'warning' : 'info'}
      style={{ marginBottom: 16 }}
      title={<ToWrite batch={batch} counts={counts} />}
      description={
        <Flex vertical gap={8}>
          {batch.progressNote ? <span>{batch.progressNote}</span> : null}
          {open > 0 ? <span>有错误的行可以下载标出问题的原表，改好后重新上传；已导入的行不会重复。</span> : null}
          <Flex gap={12} wrap align="center">
            <Popconfirm
              title={`确认导入？${inWords(counts, kindOf(batch.kind).unit)}`}
              okText="确认导入"
              cancelText="再看看"
              onConfirm={() => onConfirm(allOrNothing)}
              disabled={isBlocked}
            >
              <Button type="primary" loading={isBusy} disabled={isBlocked}>
                {open > 0 && !allOrNothing ? '导入没有错误的行' : '确认导入'}
              </Button>
            </Popconfirm>
            <Button onClick={onMarked}>下载标出问题的原表</Button>
            <Popconfirm title="放弃这次导入，删除上传的内容？" okText="放弃" cancelText="不放弃" onConfirm={onDiscard}>
              <Button>放弃</Button>
            </Popconfirm>
            <Checkbox checked={allOrNothing} onChange={(event) => setAllOrNothing(event.target.checked)}>
              有一行不能导入，就全部不导入
            </Checkbox>
          </Flex>
          {allOrNothing && open > 0 ? <span>还有 {open} 行不能导入，请先改正或选为不导入。</span> : null}
          {writes === 0 ? <span>没有可以写入的行。</span> : null}
        </Flex>
      }
    />
  )
}
