import type { PlainDate } from '@hongzhu/domain'
import { weakListingRefusals } from '@hongzhu/domain/org'
import { conflict, invalid, notFound, refuseBlocked } from '../../platform/http/failure.ts'
import { lockState, superiorOnly, type Write } from './change.ts'
import { changeListing, findListingSince, insertListing, lockListing } from './weak-queries.ts'

const BY_SUPERIOR = '软弱涣散基层党组织由上级党组织倒排、整顿和验收，请报上级办理。'

async function open(ctx: Write, orgId: string) {
  const opened = await lockState(ctx, orgId)
  await superiorOnly(ctx, opened.state.parentId, BY_SUPERIOR)
  return opened
}

async function openListing(ctx: Write, orgId: string, listingId: string) {
  const { state } = await open(ctx, orgId)
  const listing = await lockListing(ctx.db, orgId, listingId)
  if (!listing) throw notFound('列入记录')
  return { state, listing }
}

function record(ctx: Write, past: 'listed' | 'planned' | 'accepted', summary: string, orgId: string, id: string, after: object) {
  ctx.events.record({ type: `weak.${past}`, summary, orgId, subject: { kind: 'weak_listing', id }, after })
}

/** 列入软弱涣散名单：由上级决定，有文号和原因（ORG-19）。 */
export async function listWeak(ctx: Write, input: { orgId: string; listedOn: PlainDate; docNo: string; reason: string }) {
  const { org, state } = await open(ctx, input.orgId)
  refuseBlocked(weakListingRefusals(state.kind))
  if (input.listedOn > ctx.today) throw invalid('listedOn', '日期还没有到')
  if (input.listedOn < org.foundedOn) throw invalid('listedOn', `列入日期早于成立日 ${org.foundedOn}`)
  if (org.dissolvedOn) throw conflict('该组织已经撤销。')
  const since = await findListingSince(ctx.db, input.orgId, input.listedOn)
  if (since) throw conflict(`已于 ${since.listedOn} 列入名单，验收以前不重复列入。`)
  const id = await insertListing(ctx.db, {
    ...input,
    decidedBy: state.parentId ?? input.orgId,
    accountId: ctx.actor.accountId,
  })
  record(ctx, 'listed', `${state.shortName}列入软弱涣散名单（${input.docNo}）`, input.orgId, id, input)
  return { id }
}

/** 登记整顿方案（ORG-19）。 */
export async function planWeak(ctx: Write, input: { orgId: string; listingId: string; planOn: PlainDate; docNo: string }) {
  const { state, listing } = await openListing(ctx, input.orgId, input.listingId)
  if (listing.planOn) throw conflict(`已登记过整顿方案（${listing.planOn}）。`)
  if (input.planOn > ctx.today) throw invalid('planOn', '日期还没有到')
  if (input.planOn < listing.listedOn) throw invalid('planOn', `整顿方案早于列入日期 ${listing.listedOn}`)
  await changeListing(ctx.db, input.listingId, { plan_on: input.planOn, plan_doc_no: input.docNo })
  record(ctx, 'planned', `${state.shortName}制定整顿方案（${input.docNo}）`, input.orgId, input.listingId, input)
  return { id: input.listingId }
}

/** 验收：整顿到位后由上级验收，移出名单（ORG-19）。 */
export async function acceptWeak(ctx: Write, input: { orgId: string; listingId: string; acceptedOn: PlainDate; docNo: string }) {
  const { state, listing } = await openListing(ctx, input.orgId, input.listingId)
  if (listing.acceptedOn) throw conflict(`已于 ${listing.acceptedOn} 验收。`)
  if (!listing.planOn) throw conflict('还没有登记整顿方案，不能验收。')
  if (input.acceptedOn > ctx.today) throw invalid('acceptedOn', '日期还没有到')
  if (input.acceptedOn < listing.planOn) throw invalid('acceptedOn', `验收早于整顿方案 ${listing.planOn}`)
  await changeListing(ctx.db, input.listingId, { accepted_on: input.acceptedOn, accepted_doc_no: input.docNo })
  record(ctx, 'accepted', `${state.shortName}整顿验收（${input.docNo}）`, input.orgId, input.listingId, input)
  return { id: input.listingId }
}
