import type { Context } from '../../../platform/http/context.ts'
import { Failure, notFound } from '../../../platform/http/failure.ts'
import { attachFile } from '../../document/index.ts'
import { findDecider } from './excuse-queries.ts'

/** Keeps the decision's paper with its excuse, by who reaches the organisation that decided it (SEC-36). */
export async function attachDecision(ctx: Context<'excuse.write'>, input: { orgId: string; excuseId: string; file: File }) {
  const org = await ctx.org(input.orgId)
  const excuse = await findDecider(ctx.db, org.id, input.excuseId)
  if (!excuse) throw notFound('免办')
  await ctx.org(excuse.id).catch(() => {
    throw new Failure('forbidden', '免办决定的文件由作出决定的党组织上传，请报上级办理。', { code: 'excuse.superior-decides' })
  })
  const owner = { kind: 'excuse', id: input.excuseId, orgId: org.id, title: `免办决定 ${excuse.docNo}` }
  return attachFile(ctx, owner, input.file)
}
