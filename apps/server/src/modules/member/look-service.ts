import { maskedFields, PERSON_FIELDS } from '@hongzhu/domain/member'
import type { Context } from '../../platform/http/context.ts'
import { Failure, notFound } from '../../platform/http/failure.ts'
import { countLooks } from './care-queries.ts'
import { subjectOf } from './commands.ts'
import { hiddenTexts } from './record.ts'
import { findIdentity, findPerson } from './record-queries.ts'

/** Product limits of SEC-39 and SEC-19. */
const PER_MINUTE = 5
const PER_DAY = 20
const SHOWN_SECONDS = 60
const PHONE = /Mobile|Android|iPhone|iPad|HarmonyOS/i

/** Shows in full what the labels mask of one person (SEC-17): per record, with a reason, recorded, not on phones (SEC-75). */
export async function unmask(ctx: Context<'member.unmask'>, input: { personId: string; reason: string }) {
  const person = await findPerson(ctx.db, ctx.scope, input.personId, ctx.today)
  if (!person?.isKept) throw notFound('人员信息')
  if (PHONE.test(ctx.device))
    throw new Failure('refused', '手机上不显示完整证件号码，请在电脑上查看（SEC-75）。', { code: 'member.unmask-on-phone' })
  const looks = await countLooks(ctx.db, ctx.actor.accountId, ctx.services.clock.now())
  if (looks.minute >= PER_MINUTE)
    throw new Failure('too-many', `一分钟最多查看 ${PER_MINUTE} 人的完整号码，请稍后再试（SEC-39）。`, {
      code: 'member.unmask-minute',
    })
  if (looks.day >= PER_DAY)
    throw new Failure(
      'refused',
      `一天内已查看 ${PER_DAY} 人的完整号码；再多须经另一人同意（SEC-19），本次不予显示。成批核对请使用名册导入的比对功能。`,
      { code: 'member.unmask-day' },
    )
  const row = await findIdentity(ctx.db, person.id, { kind: 'own', isEntitled: true }, ctx.today, ctx.today)
  if (!row) throw notFound('人员信息')
  const titles = maskedFields().map((field) => PERSON_FIELDS[field].title)
  ctx.events.record({
    type: 'member.unmasked',
    summary: `${ctx.actor.name} 查看了 ${person.name} 的敏感信息全文：${titles.join('、')}`,
    orgId: person.orgId,
    subject: subjectOf(person.id),
    reason: input.reason,
  })
  return { fields: hiddenTexts(row), seconds: SHOWN_SECONDS }
}
