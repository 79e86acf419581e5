import { type PlainDate, type Refusal, readDate } from '@hongzhu/domain'
import { CASES, ruleById } from '@hongzhu/domain/capabilities'
import { dutiesOf, dutyWindow } from '@hongzhu/domain/duty'
import { archiveRefusals, type MeetingSheet, type OrgLifeFacts } from '@hongzhu/domain/meeting'
import { type LocalValue, versionAt } from '@hongzhu/domain/norms'
import { OBLIGATION_STATE_LABELS, type Obligation } from '@hongzhu/domain/obligation'
import { type OrgFacts, organisationFindings } from '@hongzhu/domain/org'
import { systemClock } from '../platform/clock.ts'
import { type Arguments, jsonAsked, print, printJson, word } from './arguments.ts'
import { configOf, UsageError } from './database.ts'

/** What a facts file holds; each part is the domain's own shape (OrgFacts, OrgLifeFacts, MeetingSheet). */
interface Facts {
  on?: string
  org?: OrgFacts
  life?: OrgLifeFacts
  sheet?: MeetingSheet
  /** Local notices that apply to the organisation, the nearest first; without them the law alone. */
  local?: LocalValue[]
}
const SEVERITY = { block: '不能办理', warn: '提醒', info: '提示' } as const

function judge(facts: Facts, on: PlainDate): { findings: Refusal[]; duties: Obligation[] } {
  const { org, life, sheet } = facts
  const norms = { local: facts.local ?? [] }
  return {
    findings: [...(org ? organisationFindings(org, on, norms) : []), ...(sheet ? archiveRefusals(sheet, norms) : [])],
    duties: org || life ? dutiesOf({ org, life, decisions: [], excuses: [], cases: [] }, dutyWindow(on), on, norms) : [],
  }
}

/** Plays the worked examples of a rule. */
function play(id: string, isJson: boolean): void {
  const cases = CASES.filter((entry) => entry.rule === id).map(({ sentence, expected, outcome }) => ({
    sentence,
    expected,
    found: outcome(),
  }))
  if (isJson) printJson({ rule: id, cases })
  else
    for (const { sentence, expected, found } of cases)
      print(`${found === expected ? '✓' : '✗'} ${sentence} → ${found}${found === expected ? '' : `（应为：${expected}）`}`)
  if (cases.length === 0 && !isJson) print(`${id} 没有示例；请用 --facts 给出事实。`)
  if (cases.some((entry) => entry.found !== entry.expected)) process.exitCode = 1
}

/** What one rule says about given facts: findings and duties of that rule, by the law and the notices given with them. */
export async function rulesCheck(args: Arguments): Promise<void> {
  const id = word(args.words, 0, '规则编号')
  const rule = ruleById(id)
  if (!rule) throw new UsageError(`没有编号为 ${id} 的规则。`)
  if (!args.facts) return play(id, args.json)
  const facts = jsonAsked(args.facts) as Facts
  const asked = args.on ?? facts.on
  const on = asked === undefined ? systemClock(configOf(args.data).today).today() : readDate(asked)
  if (!on) throw new UsageError(`${asked} 不是日期。`)
  if (!facts.org && !facts.life && !facts.sheet) throw new UsageError('事实文件须有 org、life 或 sheet 之一。')
  const { findings, duties } = judge(facts, on)
  const own = { findings: findings.filter((one) => one.rule === id), duties: duties.filter((one) => one.rule === id) }
  if (args.json) return printJson({ rule: id, on, version: versionAt(rule, on) ?? null, ...own })
  print(`${rule.id} ${rule.title}，${on}：${versionAt(rule, on)?.text ?? '当日不在施行期内'}`)
  for (const { severity, message, remedy } of own.findings)
    print(`  ${SEVERITY[severity]}：${message}${remedy ? `。${remedy}` : ''}`)
  for (const duty of own.duties)
    print(`  ${OBLIGATION_STATE_LABELS[duty.state]}：${duty.title}，期限 ${duty.due}${duty.missing ? `，${duty.missing}` : ''}`)
  if (own.findings.length + own.duties.length === 0) print('  不提示')
}
