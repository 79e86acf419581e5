import { lawById } from '@hongzhu/domain/norms'
import { Button, Drawer } from 'antd'
import { useState } from 'react'
import { Cite } from '../../../ui/cite.tsx'
import type { RailStep } from './case-data.ts'

/** The articles a step rests on, opened beside the page. */
export function CitesButton({ title, cites }: { title: string; cites: RailStep['cites'] }) {
  const [isOpen, setOpen] = useState(false)
  const [first] = cites
  if (!first) return null
  const law = (cite: RailStep['cites'][number]) => lawById(cite.law)?.title ?? cite.law
  return (
    <>
      <Button
        type="link"
        size="small"
        style={{ alignSelf: 'flex-start', paddingInline: 0, height: 'auto', whiteSpace: 'normal', textAlign: 'start' }}
        onClick={() => setOpen(true)}
      >
        依据：{law(first)}
        {first.article}
        {cites.length > 1 ? ` 等 ${cites.length} 条` : ''}
      </Button>
      <Drawer open={isOpen} onClose={() => setOpen(false)} title={`${title}：依据`} size="min(520px, 100vw)">
        {cites.map((cite) => (
          <Cite key={cite.law + cite.article + cite.gist} cite={cite as never} lawTitle={law(cite)} />
        ))}
      </Drawer>
    </>
  )
}
