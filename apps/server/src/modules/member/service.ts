import { inWords as dayInWords, type PlainDate, type Refusal } from '@hongzhu/domain'
import { homeFindings, memberFindings, PERSON_FIELDS, type PersonField, type Sex } from '@hongzhu/domain/member'
import type { Context } from '../../platform/http/context.ts'
import { Failure, notFound } from '../../platform/http/failure.ts'
import { codeFindings } from './coded.ts'
import { insertHome, listLikely } from './command-queries.ts'
import { homeFor, orTaken, personFor, refuseIfBlocked, subjectOf } from './commands.ts'
import { fillPerson, findValues, insertMember, insertPerson, type PersonValues, updatePerson } from './person-queries.ts'
import { differences, inWords } from './values.ts'

type Write = Context<'member.write'>

type NewMember = PersonValues & {
  orgId: string
  name: string
  idNo: string
  bornOn: PlainDate
  joinedOn: PlainDate
  enteredOn: PlainDate
  entryKind: string
  docNo?: string | undefined
  sameAs?: string | undefined
  isAnother: boolean
}

const valuesOf = (input: Record<string, unknown>): PersonValues =>
  Object.fromEntries(
    (Object.keys(PERSON_FIELDS) as PersonField[]).flatMap((field) => {
      const value = input[field]
      return value === undefined ? [] : [[field, value === '' ? null : (value as string | boolean | null)]]
    }),
  )

/** MDS-03…25 on what is about to be written; facts of earlier years are judged as history (GEN-09). */
function standardFindings(values: PersonValues, more: { enteredOn?: PlainDate; isNew: boolean }, today: PlainDate): Refusal[] {
  const text = (field: PersonField) => (values[field] ?? undefined) as string | undefined
  const day = (field: PersonField) => text(field) as PlainDate | undefined
  const person = {
    name: text('name') ?? '',
    idNo: text('idNo'),
    sex: text('sex') as Sex | undefined,
    bornOn: day('bornOn'),
    birthNote: text('birthNote'),
    education: text('education'),
    degree: text('degree'),
    workPost: text('workPost'),
    workedFrom: day('workedFrom'),
  }
  const member = {
    appliedOn: day('appliedOn'),
    activistOn: day('activistOn'),
    candidateOn: day('candidateOn'),
    joinedOn: day('joinedOn'),
    fullOn: day('fullOn'),
    enteredBranchOn: more.enteredOn,
    status: 'NORMAL' as const,
    isLost: false,
    isFloating: false,
  }
  return memberFindings(person, member, [], today, more.isNew ? 'live' : 'history')
}

/** Whether the same person is on record: the ID number decides, name with birth day asks a person (one person, one record). */
async function likelyPersons(ctx: Write, input: NewMember) {
  const likely = await listLikely(ctx.db, ctx.scope, input, ctx.today)
  const known = likely.find((row) => row.isSameId && row.isMember)
  if (known)
    throw new Failure('refused', `${known.name} 已在 ${known.orgName} 登记，一人只有一条信息。`, {
      code: 'member.known',
      refusals: [
        {
          code: 'member.known',
          severity: 'block',
          rule: 'MDS-03',
          message: `公民身份号码与 ${known.orgName} 的 ${known.name} 相同`,
          remedy: '请打开已有的信息办理转接',
          opens: { kind: 'person', id: known.personId, label: known.name },
          field: 'idNo',
        },
      ],
    })
  return likely
}

async function writeNew(ctx: Write, input: NewMember, values: PersonValues): Promise<string> {
  const by = ctx.actor.accountId
  let personId = input.sameAs
  if (personId) await fillPerson(ctx.db, personId, values, input.orgId)
  else personId = await insertPerson(ctx.db, values, input.orgId, by)
  if (!personId)
    throw new Failure('refused', '这个公民身份号码已在系统中登记，但不在您的管理范围内；请由共同上级组织办理组织关系转接。', {
      code: 'member.known-elsewhere',
    })
  await orTaken(
    insertHome(ctx.db, {
      personId,
      orgId: input.orgId,
      on: input.enteredOn,
      entryKind: input.entryKind,
      docNo: input.docNo ?? null,
      by,
    }),
  )
  await orTaken(insertMember(ctx.db, personId, input.orgId, values, by))
  return personId
}

/** Adds a member: one person, one record; likely doubles are answered for a person to choose. */
export async function addMember(ctx: Write, input: NewMember) {
  const home = await homeFor(ctx, input.orgId, input.enteredOn)
  refuseIfBlocked([
    ...homeFindings(home, input.enteredOn, 'orgId'),
    ...standardFindings(input, { enteredOn: input.enteredOn, isNew: input.entryKind === 'NEW' }, ctx.today),
    ...codeFindings(input),
  ])
  const likely = await likelyPersons(ctx, input)
  const chosen = likely.find((row) => row.personId === input.sameAs)
  if (input.sameAs && !chosen) throw notFound('人员信息')
  if (chosen?.isMember)
    throw new Failure('refused', `${chosen.name} 已是在册登记的党员。`, {
      code: 'member.known',
      refusals: [
        {
          code: 'member.known',
          severity: 'block',
          message: '一人只有一条信息',
          remedy: '请打开其信息办理转接或者恢复',
          opens: { kind: 'person', id: chosen.personId, label: chosen.name },
        },
      ],
    })
  // The same ID number is the same person; only name with birth day can be somebody else.
  const open = likely.filter((row) => row.isSameId || !input.isAnother)
  if (!chosen && open.length > 0)
    return { personId: null, candidates: open.map(({ isSameId: _isSameId, ...candidate }) => candidate) }
  const values = valuesOf(input as never)
  const personId = await writeNew(ctx, input, values)
  ctx.events.record({
    type: 'member.added',
    summary: `登记党员 ${input.name}，${dayInWords(input.enteredOn)}进入 ${home.name}`,
    orgId: home.orgId,
    subject: subjectOf(personId),
    after: {
      ...differences({}, values).after,
      enteredOn: input.enteredOn,
      entryKind: input.entryKind,
      docNo: input.docNo ?? null,
    },
  })
  return { personId, candidates: [] }
}

/** Somebody changed the person since the form was opened: both sides, field by field. */
function conflictOf(present: PersonValues, wanted: PersonValues): Failure {
  const { fields } = differences(present, wanted)
  return new Failure('conflict', '这条信息在您打开之后被别人改过，没有保存。请核对下面各项，刷新后再改。', {
    code: 'member.changed-meanwhile',
    refusals: fields.map((field) => ({
      code: 'member.changed-meanwhile',
      severity: 'block',
      field,
      message: `${PERSON_FIELDS[field].title}：现为“${inWords(field, present[field]) || '空'}”，您填的是“${inWords(field, wanted[field]) || '空'}”`,
    })),
  })
}

async function changeValues(ctx: Context, personId: string, version: number, wanted: PersonValues) {
  const person = await personFor(ctx, personId)
  const { version: presentVersion, ...present } = await findValues(ctx.db, personId)
  const changed = differences(present, wanted)
  if (presentVersion !== version) throw conflictOf(present, wanted)
  return { person, present, changed }
}

/** Changes what the branch may change itself (MDS-30); before and after are kept. */
export async function changeFields(ctx: Write, input: { personId: string; version: number } & PersonValues) {
  const wanted = valuesOf(input as never)
  refuseIfBlocked(codeFindings(input))
  const { person, changed } = await changeValues(ctx, input.personId, input.version, wanted)
  if (changed.fields.length === 0) return { version: input.version }
  const version = await updatePerson(ctx.db, person.id, wanted)
  ctx.events.record({
    type: 'member.changed',
    summary: `修改 ${person.name} 的${changed.titles.join('、')}`,
    orgId: person.orgId,
    subject: subjectOf(person.id),
    before: changed.before,
    after: changed.after,
  })
  return { version }
}

/** Changes key items on application with a document (MDS-30): name, ID number, birth, joining and full dates. */
export async function changeKeyItems(
  ctx: Context<'member.decide'>,
  input: { personId: string; version: number; docNo: string; reason: string } & PersonValues,
) {
  const wanted = valuesOf(input as never)
  const { person, present, changed } = await changeValues(ctx, input.personId, input.version, wanted)
  if (changed.fields.length === 0) throw new Failure('refused', '没有填写要变更的内容。', { code: 'member.nothing-changed' })
  // An ID number that does not change was checked when it was entered; it takes no part here.
  const { idNo: _idNo, ...kept } = present
  refuseIfBlocked(standardFindings({ ...kept, ...wanted }, { isNew: false }, ctx.today))
  const version = await orKnown(updatePerson(ctx.db, person.id, wanted))
  ctx.events.record({
    type: 'member.key-items-changed',
    summary: `凭 ${input.docNo} 变更 ${person.name} 的${changed.titles.join('、')}`,
    orgId: person.orgId,
    subject: subjectOf(person.id),
    before: changed.before,
    after: { ...changed.after, docNo: input.docNo },
    reason: input.reason,
  })
  return { version }
}

async function orKnown<T>(work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (error) {
    if ((error as { code?: string }).code === '23505')
      throw new Failure('refused', '这个公民身份号码已是另一人的，一人一号；请核对，重复登记的请联系上级组织。', {
        code: 'member.id-taken',
      })
    throw error
  }
}
