import type { PlainDate } from '@hongzhu/domain'
import { isIncomplete, type PowerSpan, powerChangeRefusals } from '@hongzhu/domain/org'
import { refuseBlocked } from '../../platform/http/failure.ts'
import { lockState, superiorOnly, type Write } from './change.ts'
import { completePower, endPower, insertPower, listPowers, type PowerRow } from './power-queries.ts'

/** A stored span as the rules read it. */
export const powerSpan = (row: Pick<PowerRow, 'from' | 'until' | 'docNo'>): PowerSpan => ({
  from: (row.from as PlainDate | null) ?? undefined,
  until: (row.until as PlainDate | null) ?? undefined,
  docNo: row.docNo ?? undefined,
})

const PAST = {
  granted: '授予预备党员审批权',
  completed: '补录预备党员审批权的起始日期和文号',
  withdrawn: '收回预备党员审批权',
} as const

/** 授予、补录、收回预备党员审批权，由上级按文件登记（GEN-05、ORG-18）。 */
export async function changePower(ctx: Write, input: { orgId: string; isGrant: boolean; on: PlainDate; docNo: string }) {
  const { org, state } = await lockState(ctx, input.orgId)
  await superiorOnly(ctx, state.parentId, '预备党员审批权由上级党组织授予和收回，请报上级办理。')
  const rows = await listPowers(ctx.db, input.orgId)
  const open = rows.find((row) => row.until === null)
  refuseBlocked(
    powerChangeRefusals({
      kind: state.kind,
      isGrant: input.isGrant,
      on: input.on,
      docNo: input.docNo,
      today: ctx.today,
      foundedOn: org.foundedOn as PlainDate,
      dissolvedOn: (org.dissolvedOn as PlainDate | null) ?? undefined,
      spans: rows.map(powerSpan),
    }),
  )
  const row = { orgId: input.orgId, on: input.on, docNo: input.docNo, accountId: ctx.actor.accountId }
  const past = !input.isGrant ? 'withdrawn' : open && isIncomplete(powerSpan(open)) ? 'completed' : 'granted'
  if (past === 'withdrawn') await endPower(ctx.db, row)
  else if (past === 'completed' && open) await completePower(ctx.db, open.id, row)
  else await insertPower(ctx.db, row)
  ctx.events.record({
    type: `org.power-${past}`,
    summary: `${state.shortName}：${PAST[past]}（${input.docNo}，${input.on}）`,
    orgId: input.orgId,
    subject: { kind: 'org', id: input.orgId },
    ...(open ? { before: { from: open.from, docNo: open.docNo } } : {}),
    after: { on: input.on, docNo: input.docNo },
  })
  return { id: input.orgId }
}
