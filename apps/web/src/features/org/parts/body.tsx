import { APPOINTMENT_LABELS, type Appointment, DUTY_LABELS, type Duty } from '@hongzhu/domain/org'
import { Button, Card, Empty, Flex, Popover, Space, Table, Typography } from 'antd'
import type { Command, OrgPage, Term } from './org-data.ts'
import { TermTag } from './term-tag.tsx'

/** How the last day was reckoned. */
function Because({ term }: { term: Term }) {
  return (
    <Popover
      trigger="click"
      content={
        <ul style={{ margin: 0, paddingInlineStart: 18, maxWidth: 360 }}>
          {term.because.map((step) => (
            <li key={step.label}>
              {step.label}：{step.value}
              {step.cite ? `（${step.cite.article || step.cite.gist}）` : ''}
            </li>
          ))}
        </ul>
      }
    >
      <Button type="link" size="small">
        依据
      </Button>
    </Popover>
  )
}

const DAY = 86_400_000
const at = (day: string) => new Date(`${day}T00:00:00Z`).getTime()

/** Terms as bars on one line of years; the running one ends at its last day. */
function TermBar({ org }: { org: OrgPage }) {
  const dated = org.terms.flatMap((term) => {
    const end = term.endedOn ?? term.dueOn
    return term.startedOn && end ? [{ term, start: term.startedOn, end }] : []
  })
  if (dated.length === 0) return null
  const first = Math.min(...dated.map((bar) => at(bar.start)))
  const last = Math.max(at(org.on), ...dated.map((bar) => at(bar.end)))
  const share = (day: string) => ((at(day) - first) / Math.max(DAY, last - first)) * 100
  return (
    <div style={{ position: 'relative', height: 44, marginBottom: 8 }} aria-hidden>
      {dated.map(({ term, start, end }) => (
        <div
          key={term.id}
          title={`${start} 至 ${end}`}
          style={{
            position: 'absolute',
            top: 4,
            height: 18,
            left: `${share(start)}%`,
            width: `calc(${share(end) - share(start)}% - 2px)`,
            background: term.state === 'overdue' ? '#C8371B' : term.isCurrent ? '#1F4E8C' : '#C9CED6',
            borderRadius: 2,
          }}
        />
      ))}
      <div style={{ position: 'absolute', top: 0, bottom: 14, left: `${share(org.on)}%`, borderLeft: '2px solid #111827' }} />
      <Typography.Text type="secondary" style={{ position: 'absolute', bottom: 0, left: 0, fontSize: '0.85em' }}>
        {dated.at(-1)?.start}
      </Typography.Text>
      <Typography.Text type="secondary" style={{ position: 'absolute', bottom: 0, right: 0, fontSize: '0.85em' }}>
        {last === at(org.on) ? org.on : dated.toSorted((a, b) => (a.end > b.end ? -1 : 1))[0]?.end}
      </Typography.Text>
    </div>
  )
}

function Terms({ org, run }: { org: OrgPage; run: ((command: Command) => void) | undefined }) {
  const current = org.terms.find((term) => term.isCurrent)
  return (
    <Card
      size="small"
      title="届期"
      extra={
        run && org.kind !== 'group' ? (
          <Space wrap>
            {current ? (
              <>
                {current.missing ? (
                  <Button size="small" onClick={() => run({ kind: 'term.complete', termId: current.id })}>
                    补录届期
                  </Button>
                ) : null}
                <Button size="small" onClick={() => run({ kind: 'term.prepare', termId: current.id })}>
                  登记换届请示
                </Button>
                {org.isSuperior ? (
                  <>
                    <Button size="small" onClick={() => run({ kind: 'term.remind', termId: current.id })}>
                      登记提醒函
                    </Button>
                    <Button size="small" onClick={() => run({ kind: 'term.delay', termId: current.id })}>
                      登记延期
                    </Button>
                    <Button size="small" onClick={() => run({ kind: 'term.close', termId: current.id })}>
                      登记届止
                    </Button>
                  </>
                ) : null}
              </>
            ) : null}
            <Button size="small" type="primary" onClick={() => run({ kind: 'term.add' })}>
              登记换届
            </Button>
          </Space>
        ) : null
      }
    >
      <TermBar org={org} />
      <Table
        size="small"
        rowKey="id"
        pagination={false}
        scroll={{ x: 860 }}
        dataSource={[...org.terms]}
        locale={{ emptyText: <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description="没有届期记录，请登记最近一次换届" /> }}
        columns={[
          { title: '选举大会', dataIndex: 'startedOn', width: 112, render: (day: string | null) => day ?? '不详' },
          {
            title: '届满',
            dataIndex: 'endsOn',
            width: 190,
            render: (day: string | null, term: Term) =>
              day ? (
                <>
                  {day}
                  <Because term={term} />
                </>
              ) : (
                `缺${term.missing ?? '届满日'}`
              ),
          },
          {
            title: '批准延期至',
            dataIndex: 'delayedTo',
            width: 180,
            render: (_: unknown, term: Term) =>
              term.delays.map((delay, index) => (
                <div key={delay.id}>
                  <Typography.Text {...(index > 0 ? { type: 'secondary' as const } : {})}>
                    {index > 0 ? '此前 ' : ''}
                    {delay.delayedTo}（{delay.docNo ?? '无文号'}）
                  </Typography.Text>
                </div>
              )),
          },
          { title: '职数', dataIndex: 'seats', width: 64, align: 'right', render: (seats: number | null) => seats ?? '不详' },
          { title: '委员会', dataIndex: 'hasCommittee', width: 76, render: (has: boolean) => (has ? '设' : '不设') },
          { title: '请示', dataIndex: 'preparedOn', width: 112, render: (day: string | null) => day ?? '' },
          { title: '提醒函', dataIndex: 'remindedOn', width: 112, render: (day: string | null) => day ?? '' },
          {
            title: '状态',
            dataIndex: 'state',
            width: 130,
            render: (state: string, term: Term) => (term.endedOn ? `${term.endedOn} 届止` : <TermTag state={state} />),
          },
        ]}
      />
    </Card>
  )
}

/** 班子与届期: the leading body by seat order, the terms with their last days. */
export function Body({ org, run }: { org: OrgPage; run: ((command: Command) => void) | undefined }) {
  return (
    <Flex vertical gap={16}>
      <Card
        size="small"
        title="领导班子"
        extra={
          run ? (
            <Button size="small" type="primary" onClick={() => run({ kind: 'post.assign' })}>
              登记任职
            </Button>
          ) : null
        }
      >
        <Table
          size="small"
          rowKey="id"
          pagination={false}
          scroll={{ x: 720 }}
          dataSource={[...org.body]}
          locale={{ emptyText: <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description="没有任职记录，请登记班子成员" /> }}
          columns={[
            { title: '职务', dataIndex: 'duty', width: 130, render: (duty: Duty) => DUTY_LABELS[duty] },
            {
              title: '姓名',
              dataIndex: 'name',
              render: (name: string, post) => <a href={`/members/${post.personId}`}>{name}</a>,
            },
            { title: '产生方式', dataIndex: 'appointment', width: 100, render: (by: Appointment) => APPOINTMENT_LABELS[by] },
            { title: '任职日期', dataIndex: 'from', width: 112 },
            { title: '文号', dataIndex: 'docNo', width: 180, render: (docNo: string | null) => docNo ?? '' },
            ...(run
              ? [
                  {
                    title: '',
                    key: 'end',
                    width: 72,
                    render: (_: unknown, post: OrgPage['body'][number]) => (
                      <Button type="link" size="small" onClick={() => run({ kind: 'post.end', post })}>
                        免职
                      </Button>
                    ),
                  },
                ]
              : []),
          ]}
        />
      </Card>
      <Terms org={org} run={run} />
    </Flex>
  )
}
