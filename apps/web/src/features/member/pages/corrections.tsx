import { momentAt } from '@hongzhu/domain'
import { useQuery } from '@tanstack/react-query'
import { Button, Form, Input, Radio, Segmented, Table, Typography } from 'antd'
import { useState } from 'react'
import { api, client, refresh } from '../../../app/api.ts'
import { useAsOf } from '../../../app/session.tsx'
import { PageFrame } from '../../../ui/page-frame.tsx'
import { Problems } from '../../../ui/problems.tsx'
import { ActDrawer } from '../parts/act-drawer.tsx'

type State = 'open' | 'answered' | 'all'
const STATES = { open: '待答复', answered: '已答复', all: '全部' }
const STATE_WORDS = { open: '待答复', corrected: '已更正', refused: '不同意' }

/** What members asked to have corrected; answered by the branch within fifteen working days (SEC-61). */
export function Page() {
  const { isPast } = useAsOf()
  const [state, setState] = useState<State>('open')
  const [page, setPage] = useState(1)
  const [chosen, setChosen] = useState<string>()
  const list = useQuery(api.member.corrections.queryOptions({ input: { state, page, pageSize: 20 } }))
  const submit = async (values: { state: 'corrected' | 'refused'; answer: string }) => {
    await client.member.answerCorrection({ correctionId: chosen ?? '', ...values })
    await refresh('member', 'mine')
  }
  return (
    <PageFrame title="更正申请" trail={[{ title: '党员', path: '/members' }]}>
      <Segmented
        value={state}
        onChange={(value) => {
          setState(value as State)
          setPage(1)
        }}
        options={Object.entries(STATES).map(([value, label]) => ({ value, label }))}
        style={{ marginBottom: 16 }}
      />
      <Problems error={list.error} />
      <Table
        rowKey="id"
        size="middle"
        loading={list.isFetching}
        dataSource={list.data?.rows ?? []}
        scroll={{ x: 860 }}
        locale={{ emptyText: '没有需要办理的更正申请' }}
        pagination={{
          current: page,
          pageSize: 20,
          total: list.data?.total ?? 0,
          onChange: setPage,
          hideOnSinglePage: true,
          showSizeChanger: false,
        }}
        columns={[
          {
            title: '姓名',
            dataIndex: 'personName',
            width: 120,
            render: (name: string, row) => <a href={`/members/${row.personId}`}>{name}</a>,
          },
          { title: '支部', dataIndex: 'orgName', width: 190 },
          { title: '项目', dataIndex: 'fieldTitle', width: 120 },
          {
            title: '申请内容',
            dataIndex: 'body',
            render: (body: string, row) => (
              <>
                <div>{body}</div>
                {row.answer ? <Typography.Text type="secondary">答复：{row.answer}</Typography.Text> : null}
              </>
            ),
          },
          { title: '提出', dataIndex: 'recordedAt', width: 140, render: (at: string) => momentAt(at) },
          { title: '答复期限', dataIndex: 'dueOn', width: 110 },
          {
            title: '状态',
            dataIndex: 'state',
            width: 110,
            render: (value: keyof typeof STATE_WORDS, row) =>
              value === 'open' && !isPast ? <Button onClick={() => setChosen(row.id)}>答复</Button> : STATE_WORDS[value],
          },
        ]}
      />
      {chosen ? (
        <ActDrawer
          title="答复更正申请"
          okText="答复"
          onClose={() => setChosen(undefined)}
          initial={{ state: 'corrected' }}
          submit={submit as never}
        >
          <Typography.Paragraph type="secondary">先在党员信息页更正，再在这里答复；不同意的须说明理由。</Typography.Paragraph>
          <Form.Item name="state" label="结果">
            <Radio.Group
              options={[
                { value: 'corrected', label: '已更正' },
                { value: 'refused', label: '不同意' },
              ]}
            />
          </Form.Item>
          <Form.Item name="answer" label="答复" rules={[{ required: true, message: '请写明答复' }]}>
            <Input.TextArea maxLength={300} autoSize={{ minRows: 3 }} />
          </Form.Item>
        </ActDrawer>
      ) : null}
    </PageFrame>
  )
}
