import { type Fen, fen, type PlainDate, type Refusal } from '../kernel/index.ts'
import { block, DUES_CITES as C, warn } from '../norms/index.ts'
import { inYuan } from './base.ts'
import { type LocalDues, localOn } from './local.ts'
import { USE_LABELS, USE_LINE_LABELS, type UseCode, type UseLine } from './types.ts'

const isUse = (code: string): code is UseCode => Object.hasOwn(USE_LABELS, code)
const isLine = (code: string): code is UseLine => Object.hasOwn(USE_LINE_LABELS, code)

/** An outlay of dues before it is paid. */
export interface Expense {
  on: PlainDate
  amountFen: Fen
  /** One of the five uses or of the detailed lines. */
  use?: string | undefined
  /** Meeting of the committee that holds the money. */
  decision?: { on: PlainDate; minutesNo: string } | undefined
  proposerId?: string | undefined
  approverId?: string | undefined
  cashierId?: string | undefined
  invoiceNo?: string | undefined
  /** Persons who receive aid or a prize, and how many have signed. */
  receivers?: { count: number; signed: number } | undefined
  /** The grant it is paid from, when it is earmarked. */
  grant?: { use: string; leftFen: Fen } | undefined
}

/** DUE-21：用途属于五项中的哪一项；细目须有本地对照；undefined 表示没有对照或者没有这个用途。 */
export function useOf(code: string, on: PlainDate, local: LocalDues): UseCode | undefined {
  if (isUse(code)) return code
  return localOn(local.uses, on, (mapping) => mapping.line === code)?.use
}

function useFindings(expense: Expense, local: LocalDues): Refusal[] {
  const { use, on } = expense
  if (!use || !(isUse(use) || isLine(use)))
    return [
      block('DUE-21', 'dues.no-use', '没有写明用途，或者不是党费允许的用途', {
        cite: C.seventeen,
        remedy: '在用途表中选择；不属于党费用途的从党建工作经费列支',
        field: 'use',
      }),
    ]
  if (useOf(use, on, local)) return []
  return [
    warn('DUE-21', 'dues.use-unmapped', `“${isLine(use) ? USE_LINE_LABELS[use] : use}”不在规定的五项用途之内，本地没有对照`, {
      cite: C.sevenLines,
      remedy: '写明理由；由主管组织登记用途对照',
      field: 'use',
    }),
  ]
}

function peopleFindings(expense: Expense): Refusal[] {
  const { proposerId, approverId, cashierId } = expense
  const people = [proposerId, approverId, cashierId]
  const refuse = (code: string, message: string, remedy: string) => [
    block('DUE-22', code, message, { cite: C.twenty, remedy, field: 'approverId' }),
  ]
  if (people.some((id) => !id)) return refuse('dues.people-missing', '提出、批准、付款三人没有写全', '分别填写三人')
  if (new Set(people).size < people.length)
    return refuse('dues.same-person', '提出、批准、付款不能是同一人', '由不同的人分别办理')
  return []
}

function grantFindings(expense: Expense): Refusal[] {
  const { grant, use, amountFen } = expense
  if (!grant) return []
  const found: Refusal[] = []
  const refuse = (code: string, message: string, remedy: string, field: string) =>
    found.push(block('DUE-22', code, message, { cite: C.twenty, remedy, field }))
  if (grant.use !== use)
    refuse('dues.relabelled', '下拨的党费只能用于指定用途', '按下拨时的用途使用，改变用途须报原下拨组织', 'use')
  if (amountFen > grant.leftFen)
    refuse('dues.grant-exceeded', `这笔下拨只剩 ${inYuan(grant.leftFen)}`, '按剩余数额办理', 'amountFen')
  return found
}

/** DUE-21、DUE-22：一笔支出能否付款：用途、集体决定、票据、领取签字、专款专用、三人分开。 */
export function expenseRefusals(expense: Expense, local: LocalDues): Refusal[] {
  const { decision, on, invoiceNo, receivers, amountFen } = expense
  const found = [...useFindings(expense, local), ...peopleFindings(expense), ...grantFindings(expense)]
  const refuse = (code: string, message: string, remedy: string, field: string) =>
    found.push(block('DUE-22', code, message, { cite: C.twenty, remedy, field }))
  if (amountFen <= 0) refuse('dues.amount', '金额须大于零', '填写支出金额', 'amountFen')
  if (!decision?.minutesNo.trim())
    refuse('dues.no-minutes', '没有集体研究的会议记录', '经委员会集体讨论后登记会议记录', 'decision')
  else if (decision.on > on) refuse('dues.paid-before-decision', '付款早于集体决定', '核对日期；先决定后付款', 'on')
  if (!invoiceNo?.trim() && !receivers)
    refuse('dues.no-voucher', '没有票据或者领取名单', '登记发票号；发给个人的登记领取签字名单', 'invoiceNo')
  if (receivers && receivers.signed < receivers.count)
    refuse(
      'dues.unsigned',
      `${receivers.count} 人领取，${receivers.count - receivers.signed} 人没有签字`,
      '补齐签字',
      'receivers',
    )
  return found
}

/** DUE-22：请示只报上一级，不越级。 */
export function requestRefusals(fromOrgId: string, toOrgId: string, parentOf: (orgId: string) => string | undefined): Refusal[] {
  if (parentOf(fromOrgId) === toOrgId) return []
  return [
    block('DUE-22', 'dues.past-superior', '申请下拨党费应当报上一级党组织，不能越级', {
      cite: C.twenty,
      remedy: '改报直接上级',
      field: 'toOrgId',
    }),
  ]
}

/** Uses of a year by line, for the yearly paper; fen. */
export function usesByLine(expenses: readonly Expense[]): Map<string, Fen> {
  const sums = new Map<string, Fen>()
  for (const { use = '', amountFen } of expenses) sums.set(use, fen((sums.get(use) ?? 0) + amountFen))
  return sums
}
