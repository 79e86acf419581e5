import type { PlainDate } from '@hongzhu/domain'
import type { Scope } from '@hongzhu/domain/access'
import { reliefRefusals } from '@hongzhu/domain/meeting'
import {
  completenessOf,
  DEGREE_CODES,
  EDUCATION_CODES,
  ETHNICITY_CODES,
  isMaskedField,
  labelOf,
  type MemberCategory,
  type MemberStatus,
  maskedFields,
  memberFindings,
  PERSON_FIELDS,
  type PersonField,
  SEX_CODES,
  shownText,
  WORK_POST_CODES,
} from '@hongzhu/domain/member'
import { scopeOfSystem } from '../../platform/access/scope.ts'
import type { Database } from '../../platform/db/pool.ts'
import {
  countAttendance,
  findIdentity,
  type IdentityRow,
  listGroups,
  listHomes,
  listPosts,
  listReliefs,
  listStatuses,
  listTrail,
  type PersonRef,
  type View,
} from './record-queries.ts'

type Home = Awaited<ReturnType<typeof listHomes>>[number]
type Reliefs = Awaited<ReturnType<typeof listReliefs>>

const SHOWN: Record<PersonField, (row: IdentityRow) => string | null> = {
  name: (row) => row.name,
  idNo: (row) => row.idNo,
  sex: (row) => labelOf(SEX_CODES, row.sex),
  ethnicity: (row) => labelOf(ETHNICITY_CODES, row.ethnicity),
  bornOn: (row) => (row.bornOn && row.bornPrecision === 'month' ? `${row.bornOn.slice(0, 7)}（日不详）` : row.bornOn),
  birthNote: (row) => row.birthNote,
  education: (row) => labelOf(EDUCATION_CODES, row.education),
  degree: (row) => labelOf(DEGREE_CODES, row.degree),
  workPost: (row) => labelOf(WORK_POST_CODES, row.workPost),
  title: (row) => row.title,
  phone: (row) => row.phone,
  address: (row) => row.address,
  nativePlace: (row) => row.nativePlace,
  workedFrom: (row) => row.workedFrom,
  isFrontLine: (row) => (row.isFrontLine === null ? null : row.isFrontLine ? '是' : '否'),
  appliedOn: (row) => row.appliedOn,
  activistOn: (row) => row.activistOn,
  candidateOn: (row) => row.candidateOn,
  joinedOn: (row) => row.joinedOn,
  fullOn: (row) => row.fullOn,
}
/** These come masked from the database already. */
const MASKED_THERE: readonly PersonField[] = ['idNo', 'phone', 'address']

/** Whether the field is masked in this view, by its label (SEC-17). */
const isHidden = (field: PersonField, view: View) => view.kind === 'masked' && isMaskedField(field)

function shownIn(field: PersonField, row: IdentityRow, view: View): string | null {
  const text = SHOWN[field](row)
  return text && isHidden(field, view) && !MASKED_THERE.includes(field) ? shownText(field, text) : text
}

/** The full text of the fields that are masked on the record (SEC-75). */
export const hiddenTexts = (row: IdentityRow): Record<string, string | null> =>
  Object.fromEntries(maskedFields().map((field) => [field, SHOWN[field](row) || null]))

/** What a former home still sees of someone who left. */
const SEEN_BY_FORMER: readonly PersonField[] = ['name', 'sex', 'joinedOn', 'fullOn']

function fieldsOf(row: IdentityRow, view: View, isKept: boolean) {
  return (Object.keys(PERSON_FIELDS) as PersonField[])
    .filter((key) => isKept || SEEN_BY_FORMER.includes(key))
    .map((key) => ({
      key,
      ...PERSON_FIELDS[key],
      value: shownIn(key, row, view) || null,
      isMasked: isHidden(key, view) && SHOWN[key](row) !== null,
    }))
}

/** What a form starts from: the fields as they are, without those that are masked in this view. */
function formValues(row: IdentityRow, view: View) {
  const given = <T>(field: PersonField, value: T | null) => (isHidden(field, view) ? null : value)
  return {
    sex: given('sex', row.sex),
    ethnicity: given('ethnicity', row.ethnicity),
    bornOn: given('bornOn', row.bornOn),
    birthNote: given('birthNote', row.birthNote),
    education: given('education', row.education),
    degree: given('degree', row.degree),
    workPost: given('workPost', row.workPost),
    title: given('title', row.title),
    nativePlace: given('nativePlace', row.nativePlace),
    workedFrom: given('workedFrom', row.workedFrom),
    isFrontLine: given('isFrontLine', row.isFrontLine),
    joinedOn: given('joinedOn', row.joinedOn),
    fullOn: given('fullOn', row.fullOn),
  }
}

const categoryOn = (row: IdentityRow, on: PlainDate): MemberCategory | null =>
  row.isMember ? (row.fullOn !== null && row.fullOn <= on ? 'F' : 'P') : null

const inForce = (row: { fromOn: PlainDate; untilOn: PlainDate | null }, on: PlainDate) =>
  row.fromOn <= on && (row.untilOn === null || row.untilOn > on)

/** The checks of the data standard, as history (GEN-09), without the ID number: it stays in the database and was checked on entry. */
function findingsOf(row: IdentityRow, status: MemberStatus, home: Home | undefined, reliefs: Reliefs, on: PlainDate) {
  const given = <T>(value: T | null) => value ?? undefined
  const person = {
    name: row.name,
    sex: given(row.sex),
    bornOn: given(row.bornOn),
    birthNote: given(row.birthNote),
    education: given(row.education),
    degree: given(row.degree),
    workPost: given(row.workPost),
    workedFrom: given(row.workedFrom),
  }
  const member = {
    category: categoryOn(row, on) ?? undefined,
    appliedOn: given(row.appliedOn),
    activistOn: given(row.activistOn),
    candidateOn: given(row.candidateOn),
    joinedOn: given(row.joinedOn),
    fullOn: given(row.fullOn),
    enteredBranchOn: home?.fromOn,
    status,
    isFloating: row.isFloating,
    floatingTo: given(row.floatingTo),
    floatingFrom: given(row.floatingFrom),
    floatingContact: given(row.floatingContact),
    isLost: row.isLost,
    lostOn: given(row.lostOn),
  }
  return [
    ...memberFindings(person, member, [], on, 'history'),
    ...reliefs
      .filter((relief) => relief.kind === 'attendance' && inForce(relief, on))
      .flatMap((relief) => reliefRefusals({ reason: relief.reason, from: relief.fromOn, reviewOn: given(relief.reviewOn) }, on)),
  ]
}

/** Nothing of identity but what a former home may still see. */
const forFormerHome = (row: IdentityRow): IdentityRow => ({
  ...row,
  ethnicity: null,
  bornOn: null,
  birthNote: null,
  education: null,
  degree: null,
  workPost: null,
  title: null,
  nativePlace: null,
  workedFrom: null,
  isFrontLine: null,
  isFloating: false,
  floatingTo: null,
  floatingFrom: null,
  floatingReason: null,
  floatingContact: null,
  isLost: false,
  lostOn: null,
})

/** One person as the record page and the person's own page show them: fields, dated history, findings, completeness. */
export async function loadRecord(db: Database, scope: Scope, person: PersonRef, view: View, on: PlainDate, today: PlainDate) {
  const id = person.id
  const [found, homes, statuses, posts, groups, reliefs, attendance, orgTrail] = await Promise.all([
    findIdentity(db, id, view, on, today),
    listHomes(db, id),
    listStatuses(db, id),
    listPosts(db, id),
    listGroups(db, id),
    listReliefs(db, id),
    countAttendance(db, id, on),
    listTrail(db, person.orgPath, scope, today),
  ])
  if (!found) return undefined
  const row = person.isKept ? found : forFormerHome(found)
  const status: MemberStatus | null = row.isMember ? (statuses.find((entry) => inForce(entry, on))?.status ?? 'NORMAL') : null
  const category = categoryOn(row, on)
  const home = homes.find((entry) => inForce(entry, on))
  const minimum = { ...row, category, status, orgId: home?.orgId ?? null }
  return {
    personId: id,
    version: row.version,
    name: row.name,
    category,
    status,
    isKept: person.isKept,
    orgId: home?.orgId ?? (person.isKept ? row.orgId : (homes[0]?.orgId ?? row.orgId)),
    orgName: home?.orgName ?? (person.isKept ? row.orgName : (homes[0]?.orgName ?? '')),
    orgTrail: person.isKept ? orgTrail : [],
    fields: fieldsOf(row, view, person.isKept),
    values: formValues(row, view),
    floating: {
      is: row.isFloating,
      to: row.floatingTo,
      from: row.floatingFrom,
      reason: row.floatingReason,
      contact: row.floatingContact,
    },
    lost: { is: row.isLost, on: row.lostOn },
    completeness: row.isMember && person.isKept ? completenessOf(minimum) : { filled: 0, due: 0, missing: [] },
    findings: status && person.isKept ? findingsOf(row, status, home, reliefs, on) : [],
    homes,
    statuses,
    posts,
    groups,
    reliefs,
    attendance: row.isMember ? attendance : null,
    recordedAt: row.recordedAt,
    recordedBy: row.recordedBy,
  }
}

/** The reach of one's own page: everything that is about oneself. */
export const OWN_SCOPE = scopeOfSystem('member.read')
