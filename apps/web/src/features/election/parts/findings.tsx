import type { LookBackRow } from '@hongzhu/contract/look-back'
import { LOOK_BACK_TOPIC_LABELS } from '@hongzhu/domain/election'
import { Flex, Tag, Typography } from 'antd'

type Found = LookBackRow['findings'][number]

/** Where the record that a finding is about stands. */
const placeOf = ({ subject }: Found, orgId: string) => (subject.kind === 'election' ? `/cases/${subject.id}` : `/orgs/${orgId}`)

/** What was found about one organisation: what is wrong, by which rule, how it is mended. */
export function Findings({ row }: { row: LookBackRow }) {
  return (
    <Flex vertical gap={8}>
      {row.findings.map((one) => (
        <div key={`${one.subject.kind}${one.subject.id}${one.finding.code}${one.finding.message}`}>
          <Tag color={one.finding.severity === 'info' ? 'default' : 'orange'}>{LOOK_BACK_TOPIC_LABELS[one.topic]}</Tag>
          {one.finding.message}
          {one.finding.rule ? (
            <>
              （<a href={`/rules/${one.finding.rule}`}>{one.finding.rule}</a>）
            </>
          ) : null}
          <Typography.Text type="secondary">{one.finding.remedy ? `怎么补：${one.finding.remedy}` : ''} </Typography.Text>
          <a href={placeOf(one, row.orgId)}>看记录</a>
        </div>
      ))}
    </Flex>
  )
}
