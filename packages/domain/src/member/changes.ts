import type { PlainDate, Refusal } from '../kernel/index.ts'
import { block, ORG_CITES, productDefault } from '../norms/index.ts'
import { isBranch, ORG_KIND_LABELS, type OrgKind } from '../org/types.ts'
import { type MemberStatus, STATUS_LABELS } from './types.ts'

const ownRule = (gist: string) => productDefault(gist)
const HOME = ORG_CITES.education25
const DATES = ownRule('办理日期不得晚于今天，也不得早于前一段记录的起始日期')

/** An organisation as a home for members. */
export interface HomeFacts {
  orgId: string
  kind: OrgKind
  foundedOn: PlainDate
  dissolvedOn?: PlainDate | null | undefined
}

/** ORG-17、TRF-13：组织关系只能落在党支部，临时党支部不接收。 */
export function homeFindings(home: HomeFacts, on: PlainDate, field: string): Refusal[] {
  if (!isBranch(home.kind))
    return [
      block('ORG-17', 'member.home-kind', `组织关系应当落在党支部，不能直接落在${ORG_KIND_LABELS[home.kind]}`, {
        cite: HOME,
        field,
        remedy: '选择所属的党支部',
      }),
    ]
  if (home.kind === 'temporaryBranch')
    return [
      block('TRF-13', 'member.home-temporary', '临时党支部不接转组织关系', {
        cite: HOME,
        field,
        remedy: '组织关系留在原支部，参加临时党支部的活动',
      }),
    ]
  if (on < home.foundedOn)
    return [
      block('MDS-16', 'member.before-founding', `该支部 ${home.foundedOn} 才成立`, {
        cite: DATES,
        field: 'on',
        remedy: '核对日期',
      }),
    ]
  if (home.dissolvedOn && on >= home.dissolvedOn)
    return [
      block('ORG-17', 'member.after-dissolution', `该支部已于 ${home.dissolvedOn} 撤销`, {
        cite: HOME,
        field,
        remedy: '选择现有的党支部',
      }),
    ]
  return []
}

/** MDS-25：不得登记将来的事。 */
export const futureFindings = (on: PlainDate, today: PlainDate, field: string, what: string): Refusal[] =>
  on > today
    ? [block('MDS-25', 'member.future', `${what} ${on} 晚于今天`, { cite: DATES, field, remedy: '事情发生之后再登记' })]
    : []

export interface TransferFacts {
  /** The home of today, if any. */
  present?: { orgId: string; fromOn: PlainDate } | undefined
  /** First day in the present Party group, which ends with the transfer. */
  groupFrom?: PlainDate | undefined
  status: MemberStatus
  target: HomeFacts
}

/** ORG-17、MDS-16、MDS-17：组织关系转接，任一时点只有一个组织关系。 */
export function transferFindings(facts: TransferFacts, on: PlainDate, today: PlainDate): Refusal[] {
  const found = [...futureFindings(on, today, 'on', '转接日期'), ...homeFindings(facts.target, on, 'toOrgId')]
  if (facts.status !== 'NORMAL' && facts.status !== 'MOVED')
    found.push(
      block('MDS-17', 'member.not-normal', `党籍状态为“${STATUS_LABELS[facts.status]}”，不能转接组织关系`, {
        cite: HOME,
        remedy: '恢复党籍后再办理',
      }),
    )
  if (facts.present?.orgId === facts.target.orgId)
    found.push(
      block('MDS-17', 'member.same-home', '组织关系已经在这个支部', { cite: HOME, field: 'toOrgId', remedy: '选择另一个支部' }),
    )
  if (facts.present && on <= facts.present.fromOn)
    found.push(
      block('MDS-16', 'member.before-home', `转接日期须晚于进入现支部的日期 ${facts.present.fromOn}`, {
        cite: DATES,
        field: 'on',
        remedy: '核对转接日期；进入日期有误的先更正',
      }),
    )
  if (facts.groupFrom && on <= facts.groupFrom)
    found.push(
      block('MDS-16', 'member.before-group', `转接日期须晚于编入现党小组的日期 ${facts.groupFrom}`, {
        cite: DATES,
        field: 'on',
        remedy: '核对转接日期',
      }),
    )
  return found
}

/** Which status may follow which; restoring and coming back are changes to NORMAL. */
const FOLLOWERS: Record<MemberStatus, readonly MemberStatus[]> = {
  NORMAL: ['STOPPED', 'OUT', 'DEAD', 'MOVED'],
  STOPPED: ['NORMAL', 'OUT', 'DEAD'],
  MOVED: ['NORMAL', 'DEAD'],
  OUT: ['NORMAL', 'DEAD'],
  DEAD: [],
}
/** Changes that rest on a decision document of a named organisation; death and moving away are facts. */
const DECIDED: readonly MemberStatus[] = ['STOPPED', 'OUT', 'NORMAL']
/** Leaving the branch with the status: everything but returning to normal. */
export const LEAVE_KIND_OF_STATUS: Record<Exclude<MemberStatus, 'NORMAL'>, string> = {
  STOPPED: 'STOP',
  OUT: 'OUT',
  DEAD: 'DEAD',
  MOVED: 'TO_OUT',
}

export interface StatusFacts {
  present: MemberStatus
  /** First day of the present status, when it is on record. */
  since?: PlainDate | undefined
  homeFrom?: PlainDate | undefined
  docNo?: string | undefined
}

/** MDS-19、MDS-30：党籍状态变化须有日期和决定文件；由有权组织决定，平台只登记。 */
export function statusFindings(facts: StatusFacts, next: MemberStatus, on: PlainDate, today: PlainDate): Refusal[] {
  const found = futureFindings(on, today, 'on', '日期')
  const cite = ownRule('党籍状态是关键信息，凭有权组织的决定文件登记')
  if (!FOLLOWERS[facts.present].includes(next))
    found.push(
      block('MDS-30', 'member.status-order', `“${STATUS_LABELS[facts.present]}”之后不能登记为“${STATUS_LABELS[next]}”`, {
        cite,
        field: 'status',
        remedy: facts.present === next ? '现在就是这个状态，不必再登记' : '核对现在的状态',
      }),
    )
  if (DECIDED.includes(next) && !facts.docNo?.trim())
    found.push(
      block('MDS-30', 'member.no-document', '没有决定文件的文号', { cite, field: 'docNo', remedy: '填写决定或者批复的文号' }),
    )
  const earliest = facts.since ?? facts.homeFrom
  if (earliest && on <= earliest)
    found.push(
      block('MDS-16', 'member.before-status', `日期须晚于 ${earliest}`, {
        cite: DATES,
        field: 'on',
        remedy: '核对前一段记录的起始日期',
      }),
    )
  return found
}

/** ORG-12、MDS-18：党小组须属于本人所在支部。 */
export function groupFindings(
  facts: {
    homeOrgId: string
    homeFrom: PlainDate
    groupParentId: string | null
    groupKind: OrgKind
    presentFrom?: PlainDate | undefined
  },
  on: PlainDate,
  today: PlainDate,
): Refusal[] {
  const found = futureFindings(on, today, 'on', '编组日期')
  const cite = ownRule('党小组属于本支部，一名党员只编入一个党小组')
  if (facts.groupKind !== 'group' || facts.groupParentId !== facts.homeOrgId)
    found.push(
      block('MDS-18', 'member.foreign-group', '这个党小组不属于本人所在的支部', {
        cite,
        field: 'groupId',
        remedy: '选择本支部的党小组',
      }),
    )
  const earliest = facts.presentFrom && facts.presentFrom >= facts.homeFrom ? facts.presentFrom : undefined
  if (on < facts.homeFrom || (earliest && on <= earliest))
    found.push(
      block('MDS-16', 'member.before-group', `编组日期须晚于 ${earliest ?? facts.homeFrom}`, {
        cite: DATES,
        field: 'on',
        remedy: '核对日期',
      }),
    )
  return found
}

/** MDS-19：登记为流动的须有流向、联系人、外出日期；登记为失联的须有日期。 */
export function awayFindings(
  facts: {
    isFloating: boolean
    floatingTo?: string | undefined
    floatingFrom?: PlainDate | undefined
    floatingContact?: string | undefined
    isLost: boolean
    lostOn?: PlainDate | undefined
  },
  today: PlainDate,
): Refusal[] {
  const cite = ownRule('流动、失联的登记须写明日期；流动的还须有流向和联系人')
  const found: Refusal[] = []
  const need = (isThere: boolean, code: string, what: string, field: string) => {
    if (!isThere) found.push(block('MDS-19', code, `没有填写${what}`, { cite, field, remedy: `填写${what}` }))
  }
  if (facts.isFloating) {
    need(Boolean(facts.floatingTo?.trim()), 'member.floating-to', '流向', 'floatingTo')
    need(Boolean(facts.floatingContact?.trim()), 'member.floating-contact', '支部联系人', 'floatingContact')
    need(Boolean(facts.floatingFrom), 'member.floating-from', '外出日期', 'floatingFrom')
    if (facts.floatingFrom) found.push(...futureFindings(facts.floatingFrom, today, 'floatingFrom', '外出日期'))
  }
  if (facts.isLost) {
    need(Boolean(facts.lostOn), 'member.lost-on', '失联日期', 'lostOn')
    if (facts.lostOn) found.push(...futureFindings(facts.lostOn, today, 'lostOn', '失联日期'))
  }
  return found
}

/** MDS-16：一段登记的终止日期须晚于开始日期。 */
export const spanFindings = (fromOn: PlainDate, untilOn: PlainDate | undefined): Refusal[] =>
  untilOn && untilOn <= fromOn
    ? [block('MDS-16', 'member.span', `终止日期须晚于开始日期 ${fromOn}`, { cite: DATES, field: 'untilOn', remedy: '核对日期' })]
    : []

/** GEN-08、EXT-13：中止和恢复党员权利由有权组织决定，凭文件登记。 */
export const suspensionFindings = (docNo: string | undefined): Refusal[] =>
  docNo?.trim()
    ? []
    : [
        block('GEN-08', 'member.no-document', '没有决定文件的文号', {
          cite: ownRule('中止和恢复党员权利由有权组织决定，凭文件登记'),
          field: 'docNo',
          remedy: '填写决定文号',
        }),
      ]
