import { type DutyWord, listValue, mark, plainName, textValue, unresolved } from '@hongzhu/domain/exchange'
import { CATEGORY_LABELS, type MemberCategory } from '@hongzhu/domain/member'
import { DUTY_LABELS, type Duty, isBranch, ORG_KIND_LABELS } from '@hongzhu/domain/org'
import type { OrgEntry } from './directory-queries.ts'
import { changesOf } from './member-changes.ts'
import { checkMember } from './member-check.ts'
import type { PersonOnRecord } from './member-facts-queries.ts'
import { matchPerson } from './member-match.ts'
import type { MemberFacts, MemberOp, Place, PostOp } from './member-types.ts'
import { conclude, type InputRow, type PlannedRow } from './plan.ts'

function resolveOrg(row: InputRow, facts: MemberFacts): OrgEntry | undefined {
  const { values, cells } = row
  const text = textValue(values, 'org')
  if (text === undefined) {
    const chosen = facts.directory.orgById.get(facts.defaultOrgId)
    if (chosen && isBranch(chosen.kind)) return chosen
    mark(cells, 'org', 'error', '“所在党支部”必须填写（导入时选的不是党支部）')
    return undefined
  }
  const found = facts.directory.orgs.find(text)
  if (!found.found) {
    mark(cells, 'org', 'error', unresolved('党组织', text, found))
    return undefined
  }
  const parent = found.found.kind === 'group' ? facts.directory.orgById.get(found.found.parentId ?? '') : found.found
  if (parent && isBranch(parent.kind)) {
    if (found.how === 'loose') mark(cells, 'org', 'note', `读作“${found.found.name}”`)
    return found.found
  }
  mark(
    cells,
    'org',
    'error',
    `“${found.found.shortName}”是${ORG_KIND_LABELS[found.found.kind]}；党员的组织关系应落在党支部，请填支部`,
  )
  return undefined
}

function resolveGroup(row: InputRow, facts: MemberFacts, branch: OrgEntry | undefined): OrgEntry | undefined {
  const text = textValue(row.values, 'group')
  if (text === undefined || !branch) return undefined
  const own = facts.directory.groupsOf.get(branch.id) ?? []
  const name = plainName(text)
  const hits = own.filter((org) => [org.code, org.name, org.shortName].some((word) => plainName(word) === name))
  const near = hits.length > 0 ? hits : own.filter((org) => plainName(org.name).includes(name))
  if (near.length === 1) return near[0]
  mark(row.cells, 'group', 'warning', `本支部没有名为“${text.slice(0, 30)}”的党小组，这次不编组`)
  return undefined
}

export function resolvePlace(row: InputRow, facts: MemberFacts): Place {
  const named = resolveOrg(row, facts)
  const isGroup = named?.kind === 'group'
  const org = isGroup ? facts.directory.orgById.get(named.parentId ?? '') : named
  const group = isGroup ? named : resolveGroup(row, facts, org)
  const text = textValue(row.values, 'school')
  const school = text === undefined ? undefined : facts.directory.schools.find(text)
  if (text !== undefined && school && !school.found)
    mark(row.cells, 'school', 'warning', `${unresolved('学校', text, school)}；工作单位这次不登记`)
  return {
    ...(org ? { org } : {}),
    ...(group ? { group } : {}),
    ...(school?.found ? { schoolId: school.found.id } : {}),
  }
}

/** The organisation a duty is held in: the branch, its group, or the committee above. */
function orgOfDuty(word: DutyWord, place: Place, facts: MemberFacts): { org: OrgEntry; duty: Duty } | undefined {
  const [level, above] = word.split(':') as [string, Duty | undefined]
  if (above) {
    for (let org = place.org; org; org = facts.directory.orgById.get(org.parentId ?? ''))
      if (org.kind === level) return { org, duty: above }
    return undefined
  }
  const org = word === 'groupLeader' ? place.group : place.org
  return org ? { org, duty: word as Duty } : undefined
}

function planPosts(row: InputRow, facts: MemberFacts, place: Place, personId: string | undefined): PostOp[] {
  const { values, cells } = row
  return (listValue(values, 'duties') as readonly DutyWord[]).flatMap((word) => {
    const at = orgOfDuty(word, place, facts)
    if (!at) {
      mark(
        cells,
        'duties',
        'warning',
        word === 'groupLeader' ? '没有编入党小组，组长职务这次不登记' : '上级组织不在您的管理范围内，这个职务这次不登记',
      )
      return []
    }
    const held = personId ? facts.posts.get(`${personId} ${at.org.id} ${at.duty}`) : undefined
    if (held === null) return []
    const given = textValue(values, 'dutyFrom')
    const fromOn = given ?? at.org.termStart ?? textValue(values, 'enteredOn') ?? undefined
    if (!fromOn) {
      mark(cells, 'duties', 'warning', `${DUTY_LABELS[at.duty]}没有任职日期，组织也没有本届选举日期，这次不登记职务`)
      return []
    }
    if (held !== undefined && held > fromOn) {
      mark(cells, 'duties', 'warning', `已登记过任${DUTY_LABELS[at.duty]}至 ${held}，任职日期不能更早，这次不登记`)
      return []
    }
    if (!given) mark(cells, 'duties', 'note', `任职日期未填，按 ${fromOn} 登记`)
    const isOfTerm = at.org.termStart !== null && fromOn >= at.org.termStart
    const appointment = textValue(values, 'appointment') ?? 'elected'
    return [{ orgId: at.org.id, duty: at.duty, appointment, fromOn, termId: isOfTerm ? at.org.termId : null }]
  })
}

/** 未写类别的按转正日期：有为正式，无为预备。 */
function followCategory({ values, cells }: InputRow): void {
  if (values.category !== undefined || values.joinedOn === undefined) return
  const category: MemberCategory = values.fullOn === undefined ? 'P' : 'F'
  values.category = category
  if (category === 'P') mark(cells, 'category', 'note', `未填类别和转正日期，按${CATEGORY_LABELS.P}登记`)
}

const later = (...days: (string | undefined)[]) =>
  days
    .filter((day) => day !== undefined)
    .sort()
    .at(-1)

function planNew(row: InputRow, facts: MemberFacts, place: Place, known: PersonOnRecord | undefined): PlannedRow<MemberOp> {
  const { values } = row
  followCategory(row)
  const entered = textValue(values, 'enteredOn') ?? later(textValue(values, 'joinedOn'), place.org?.foundedOn)
  const posts = planPosts(row, facts, place, known?.id)
  checkMember(row, { place, today: facts.today, entered, posts })
  const op: MemberOp = {
    ...(known ? { personId: known.id, version: known.version, becomesMember: true } : {}),
    values,
    orgId: place.org?.id ?? '',
    groupId: place.group?.id ?? null,
    schoolId: place.schoolId ?? null,
    enteredOn: entered ?? facts.today,
    posts,
    ...(known ? { changes: changesOf(row, known, place, facts.directory) } : {}),
  }
  return conclude(row, { action: known ? 'changed' : 'new', ...(known ? { targetId: known.id } : {}), op })
}

function planKnown(row: InputRow, facts: MemberFacts, place: Place, known: PersonOnRecord): PlannedRow<MemberOp> {
  const { values, cells } = row
  if (place.org && known.homeOrgId !== place.org.id) {
    const home = facts.directory.orgById.get(known.homeOrgId ?? '')?.shortName
    mark(
      cells,
      'org',
      'warning',
      home ? `组织关系现在“${home}”；转接须办理组织关系转接，本次不改` : '组织关系不在您的管理范围内，本次不改',
    )
  }
  const changes = changesOf(row, known, place, facts.directory)
  const isHome = place.org !== undefined && known.homeOrgId === place.org.id
  const posts = isHome ? planPosts(row, facts, place, known.id) : []
  if (posts.length > 0) mark(cells, 'duties', 'changed', `将登记任职：${posts.map((post) => DUTY_LABELS[post.duty]).join('、')}`)
  const groupId = isHome && place.group && known.groupId === null ? place.group.id : null
  if (groupId) mark(cells, 'group', 'changed', '将编入党小组')
  checkMember(row, { place: isHome ? place : {}, today: facts.today, entered: undefined, posts, known })
  const isChanged = Object.keys(changes.person).length + Object.keys(changes.member).length + posts.length > 0 || groupId !== null
  const op: MemberOp = {
    personId: known.id,
    version: known.version,
    values,
    orgId: known.homeOrgId ?? '',
    groupId,
    schoolId: place.schoolId ?? null,
    enteredOn: facts.today,
    posts,
    changes,
  }
  return conclude(row, { action: isChanged ? 'changed' : 'same', targetId: known.id, ...(isChanged ? { op } : {}) })
}

/** What each row of a roll of members would do. */
export function planMembers(rows: readonly InputRow[], facts: MemberFacts, seen: Map<string, InputRow>): PlannedRow<MemberOp>[] {
  return rows.map((row) => {
    const { values, cells } = row
    const place = resolvePlace(row, facts)
    const idNo = textValue(values, 'idNo')
    const name = textValue(values, 'name') ?? ''
    const key = idNo ?? `${name} ${textValue(values, 'bornOn') ?? ''} ${place.org?.id ?? ''}`
    const earlier = name === '' ? undefined : seen.get(key)
    if (earlier && idNo) mark(cells, 'idNo', 'error', `与第 ${earlier.rowNo} 行（${earlier.sheet}）身份号码相同，请只留一行`)
    else if (earlier && row.choice !== 'new')
      mark(cells, 'name', 'warning', `与第 ${earlier.rowNo} 行（${earlier.sheet}）姓名、出生日期、支部相同，请核对是不是同一人`)
    else seen.set(key, row)
    const match = matchPerson(row, facts, place)
    const { candidates } = match
    // Whoever chose may choose again: the candidates stay beside the row.
    if (match.person?.isMember) return { ...planKnown(row, facts, place, match.person), candidates }
    const { action, targetId, op } = planNew(row, facts, place, match.person)
    return conclude(row, { action, targetId, candidates, ...(op ? { op } : {}) })
  })
}
