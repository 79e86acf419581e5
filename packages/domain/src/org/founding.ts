import { addDays, addMonths, type Fen, inWords, type Known, type PlainDate, type Refusal, yuan } from '../kernel/index.ts'
import {
  block,
  foundingReplyMonths,
  info,
  type Norms,
  ORG_CITES,
  rulingOn,
  temporaryBranchGraceDays,
  warn,
} from '../norms/index.ts'
import { jointFindings, tooFewToFound, typeVerdict } from './type.ts'
import { ORG_KIND_LABELS, type OrgFacts, type OrgKind } from './types.ts'

/** What is recorded when an organisation is set up (ORG-07). */
export interface FoundingRequest {
  kind: OrgKind
  fullMembers: number
  probationaryMembers: number
  coveredUnits: number
  /** Number of the superior's reply. */
  docNo?: string | undefined
  appliedOn?: PlainDate | undefined
  repliedOn?: PlainDate | undefined
  /** The superior decided directly, without application. */
  isDirectDecision?: boolean | undefined
  activeFrom: PlainDate
  /** Planned last day, for temporary branches. */
  endsOn?: PlainDate | undefined
  /** First day on which officers act, and the day of election or appointment. */
  officersFrom?: PlainDate | undefined
  officersRecordedOn?: PlainDate | undefined
}

/** ORG-07：申请、批复、启用、班子产生的先后（支部条例第二章）。 */
function orderRefusals(request: FoundingRequest, norms: Norms): Refusal[] {
  const cite = ORG_CITES.branchFounding
  const { appliedOn, repliedOn, activeFrom, officersFrom, officersRecordedOn } = request
  const found: Refusal[] = []
  if (!repliedOn)
    found.push(
      block('ORG-07', 'org.no-reply', '没有上级批复日期，不能启用', { cite, remedy: '补录批复日期', field: 'repliedOn' }),
    )
  else if (activeFrom < repliedOn)
    found.push(
      block('ORG-07', 'org.active-before-reply', `启用日早于批复日 ${inWords(repliedOn)}`, {
        cite,
        remedy: '启用日不早于批复日',
        field: 'activeFrom',
      }),
    )
  if (!appliedOn && !request.isDirectDecision)
    found.push(
      warn('ORG-07', 'org.no-application', '没有申请日期，也未注明由上级直接决定', {
        cite,
        remedy: '补录申请日期，或者注明直接决定',
        field: 'appliedOn',
      }),
    )
  const months = repliedOn && rulingOn(foundingReplyMonths, repliedOn, norms)
  if (appliedOn && repliedOn && repliedOn < appliedOn)
    found.push(
      block('ORG-07', 'org.reply-before-application', '批复日早于申请日', {
        cite,
        remedy: '核对申请日期和批复日期',
        field: 'repliedOn',
      }),
    )
  if (appliedOn && repliedOn && months && repliedOn > addMonths(appliedOn, months.value))
    found.push(
      warn('ORG-07', 'org.late-reply', `批复距申请超过 ${months.value} 个月`, { cite, remedy: '写明原因', field: 'repliedOn' }),
    )
  if (officersFrom && (!officersRecordedOn || officersFrom < officersRecordedOn))
    found.push(
      block('ORG-07', 'org.officers-before-election', '班子成员任职早于选举或者任命记录', {
        cite,
        remedy: '先录入选举大会或者任命文件',
        field: 'officersFrom',
      }),
    )
  return found
}

/** ORG-01、ORG-02、ORG-04、ORG-06、ORG-07：能否成立。 */
export function foundingRefusals(request: FoundingRequest, on: PlainDate, norms: Norms): Refusal[] {
  const { kind, fullMembers, probationaryMembers } = request
  if (kind === 'group') return []
  const found = tooFewToFound(kind, fullMembers, on, norms)
  if (!request.docNo)
    found.push(
      block('ORG-02', 'org.no-approval', `设${ORG_KIND_LABELS[kind]}须有上级批复`, {
        cite: ORG_CITES.charter30,
        remedy: '录入批复文号',
        field: 'docNo',
      }),
    )
  const all = fullMembers + probationaryMembers
  const verdict = typeVerdict(kind, fullMembers, all, on, norms)
  if (verdict?.fit === 'no' && found.every((refusal) => refusal.code !== 'org.too-few-full-members'))
    found.push(
      warn('ORG-02', 'org.type-mismatch', `党员 ${all} 人，一般不设${ORG_KIND_LABELS[kind]}`, {
        cite: verdict.cite,
        remedy: '写明上级批准的理由',
        field: 'kind',
      }),
    )
  found.push(...jointFindings(kind, request.coveredUnits, on, norms))
  if (kind === 'temporaryBranch' && !request.endsOn)
    found.push(
      block('ORG-06', 'org.no-end-date', '临时党支部须载明结束日期', {
        cite: ORG_CITES.branchTemporary,
        remedy: '填写任务结束的日期',
        field: 'endsOn',
      }),
    )
  return [...found, ...orderRefusals(request, norms)]
}

/** ORG-06：临时党支部期满应及时撤销（支部条例第二章）。 */
export function temporaryFindings(facts: OrgFacts, on: PlainDate, norms: Norms): Refusal[] {
  if (facts.kind !== 'temporaryBranch') return []
  const cite = ORG_CITES.branchTemporary
  if (!facts.endsOn)
    return [block('ORG-06', 'org.no-end-date', '临时党支部没有结束日期', { cite, remedy: '补录结束日期', field: 'endsOn' })]
  const grace = rulingOn(temporaryBranchGraceDays, on, norms)
  if (!grace || on <= facts.endsOn) return []
  const message = `临时党支部已于 ${inWords(facts.endsOn)} 期满`
  const more = { cite, remedy: '办理撤销，党员回到原支部' }
  return on > addDays(facts.endsOn, grace.value)
    ? [warn('ORG-06', 'org.temporary-ended', `${message}，超过 ${grace.value} 天未撤销`, more)]
    : [info('ORG-06', 'org.temporary-ended', message, more)]
}

/** What must be settled before an organisation is dissolved (ORG-08). */
export interface DissolutionFacts {
  membersLeft: number
  childrenLeft: number
  /** Dues held; unknown while the dues books are kept elsewhere. */
  duesBalance: Known<Fen>
  docNo?: string | undefined
  /** Seals and files handed over. */
  isHandedOver?: boolean | undefined
}

/** ORG-08：撤销前党员须全部转接、党费结清、印章档案移交（支部条例第二章）；撤销后资料永久可查。 */
export function dissolutionRefusals(facts: DissolutionFacts): Refusal[] {
  const cite = ORG_CITES.branchDissolving
  const found: Refusal[] = []
  if (facts.membersLeft > 0)
    found.push(
      block('ORG-08', 'org.members-left', `尚有 ${facts.membersLeft} 名党员没有转入其他支部`, {
        cite,
        remedy: '先办理组织关系转接',
      }),
    )
  if (facts.childrenLeft > 0)
    found.push(
      block('ORG-08', 'org.children-left', `尚有 ${facts.childrenLeft} 个下级组织`, { cite, remedy: '先调整下级组织的隶属关系' }),
    )
  if (facts.duesBalance.known && facts.duesBalance.value !== 0)
    found.push(
      block('ORG-08', 'org.dues-left', `党费余额 ${yuan(facts.duesBalance.value)} 元，没有结清`, {
        cite,
        remedy: '移交或者上缴党费余额',
      }),
    )
  if (!facts.duesBalance.known)
    found.push(
      warn('ORG-08', 'org.dues-unknown', `党费是否结清未知：缺${facts.duesBalance.ask.label}`, {
        cite,
        remedy: '核对党费账目并写明结果',
      }),
    )
  if (!facts.docNo)
    found.push(block('ORG-08', 'org.no-approval', '没有撤销的批复或者决定', { cite, remedy: '录入批复文号', field: 'docNo' }))
  if (facts.isHandedOver === false)
    found.push(warn('ORG-08', 'org.not-handed-over', '印章和档案没有移交记录', { cite, remedy: '补录移交记录' }))
  return found
}
