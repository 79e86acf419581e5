import { LEFT_TO_LOCALITY, PAY_ITEM_LABELS } from '@hongzhu/domain/dues'
import { lawById } from '@hongzhu/domain/norms'
import { useQuery } from '@tanstack/react-query'
import { Button, Form, Input, Radio, Select, Table, Tag, Typography } from 'antd'
import { useState } from 'react'
import { api, client, refresh } from '../../../app/api.ts'
import { useAsOf, useMay, useMe } from '../../../app/session.tsx'
import { CommandDrawer } from '../../../ui/command-drawer.tsx'
import { DayItem } from '../../../ui/day-item.tsx'
import { PageFrame } from '../../../ui/page-frame.tsx'
import { ReadFailure } from '../../../ui/read-failure.tsx'

const OWN = 'own'
interface Values {
  chosen: string
  code?: string
  label?: string
  treatment: 'included' | 'excluded' | 'deducted'
  from: string
  until?: string
  docNo: string
}

function OwnItemFields() {
  const form = Form.useFormInstance()
  if (Form.useWatch('chosen', form) !== OWN) return null
  return (
    <>
      <Form.Item name="label" label="项目名称" rules={[{ required: true, message: '请照工资条上的名称填写' }]}>
        <Input maxLength={40} />
      </Form.Item>
      <Form.Item
        name="code"
        label="项目代码"
        extra="以字母开头，只用字母和数字，登记以后不变"
        rules={[{ required: true, message: '请填写代码' }]}
      >
        <Input maxLength={40} />
      </Form.Item>
    </>
  )
}

/** 登记本地规定: only what the national notice left open, and items of the locality's own (DUE-03). */
function SetItemDrawer({ orgId, onClose }: { orgId: string; onClose: () => void }) {
  const submit = ({ chosen, code, label, treatment, from, until, docNo }: Values) =>
    client.dues.setItem({
      orgId,
      code: chosen === OWN ? (code ?? '') : chosen,
      ...(chosen === OWN && label ? { label } : {}),
      treatment,
      from,
      ...(until ? { until } : {}),
      docNo,
    })
  return (
    <CommandDrawer<Values>
      title="登记本地规定"
      hint="适用于本组织和下级。全国已经写明的项目，本地不得改变（DUE-03）；要改变以前的规定，从以后的日期起另登记一行。"
      submitLabel="登记"
      onSubmit={submit}
      onDone={() => refresh('dues')}
      onClose={onClose}
    >
      <Form.Item name="chosen" label="项目" rules={[{ required: true, message: '请选择项目' }]}>
        <Select
          options={[
            ...LEFT_TO_LOCALITY.map((code) => ({ value: code as string, label: PAY_ITEM_LABELS[code] })),
            { value: OWN, label: '本地自设的项目' },
          ]}
        />
      </Form.Item>
      <OwnItemFields />
      <Form.Item name="treatment" label="怎样计入基数" rules={[{ required: true, message: '请选择怎样计入' }]}>
        <Radio.Group
          options={[
            { value: 'included', label: '计入' },
            { value: 'excluded', label: '不计入' },
            { value: 'deducted', label: '减除' },
          ]}
        />
      </Form.Item>
      <DayItem name="from" label="起始日期" required />
      <DayItem name="until" label="终止日期（不含；没有的不填）" />
      <Form.Item name="docNo" label="文号" rules={[{ required: true, message: '请填写文号' }]}>
        <Input maxLength={60} />
      </Form.Item>
    </CommandDrawer>
  )
}

const COLOURS: Record<string, string> = { 计入: 'green', 减除: 'blue', 由本地规定: 'orange' }

/** 党费基数项目表: how each pay item counts on the day, by which notice. */
export function Page() {
  const me = useMe()
  const may = useMay()
  const { on, isPast } = useAsOf()
  const [isSetting, setSetting] = useState(false)
  const orgId = me.data?.grant?.orgId ?? ''
  const found = useQuery({
    ...api.dues.items.queryOptions({ input: { orgId, ...(on ? { on } : {}) } }),
    enabled: orgId !== '',
  })
  return (
    <PageFrame
      title="党费基数项目表"
      actions={
        may('norm.write') && !isPast ? (
          <Button type="primary" onClick={() => setSetting(true)}>
            登记本地规定
          </Button>
        ) : null
      }
    >
      <ReadFailure of={found} />
      <Typography.Paragraph type="secondary">
        标为“由本地规定”的项目没有登记以前，有这项收入的党员数额待定，不作零。
      </Typography.Paragraph>
      <Table
        size="small"
        rowKey="code"
        loading={found.isPending}
        dataSource={found.data?.items ?? []}
        pagination={false}
        scroll={{ x: 520 }}
        columns={[
          { title: '项目', dataIndex: 'label' },
          {
            title: '怎样计入',
            dataIndex: 'treatment',
            width: 130,
            render: (treatment: string) => <Tag color={COLOURS[treatment] ?? 'default'}>{treatment}</Tag>,
          },
          {
            title: '依据',
            render: (_, item) => `${lawById(item.cite.law)?.title ?? item.cite.law}${item.cite.article}`,
          },
        ]}
      />
      {(found.data?.notices.length ?? 0) > 0 ? (
        <>
          <Typography.Title level={2} style={{ fontSize: '1.1em', marginTop: 24 }}>
            本地规定
          </Typography.Title>
          <Table
            size="small"
            rowKey="id"
            dataSource={found.data?.notices ?? []}
            pagination={false}
            scroll={{ x: 640 }}
            columns={[
              { title: '项目', dataIndex: 'label' },
              { title: '怎样计入', dataIndex: 'treatment', width: 100 },
              { title: '起止', width: 220, render: (_, row) => `${row.from} 起${row.until ? `，至 ${row.until}（不含）` : ''}` },
              { title: '规定', render: (_, row) => `${row.issuer} ${row.docNo}` },
            ]}
          />
        </>
      ) : null}
      {isSetting ? <SetItemDrawer orgId={orgId} onClose={() => setSetting(false)} /> : null}
    </PageFrame>
  )
}
