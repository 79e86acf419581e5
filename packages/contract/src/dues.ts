import { CHANGE_REASON_LABELS, PAYER_KINDS } from '@hongzhu/domain/dues'
import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { citation, day, dayOut, flag, id, line, refusal, traceStep } from './fields.ts'

/** Whole 分; more than ten million yuan a month is a slip of the hand. */
const fen = z.number().int('金额须为整数分').min(0, '金额不能为负数').max(1_000_000_000, '金额过大，请核对')
const fenOut = z.number().int()
const monthText = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, '月份须写成 2026-01 的样子')
const year = z.coerce.number().int().min(2008, '年度须在 2008 年以后').max(2100, '年度过大，请核对')
const kind = z.enum(PAYER_KINDS as [string, ...string[]], { error: '请选择党员类别' })

const payLine = z.strictObject({ code: line(40), amountFen: fen })
/** What a member's dues are reckoned from, for one year. */
const pay = z.strictObject({
  personId: id,
  kind,
  /** The month of the payslip; of a quarterly income, the last month of the quarter. */
  month: monthText,
  items: z.array(payLine).max(60, '工资项目不能超过 60 项').default([]),
  /** Net income of the quarter, of those with irregular income. */
  netFen: fen.optional(),
  document: line(100).optional(),
  reviewOn: day.optional(),
})

const sheetLine = z.object({
  personId: id,
  name: z.string(),
  /** Null while nobody entered what the amount is reckoned from. */
  kind: z.string().nullable(),
  month: z.string().nullable(),
  items: z.array(z.object({ code: z.string(), label: z.string(), amountFen: fenOut })),
  netFen: fenOut.nullable(),
  document: z.string().nullable(),
  reviewOn: dayOut.nullable(),
  baseFen: fenOut.nullable(),
  /** Null is undetermined (未核定); `missing` says what is not known yet. */
  amountFen: fenOut.nullable(),
  missing: z.string().nullable(),
  isCarried: z.boolean(),
  confirmedOn: dayOut.nullable(),
  beforeFen: fenOut.nullable(),
  /** What is paid this month once the sheet is decided: after changes inside the year and decisions to pay less. */
  paysFen: fenOut.nullable(),
  trace: z.array(traceStep),
  findings: z.array(refusal),
})
export type DuesSheetLine = z.output<typeof sheetLine>

const sheet = z.object({
  orgId: id,
  orgName: z.string(),
  year: z.number().int(),
  /** Set once the branch has decided; nothing on the sheet changes after that. */
  decision: z
    .object({ decidedOn: dayOut, docNo: z.string(), reason: z.string().nullable(), recordedBy: z.string().nullable() })
    .nullable(),
  /** The item table on the first of January. */
  items: z.array(z.object({ code: z.string(), label: z.string(), treatment: z.string() })),
  lines: z.array(sheetLine),
  changes: z.array(
    z.object({
      id,
      personId: id,
      cause: z.string(),
      fromMonth: z.string(),
      oldFen: fenOut.nullable(),
      newFen: fenOut,
      decidedOn: dayOut,
      docNo: z.string(),
    }),
  ),
  reductions: z.array(
    z.object({
      id,
      personId: id,
      kind: z.enum(['exempt', 'reduce']),
      fromMonth: z.string(),
      untilMonth: z.string(),
      amountFen: fenOut.nullable(),
      branchMinutesOn: dayOut,
      approvalDocNo: z.string().nullable(),
    }),
  ),
  /** Organisations that may approve paying less, the nearest first. */
  above: z.array(z.object({ id, name: z.string() })),
  totalFen: fenOut,
  undetermined: z.number().int(),
})

const ownYear = z.object({
  year: z.number().int(),
  orgName: z.string(),
  kind: z.string(),
  baseFen: fenOut.nullable(),
  amountFen: fenOut,
  isCarried: z.boolean(),
  confirmedOn: dayOut.nullable(),
  decidedOn: dayOut,
  docNo: z.string(),
  trace: z.array(traceStep),
})

export const dues = {
  mine: endpoint({
    method: 'GET',
    path: '/me/dues',
    summary: '我的党费：每年核定的数额、年内调整、少交免交',
    access: 'self',
    input: z.strictObject({}),
    output: z.object({
      years: z.array(ownYear),
      changes: z.array(
        z.object({ id, cause: z.string(), fromMonth: z.string(), newFen: fenOut, decidedOn: dayOut, docNo: z.string() }),
      ),
      reductions: z.array(
        z.object({
          id,
          kind: z.enum(['exempt', 'reduce']),
          fromMonth: z.string(),
          untilMonth: z.string(),
          amountFen: fenOut.nullable(),
        }),
      ),
    }),
  }),
  sheet: endpoint({
    method: 'GET',
    path: '/orgs/{orgId}/dues/fixing',
    summary: '党费年度核定表',
    access: { permission: 'dues.pay-items', org: 'orgId' },
    /** `carry`: members without pay items of the year stand with last year's amount. */
    input: z.strictObject({ orgId: id, year, carry: flag.optional() }),
    output: sheet,
  }),
  recordPay: endpoint({
    method: 'POST',
    path: '/orgs/{orgId}/dues/pay-items',
    summary: '登记党费工资项目',
    access: { permission: 'dues.record', org: 'orgId' },
    input: z.strictObject({ orgId: id, year, clientKey: z.uuid(), rows: z.array(pay).min(1, '没有填写党员').max(500) }),
    output: z.object({ recorded: z.number().int() }),
  }),
  fix: endpoint({
    method: 'POST',
    path: '/orgs/{orgId}/dues/fixing',
    summary: '登记支部核定党费的决定',
    access: { permission: 'dues.decide', org: 'orgId' },
    input: z.strictObject({
      orgId: id,
      year,
      clientKey: z.uuid(),
      decidedOn: day,
      docNo: line(100),
      carry: z.boolean().default(false),
      /** The day the members checked their amounts; those who did not are named. */
      confirmedOn: day.optional(),
      unconfirmedIds: z.array(id).max(500).default([]),
      reason: line(300).optional(),
    }),
    output: z.object({ id }),
  }),
  change: endpoint({
    method: 'POST',
    path: '/orgs/{orgId}/dues/changes',
    summary: '登记党费年内调整',
    access: { permission: 'dues.decide', org: 'orgId' },
    input: z.strictObject({
      orgId: id,
      clientKey: z.uuid(),
      personId: id,
      cause: z.enum(Object.keys(CHANGE_REASON_LABELS) as [string, ...string[]], { error: '请选择调整事由' }),
      fromMonth: monthText,
      /** What the form showed as the amount in force; none for those who begin to pay. */
      oldFen: fen.optional(),
      newFen: fen,
      decidedOn: day,
      docNo: line(100),
      reason: line(300).optional(),
    }),
    output: z.object({ id: z.string() }),
  }),
  reduce: endpoint({
    method: 'POST',
    path: '/orgs/{orgId}/dues/reductions',
    summary: '登记党费少交、免交的决定',
    access: { permission: 'dues.decide', org: 'orgId' },
    input: z.strictObject({
      orgId: id,
      clientKey: z.uuid(),
      personId: id,
      kind: z.enum(['exempt', 'reduce'], { error: '请选择少交或者免交' }),
      fromMonth: monthText,
      untilMonth: monthText,
      amountFen: fen.optional(),
      appliedOn: day.optional(),
      branchMinutesOn: day,
      approverOrgId: id.optional(),
      approvalDocNo: line(100).optional(),
      approvedOn: day.optional(),
      reason: line(300).optional(),
    }),
    output: z.object({ id: z.string() }),
  }),
  items: endpoint({
    method: 'GET',
    path: '/orgs/{orgId}/dues/items',
    summary: '党费计算基数的项目表',
    access: { permission: 'rule.read', org: 'orgId' },
    input: z.strictObject({ orgId: id, on: day.optional() }),
    output: z.object({
      items: z.array(z.object({ code: z.string(), label: z.string(), treatment: z.string(), cite: citation })),
      /** Local lines of this organisation and of those above it, the nearest first. */
      notices: z.array(
        z.object({
          id,
          orgId: id,
          issuer: z.string(),
          code: z.string(),
          label: z.string(),
          treatment: z.string(),
          from: dayOut,
          until: dayOut.nullable(),
          docNo: z.string(),
        }),
      ),
    }),
  }),
  setItem: endpoint({
    method: 'POST',
    path: '/orgs/{orgId}/dues/items',
    summary: '登记本地党费项目',
    access: { permission: 'norm.write', org: 'orgId' },
    input: z.strictObject({
      orgId: id,
      code: z.string().regex(/^[A-Za-z][A-Za-z0-9]{1,39}$/, '代码须以字母开头，只用字母和数字，不超过 40 个字符'),
      label: line(40).optional(),
      treatment: z.enum(['included', 'excluded', 'deducted'], { error: '请选择怎样计入' }),
      from: day,
      until: day.optional(),
      docNo: line(60),
    }),
    output: z.object({ id }),
  }),
}
