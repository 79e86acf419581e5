import type { Refusal } from '../kernel/index.ts'
import { block, ELECTION_CITES as C } from '../norms/index.ts'
import type { Named } from './conduct.ts'
import { isOfficer, type Office } from './types.ts'

const collator = new Intl.Collator('zh-u-co-stroke')
/** ELE-13：按姓氏笔画排列的建议；同画和异体由人核对调整。 */
export const byStrokes = <T extends { name: string }>(persons: readonly T[]): T[] =>
  persons.toSorted((a, b) => collator.compare(a.name, b.name))

/** ELE-13、ELE-17：选票和当选名单的次序；书记、副书记按批准的顺序，其他按姓氏笔画。 */
export const listOrder = (office: Office, persons: readonly Named[], approved: readonly Named[]): Named[] =>
  isOfficer(office) ? approved.filter((one) => persons.some((person) => person.personId === one.personId)) : byStrokes(persons)

/** ELE-13：选票排列；书记、副书记按批准的顺序，委员、代表按姓氏笔画，与建议不同的须有人核对过。 */
export function ballotOrderRefusals(
  office: Office,
  printed: readonly Named[],
  approved: readonly Named[],
  isOrderChecked: boolean,
): Refusal[] {
  const ids = (persons: readonly Named[]) => persons.map((person) => person.personId).join()
  const expected = listOrder(office, printed, approved)
  if (ids(printed) === ids(expected) || (!isOfficer(office) && isOrderChecked)) return []
  const names = expected.map((person) => person.name).join('、')
  return [
    block('ELE-13', 'election.ballot-order', `选票应按${isOfficer(office) ? '上级批准的顺序' : '姓氏笔画'}排列：${names}`, {
      cite: C.ballot,
      remedy: isOfficer(office) ? '按批复调整' : '按姓氏笔画调整；确认现在的顺序无误的，由核对人确认',
      field: 'order',
    }),
  ]
}

/** ELE-17：计票单由全体监票人、计票人签名，选票封存，才能办结。 */
export function closingRefusals(facts: {
  monitors: readonly Named[]
  tellers: readonly Named[]
  /** Persons whose signature is on the count sheet. */
  signed: readonly string[]
  isSealed: boolean
}): Refusal[] {
  const signed = new Set(facts.signed)
  const missing = [...facts.monitors, ...facts.tellers].filter((person) => !signed.has(person.personId))
  const found: Refusal[] = []
  if (missing.length > 0)
    found.push(
      block('ELE-17', 'election.sheet-unsigned', `计票单缺${missing.map((person) => person.name).join('、')}签名`, {
        cite: C.announce,
        remedy: '补签后扫描登记',
        field: 'signed',
      }),
    )
  if (!facts.isSealed)
    found.push(
      block('ELE-17', 'election.not-sealed', '选票没有封存的记录', {
        cite: C.announce,
        remedy: '封存选票并登记保管人',
        field: 'sealed',
      }),
    )
  return found
}
