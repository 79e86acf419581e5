import type { PlainDate } from '@hongzhu/domain'
import { firstDay, firstDayInWords, mark, proposeBecause, textValue } from '@hongzhu/domain/exchange'
import { CATEGORY_LABELS, type MemberCategory } from '@hongzhu/domain/member'
import { changesOf } from './member-changes.ts'
import { checkMember } from './member-check.ts'
import type { PersonOnRecord } from './member-facts-queries.ts'
import { matchPerson } from './member-match.ts'
import { resolvePlace } from './member-place.ts'
import { planPosts } from './member-posts.ts'
import { describeTwin, findTwins, markJoined, type Roll, remember, withJoined } from './member-twins.ts'
import type { MemberFacts, MemberOp, Place } from './member-types.ts'
import { conclude, type InputRow, type PlannedRow } from './plan.ts'

/** 未写类别的按转正日期：有为正式，无为预备。 */
function followCategory({ values, cells }: InputRow): void {
  if (values.category !== undefined || values.joinedOn === undefined) return
  const category: MemberCategory = values.fullOn === undefined ? 'P' : 'F'
  values.category = category
  if (category === 'P') mark(cells, 'category', 'note', `未填类别和转正日期，按${CATEGORY_LABELS.P}登记`)
}

/** From which day the home stands; the preview says it, and why, for every row. */
function homeOf({ values, cells }: InputRow, facts: MemberFacts, place: Place): PlainDate {
  const given = textValue(values, 'enteredOn') as PlainDate | undefined
  const joined = textValue(values, 'joinedOn') as PlainDate | undefined
  const home = firstDay({ given, batch: facts.fromOn, notBefore: { joined, founded: place.org?.foundedOn } })
  if (given) mark(cells, 'enteredOn', 'ok', firstDayInWords('组织关系', home))
  else proposeBecause(cells, 'enteredOn', home.on, 'note', firstDayInWords('组织关系', home))
  return home.on
}

/** First day in the group: the sheet has no column for it, so never before the day of the batch. */
const groupedFrom = (facts: MemberFacts, place: Place, home: PlainDate | undefined) =>
  firstDay({ batch: facts.fromOn, notBefore: { home, founded: place.group?.foundedOn } })

function planNew(row: InputRow, facts: MemberFacts, place: Place, known: PersonOnRecord | undefined): PlannedRow<MemberOp> {
  const { values } = row
  followCategory(row)
  const home = homeOf(row, facts, place)
  const posts = planPosts(row, facts, { place, personId: known?.id, home })
  const grouped = groupedFrom(facts, place, home)
  if (place.group) proposeBecause(row.cells, 'group', place.group.shortName, 'note', firstDayInWords('党小组', grouped))
  checkMember(row, { place, today: facts.today, entered: home, posts })
  const op: MemberOp = {
    ...(known ? { personId: known.id, version: known.version, becomesMember: true } : {}),
    values,
    orgId: place.org?.id ?? '',
    groupId: place.group?.id ?? null,
    schoolId: place.schoolId ?? null,
    enteredOn: home,
    groupedOn: grouped.on,
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
  const posts = isHome ? planPosts(row, facts, { place, personId: known.id, home: known.homeFrom ?? undefined }) : []
  if (posts.length > 0) mark(cells, 'duties', 'changed', '将登记任职')
  const groupId = isHome && place.group && known.groupId === null ? place.group.id : null
  const grouped = groupedFrom(facts, place, known.homeFrom ?? undefined)
  if (groupId) proposeBecause(cells, 'group', place.group?.shortName ?? '', 'changed', firstDayInWords('将编入党小组，', grouped))
  if (textValue(values, 'enteredOn') !== undefined && known.homeFrom)
    proposeBecause(cells, 'enteredOn', known.homeFrom, 'note', '已在册，组织关系起始日期本次不改')
  checkMember(row, { place: isHome ? place : {}, today: facts.today, entered: undefined, posts, known })
  const isChanged = Object.keys(changes.person).length + Object.keys(changes.member).length + posts.length > 0 || groupId !== null
  const op: MemberOp = {
    personId: known.id,
    version: known.version,
    values,
    orgId: known.homeOrgId ?? '',
    groupId,
    schoolId: place.schoolId ?? null,
    enteredOn: known.homeFrom ?? facts.fromOn,
    groupedOn: grouped.on,
    posts,
    changes,
  }
  return conclude(row, { action: isChanged ? 'changed' : 'same', targetId: known.id, ...(isChanged ? { op } : {}) })
}

function planRow(row: InputRow, facts: MemberFacts, roll: Roll): PlannedRow<MemberOp> {
  const place = resolvePlace(row, facts)
  const idNo = textValue(row.values, 'idNo')
  const sameNumber = idNo === undefined ? undefined : roll.byIdNo.get(idNo)
  if (sameNumber) mark(row.cells, 'idNo', 'error', `与第 ${sameNumber.rowNo} 行（${sameNumber.sheet}）身份号码相同，请只留一行`)
  const twins = findTwins(row, place, roll)
  const others = twins.map(describeTwin)
  if (markJoined(row, twins)) return { row, state: 'skipped', action: 'none', targetId: null, candidates: others }
  remember(row, place, roll)
  const whole = withJoined(row, roll)
  const match = matchPerson(whole, facts, place)
  // Whoever chose may choose again: the candidates stay beside the row.
  const candidates = [...match.candidates, ...others]
  const planned = match.person?.isMember
    ? planKnown(whole, facts, place, match.person)
    : planNew(whole, facts, place, match.person)
  const { action, targetId, op } = planned
  return conclude(row, { action, targetId, candidates, ...(op ? { op } : {}) })
}

/** What each row of a roll of members would do; rows of one file are planned in order, with one roll. */
export const planMembers = (rows: readonly InputRow[], facts: MemberFacts, roll: Roll): PlannedRow<MemberOp>[] =>
  rows.map((row) => planRow(row, facts, roll))
