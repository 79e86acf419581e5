import { Badge, Card, Tabs } from 'antd'
import { FigurePicker } from './figure-picker.tsx'
import { Guard, type Mention } from './guard.tsx'
import { Register } from './register.tsx'

interface Props {
  orgId: string
  asOf: string
  refs: readonly string[]
  guard: { mentions: readonly Mention[]; shares: readonly { sentence: string; sum: number }[]; isChecking: boolean }
  isReadOnly: boolean
  onInsert: (ref: string) => void
  onShow: (mention: Mention) => void
  onReplace: (mention: Mention) => void
}

/** Beside the text: the figures it uses, the check of typed numbers, the picker. */
export function SidePanel({ orgId, asOf, refs, guard, isReadOnly, onInsert, onShow, onReplace }: Props) {
  const wrong = guard.mentions.filter((mention) => !mention.agrees).length + guard.shares.length
  return (
    <Card size="small" style={{ position: 'sticky', top: 8, maxHeight: 'calc(100vh - 16px)', overflow: 'auto' }}>
      <Tabs
        size="small"
        items={[
          { key: 'register', label: `文中数据（${refs.length}）`, children: <Register refs={refs} /> },
          {
            key: 'guard',
            label: (
              <Badge count={wrong} size="small" offset={[8, -2]}>
                核对
              </Badge>
            ),
            children: <Guard {...guard} isReadOnly={isReadOnly} onShow={onShow} onReplace={onReplace} />,
          },
          ...(isReadOnly
            ? []
            : [{ key: 'picker', label: '插入数据', children: <FigurePicker orgId={orgId} asOf={asOf} onInsert={onInsert} /> }]),
        ]}
      />
    </Card>
  )
}
