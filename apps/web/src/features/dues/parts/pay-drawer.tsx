import type { DuesSheetLine } from '@hongzhu/contract/dues'
import { FLAT_KINDS, PAYER_KIND_LABELS, type PayerKind } from '@hongzhu/domain/dues'
import { Button, Flex, Form, Input, Select } from 'antd'
import { useState } from 'react'
import { client, refresh } from '../../../app/api.ts'
import { CommandDrawer } from '../../../ui/command-drawer.tsx'
import { DayItem } from '../../../ui/day-item.tsx'
import { NumberField } from '../../../ui/number-field.tsx'
import { fenOf } from './money.ts'

interface Values {
  kind: PayerKind
  month: string
  items?: { code: string; yuan: number }[]
  netYuan?: number
  document?: string
  reviewOn?: string
}
interface Props {
  orgId: string
  year: number
  line: DuesSheetLine
  items: readonly { code: string; label: string; treatment: string }[]
  onClose: () => void
}

/** What a payslip of these kinds usually has, so that nobody begins with an empty form. */
const USUAL: Partial<Record<PayerKind, string[]>> = {
  salaried: [
    'postPay',
    'gradePay',
    'basicPerformance',
    'pensionInsurance',
    'medicalInsurance',
    'unemploymentInsurance',
    'housingFund',
    'annuity',
    'incomeTax',
  ],
  annual: ['fixedPay', 'incomeTax'],
  retired: ['basicPension'],
}
const rowsFor = (kind: PayerKind) => (USUAL[kind] ?? []).map((code) => ({ code }))
const isFlat = (kind: PayerKind | undefined) => kind !== undefined && FLAT_KINDS.some((flat) => flat === kind)
/** The month a year's amount is reckoned from: January; of irregular income, the quarter before. */
const monthFor = (kind: PayerKind, year: number) => (kind === 'irregular' ? `${year - 1}-12` : `${year}-01`)

function ItemRows({ items }: { items: Props['items'] }) {
  const options = items.map(({ code, label, treatment }) => ({ value: code, label: `${label}（${treatment}）` }))
  return (
    <Form.List name="items">
      {(fields, { add, remove }) => (
        <Form.Item label="工资项目（元）" extra="照工资条填写；工资条上没有的项目删去或者留空，留空的不登记。">
          {fields.map(({ key, name }) => (
            <Flex key={key} gap={8} style={{ marginBottom: 8 }}>
              <Form.Item name={[name, 'code']} noStyle rules={[{ required: true, message: '请选择项目' }]}>
                <Select
                  aria-label={`第 ${name + 1} 项工资项目`}
                  showSearch={{ optionFilterProp: 'label' }}
                  options={options}
                  style={{ flex: 1, minWidth: 0 }}
                />
              </Form.Item>
              <Form.Item name={[name, 'yuan']} noStyle>
                <NumberField aria-label={`第 ${name + 1} 项金额`} min={0} precision={2} style={{ width: 120 }} />
              </Form.Item>
              <Button type="link" style={{ padding: 0 }} onClick={() => remove(name)}>
                删去
              </Button>
            </Flex>
          ))}
          <Button onClick={() => add()}>增加一项</Button>
        </Form.Item>
      )}
    </Form.List>
  )
}

function KindFields({ items, year }: { items: Props['items']; year: number }) {
  const form = Form.useFormInstance()
  const kind = Form.useWatch('kind', form) as PayerKind | undefined
  if (isFlat(kind))
    return (
      <>
        <Form.Item name="document" label="身份证明材料" rules={[{ required: true, message: '请写明证明材料' }]}>
          <Input maxLength={100} placeholder="如：学生证、低保证明" />
        </Form.Item>
        <DayItem name="reviewOn" label="下次复核日期" required />
      </>
    )
  if (kind === 'irregular')
    return (
      <Form.Item
        name="netYuan"
        label={`${year - 1}年第四季度纯收入（元）`}
        rules={[{ required: true, message: '请填写本人申报的纯收入' }]}
      >
        <NumberField min={0} precision={2} />
      </Form.Item>
    )
  return <ItemRows items={items} />
}

/** The kind of member; choosing another one offers the items its payslip usually has. */
function KindSelect() {
  const form = Form.useFormInstance()
  return (
    <Form.Item name="kind" label="党员类别" rules={[{ required: true, message: '请选择党员类别' }]}>
      <Select
        options={Object.entries(PAYER_KIND_LABELS).map(([value, label]) => ({ value, label }))}
        onChange={(kind: PayerKind) => form.setFieldValue('items', rowsFor(kind))}
      />
    </Form.Item>
  )
}

/** 登记一名党员的工资项目: the coded lines of one payslip, nothing else of it. */
export function PayDrawer({ orgId, year, line, items, onClose }: Props) {
  const [clientKey] = useState(() => crypto.randomUUID())
  const kind = (line.kind ?? 'salaried') as PayerKind
  const submit = async (values: Values) => {
    const isSlip = !isFlat(values.kind) && values.kind !== 'irregular'
    const typed = (values.items ?? []).filter((item) => typeof item.yuan === 'number')
    await client.dues.recordPay({
      orgId,
      year,
      clientKey,
      rows: [
        {
          personId: line.personId,
          kind: values.kind,
          month: monthFor(values.kind, year),
          items: isSlip ? typed.map((item) => ({ code: item.code, amountFen: fenOf(item.yuan) })) : [],
          ...(values.kind === 'irregular' && values.netYuan !== undefined ? { netFen: fenOf(values.netYuan) } : {}),
          ...(isFlat(values.kind) && values.document ? { document: values.document } : {}),
          ...(isFlat(values.kind) && values.reviewOn ? { reviewOn: values.reviewOn } : {}),
        },
      ],
    })
  }
  return (
    <CommandDrawer<Values>
      title={`${line.name}：${year}年工资项目`}
      hint="只登记计算党费要用的项目。只有本支部书记和党务干部能看，上级机关看不到。"
      submitLabel="登记"
      size={560}
      initialValues={{
        kind,
        items:
          line.items.length > 0
            ? line.items.map((item) => ({ code: item.code, yuan: item.amountFen / 100 }))
            : (rowsFor(kind) as never),
        ...(line.netFen === null ? {} : { netYuan: line.netFen / 100 }),
        ...(line.document ? { document: line.document } : {}),
        ...(line.reviewOn ? { reviewOn: line.reviewOn } : {}),
      }}
      onSubmit={submit}
      onDone={() => refresh('dues')}
      onClose={onClose}
    >
      <KindSelect />
      <KindFields items={items} year={year} />
    </CommandDrawer>
  )
}
