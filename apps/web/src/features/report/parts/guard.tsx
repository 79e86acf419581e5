import { Button, Empty, Flex, Typography } from 'antd'
import { STATE_COLOURS } from '../../../app/theme.ts'

/** A number typed by hand next to an indicator's words. */
export interface Mention {
  id: string
  title: string
  typed: string
  word: string
  start: number
  end: number
  actual: string
  agrees: boolean
  notice: string
}

interface Props {
  mentions: readonly Mention[]
  shares: readonly { sentence: string; sum: number }[]
  isChecking: boolean
  isReadOnly: boolean
  onShow: (mention: Mention) => void
  onReplace: (mention: Mention) => void
}

/** What was typed by hand, compared with the records while typing. */
export function Guard({ mentions, shares, isChecking, isReadOnly, onShow, onReplace }: Props) {
  if (mentions.length === 0 && shares.length === 0)
    return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={isChecking ? '正在核对' : '没有发现与台账有关的手写数字。'} />
  return (
    <Flex vertical gap={12}>
      {mentions.map((mention) => (
        <div key={`${mention.start}${mention.typed}`} style={{ borderBottom: '1px solid #E5E5E1', paddingBottom: 8 }}>
          <div>
            {mention.title}：
            <Typography.Text style={{ color: mention.agrees ? STATE_COLOURS.met : STATE_COLOURS.late }}>
              {mention.agrees ? `手写 ${mention.typed}，与台账一致` : mention.notice}
            </Typography.Text>
          </div>
          <Flex gap={8} style={{ marginTop: 4 }}>
            <Button size="small" onClick={() => onShow(mention)}>
              在文中查看
            </Button>
            {isReadOnly ? null : (
              <Button size="small" onClick={() => onReplace(mention)}>
                换成数据引用
              </Button>
            )}
          </Flex>
        </div>
      ))}
      {shares.map((share) => (
        <div key={share.sentence}>
          <Typography.Text style={{ color: STATE_COLOURS.coming }}>
            各项占比合计 {share.sum}%，不是 100%，请核对：
          </Typography.Text>
          <div>{share.sentence}</div>
        </div>
      ))}
    </Flex>
  )
}
