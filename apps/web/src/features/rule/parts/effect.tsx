import { Tag } from 'antd'

const EFFECTS: Record<string, { label: string; colour: string; note: string }> = {
  block: { label: '不得', colour: 'red', note: '不符合的不能办理下一步' },
  warn: { label: '提醒', colour: 'orange', note: '可以说明理由后继续，理由留存并向上可见' },
  info: { label: '提示', colour: 'blue', note: '只作显示和提示' },
  duty: { label: '应办', colour: 'green', note: '到期应办，列入待办' },
}

/** What happens when a rule is not kept. */
export function Effect({ effect }: { effect: string }) {
  const found = EFFECTS[effect]
  return (
    <Tag color={found?.colour ?? 'default'} title={found?.note} style={{ marginInlineEnd: 0 }}>
      {found?.label ?? effect}
    </Tag>
  )
}
