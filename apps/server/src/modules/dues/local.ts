import type { Citation, PlainDate } from '@hongzhu/domain'
import {
  itemOn,
  type LocalDues,
  type LocalItem,
  localItemRefusals,
  NO_LOCAL_DUES,
  PAY_ITEM_CODES,
  PAY_ITEM_LABELS,
  TREATMENT_LABELS,
} from '@hongzhu/domain/dues'
import type { Database } from '../../platform/db/pool.ts'
import type { Context } from '../../platform/http/context.ts'
import { invalid, refuseBlocked } from '../../platform/http/failure.ts'
import { insertLocalItem, type LocalItemRow, listLocalItems } from './local-queries.ts'

const citeOf = (issuer: string, docNo: string): Citation => ({
  law: `${issuer} ${docNo}`,
  article: '',
  gist: '党费计算基数的本地项目',
  mark: 'confirmed',
  source: docNo,
})
const itemOf = (row: LocalItemRow): LocalItem => ({
  code: row.code,
  ...(row.label ? { label: row.label } : {}),
  treatment: row.treatment,
  from: row.from,
  ...(row.until ? { until: row.until } : {}),
  cite: citeOf(row.issuer, row.docNo),
})

/** DUE-03：一个组织适用的本地项目，近的规定在前。 */
export async function loadLocalDues(db: Database, orgId: string, on: PlainDate): Promise<LocalDues> {
  const rows = await listLocalItems(db, orgId, on)
  return { ...NO_LOCAL_DUES, items: rows.map(itemOf) }
}

/** DUE-03：某日有效的项目表：全国写明的、由本地规定的、本地自设的。 */
export function itemTable(on: PlainDate, local: LocalDues) {
  const codes: string[] = [...new Set([...PAY_ITEM_CODES, ...local.items.map((item) => item.code)])]
  return codes.flatMap((code) => {
    const item = itemOn(code, on, local)
    return item ? [{ code, label: item.label, treatment: TREATMENT_LABELS[item.treatment], cite: item.cite }] : []
  })
}

/** The item table as it stands for an organisation, and the local notices behind it. */
export async function readItems(ctx: Context<'rule.read'>, input: { orgId: string; on?: PlainDate | undefined }) {
  const org = await ctx.org(input.orgId)
  const on = input.on ?? ctx.today
  const rows = await listLocalItems(ctx.db, org.id, on)
  return {
    items: itemTable(on, { ...NO_LOCAL_DUES, items: rows.map(itemOf) }),
    notices: rows.map((row) => ({
      ...row,
      label: row.label ?? PAY_ITEM_LABELS[row.code as keyof typeof PAY_ITEM_LABELS] ?? row.code,
      treatment: TREATMENT_LABELS[row.treatment],
    })),
  }
}

interface SetItem {
  orgId: string
  code: string
  label?: string | undefined
  treatment: string
  from: PlainDate
  until?: PlainDate | undefined
  docNo: string
}

/** DUE-03：登记本地项目表的一行；全国已经写明的不得改变。 */
export async function setItem(ctx: Context<'norm.write'>, input: SetItem) {
  const org = await ctx.org(input.orgId)
  const { code, label, from, until, docNo } = input
  const treatment = input.treatment as LocalItem['treatment']
  const item: LocalItem = { code, label, treatment, from, until, cite: citeOf('', docNo) }
  refuseBlocked(localItemRefusals(item))
  const id = await insertLocalItem(ctx.db, { orgId: org.id, item, docNo, accountId: ctx.actor.accountId })
  if (!id) throw invalid('from', '这个项目自同一天起已经登记过；要改变的，从以后的日期起另登记一行。')
  const name = label ?? PAY_ITEM_LABELS[code as keyof typeof PAY_ITEM_LABELS] ?? code
  ctx.events.record({
    type: 'dues.item-set',
    summary: `登记党费项目：${name}${TREATMENT_LABELS[treatment]}，自 ${from} 起（${docNo}）`,
    orgId: org.id,
    subject: { kind: 'org', id: org.id },
    after: { item: name, from, until, docNo },
  })
  return { id }
}
