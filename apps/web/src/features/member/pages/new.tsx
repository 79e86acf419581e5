import { choicesOf, ENTRY_KIND_CODES } from '@hongzhu/domain/member'
import { useNavigate } from '@tanstack/react-router'
import { Button, Card, Col, Form, Input, Row, Select, Space, Table, Typography } from 'antd'
import { useState } from 'react'
import { client } from '../../../app/api.ts'
import { useAsOf, useMe } from '../../../app/session.tsx'
import { DayField } from '../../../ui/day-field.tsx'
import { OrgPicker } from '../../../ui/org-picker.tsx'
import { PageFrame } from '../../../ui/page-frame.tsx'
import { Problems } from '../../../ui/problems.tsx'
import { showAtFields } from '../parts/act-drawer.tsx'
import { PlainFieldItems } from '../parts/field-items.tsx'
import { refreshMembers } from '../parts/record-type.ts'

type Added = Awaited<ReturnType<typeof client.member.add>>
type Candidate = Added['candidates'][number]

const needed = (message: string) => [{ required: true, message }]
const filled = (values: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined && value !== '' && value !== null))

/** Persons who may be the same: a person chooses, the software does not. */
function Candidates({ rows, onSame, onAnother }: { rows: Candidate[]; onSame: (id: string) => void; onAnother: () => void }) {
  return (
    <Card
      size="small"
      title="可能已经登记过，请核对"
      style={{ marginBottom: 16 }}
      extra={<Button onClick={onAnother}>都不是，是另一个人</Button>}
    >
      <Table
        size="small"
        rowKey="personId"
        pagination={false}
        scroll={{ x: 560 }}
        dataSource={rows}
        columns={[
          { title: '姓名', dataIndex: 'name' },
          { title: '出生年', dataIndex: 'bornYear', align: 'right', width: 90, render: (year: number | null) => year ?? '—' },
          { title: '所在组织', dataIndex: 'orgName' },
          {
            title: '情况',
            dataIndex: 'isMember',
            width: 110,
            render: (isMember: boolean) => (isMember ? '已是党员' : '有人员信息'),
          },
          {
            title: '',
            key: 'act',
            width: 150,
            render: (_: unknown, row) =>
              row.isMember ? (
                <a href={`/members/${row.personId}`}>打开他的信息</a>
              ) : (
                <Button onClick={() => onSame(row.personId)}>就是这个人</Button>
              ),
          },
        ]}
      />
    </Card>
  )
}

/** Adds one member on one sheet: who, when joined, where from. */
export function Page() {
  const [form] = Form.useForm()
  const me = useMe()
  const { isPast } = useAsOf()
  const navigate = useNavigate()
  const [error, setError] = useState<unknown>()
  const [isBusy, setBusy] = useState(false)
  const [candidates, setCandidates] = useState<Candidate[]>([])
  const today = me.data?.today
  const send = async (more: { sameAs?: string; isAnother?: boolean } = {}) => {
    const values = await form.validateFields().catch(() => undefined)
    if (!values) return
    setBusy(true)
    setError(undefined)
    try {
      const added = await client.member.add({ ...filled(values), ...more } as never)
      setCandidates(added.candidates)
      if (added.personId) {
        await refreshMembers()
        await navigate({ to: `/members/${added.personId}` as never })
      } else window.scrollTo({ top: 0, behavior: 'smooth' })
    } catch (problem) {
      setError(problem)
      showAtFields(form, problem)
      window.scrollTo({ top: 0, behavior: 'smooth' })
    } finally {
      setBusy(false)
    }
  }
  return (
    <PageFrame title="登记党员" trail={[{ title: '党员', path: '/members' }]}>
      <Problems error={error} />
      {candidates.length > 0 ? (
        <Candidates rows={candidates} onSame={(sameAs) => send({ sameAs })} onAnother={() => send({ isAnother: true })} />
      ) : null}
      <Form
        form={form}
        layout="vertical"
        disabled={isPast}
        initialValues={{ entryKind: 'IN_COUNTY', enteredOn: today }}
        onFinish={() => send()}
      >
        <Row gutter={16}>
          <Col xs={24} lg={12}>
            <Card size="small" title="一、是谁" style={{ marginBottom: 16 }}>
              <Form.Item name="name" label="姓名" rules={needed('请填写姓名')}>
                <Input maxLength={50} />
              </Form.Item>
              <Form.Item
                name="idNo"
                label="公民身份号码"
                rules={needed('请填写公民身份号码')}
                extra="一人一条：系统先按号码核对是否已经登记。"
              >
                <Input maxLength={18} />
              </Form.Item>
              <Form.Item name="bornOn" label="出生日期" rules={needed('请填写出生日期')} extra="以干部人事档案为准（MDS-04）。">
                <DayField max={today} />
              </Form.Item>
            </Card>
            <Card size="small" title="二、党籍与组织关系" style={{ marginBottom: 16 }}>
              <Form.Item name="orgId" label="所在支部" rules={needed('请选择支部')}>
                <OrgPicker kinds={['branch', 'jointBranch']} />
              </Form.Item>
              <Form.Item name="enteredOn" label="进入支部日期" rules={needed('请填写日期')}>
                <DayField max={today} />
              </Form.Item>
              <Form.Item name="entryKind" label="进入支部类型">
                <Select options={choicesOf(ENTRY_KIND_CODES)} />
              </Form.Item>
              <Form.Item name="docNo" label="介绍信或者文号">
                <Input maxLength={60} />
              </Form.Item>
              <Form.Item name="joinedOn" label="加入中共组织日期" rules={needed('请填写入党日期')}>
                <DayField max={today} />
              </Form.Item>
              <Form.Item name="fullOn" label="转为正式党员日期" extra="预备党员不填。">
                <DayField max={today} />
              </Form.Item>
            </Card>
          </Col>
          <Col xs={24} lg={12}>
            <Card
              size="small"
              title="三、其他信息"
              extra={<Typography.Text type="secondary">可以以后补</Typography.Text>}
              style={{ marginBottom: 16 }}
            >
              <PlainFieldItems />
            </Card>
          </Col>
        </Row>
        <Space>
          <Button type="primary" htmlType="submit" loading={isBusy}>
            登记
          </Button>
          <Button href="/members">返回名册</Button>
        </Space>
      </Form>
    </PageFrame>
  )
}
