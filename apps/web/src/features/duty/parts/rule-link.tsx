import { Tooltip } from 'antd'
import { useState } from 'react'

/** A rule by its id; its title on hover, from the catalogue, which is loaded only then. */
export function RuleLink({ id }: { id: string }) {
  const [title, setTitle] = useState<string>()
  const show = async (isOpen: boolean) => {
    if (!isOpen || title) return
    const { ruleById } = await import('@hongzhu/domain/capabilities')
    setTitle(ruleById(id)?.title ?? id)
  }
  return (
    <Tooltip title={title ?? id} onOpenChange={(isOpen) => void show(isOpen)}>
      <a href={`/rules/${id}`}>{id}</a>
    </Tooltip>
  )
}
