import type { Citation, PlainDate, Refusal } from '../kernel/index.ts'
import { block, ELECTION_CITES as C, info, warn } from '../norms/index.ts'
import { citeOn, isCount } from './arithmetic.ts'
import type { CountSheet, Tally } from './types.ts'

/** Marks on one paper, without any link to who filled it in. */
export interface BallotMarks {
  approved: number
  against: number
  abstained: number
  /** Other persons written in. */
  writtenIn: number
}

/** Whether one paper counts; where the text gives no answer the monitors decide. */
export interface BallotVerdict {
  state: 'valid' | 'void' | 'monitorsDecide'
  because: string
  cite: Citation
}

/** ELE-14、ELE-15：一票所选（赞成加另选）多于应选人数的无效，等于或者少于的有效；弃权的不得另选他人。 */
export function ballotVerdict(marks: BallotMarks, seats: number): BallotVerdict {
  const chosen = marks.approved + marks.writtenIn
  if (chosen > seats) return { state: 'void', because: `所选 ${chosen} 人多于应选 ${seats} 人，无效票`, cite: C.validity }
  if (marks.writtenIn > marks.against)
    return {
      state: 'monitorsDecide',
      because: `另选 ${marks.writtenIn} 人多于不赞成 ${marks.against} 人，由监票人认定`,
      cite: C.choicesPractice,
    }
  return { state: 'valid', because: `所选 ${chosen} 人不多于应选 ${seats} 人，有效票`, cite: C.validity }
}

/** ELE-15：选举和选票有效所依的条文。 */
export const validityOn = (on: PlainDate) => citeOn(on, C.validity1990, C.validity)

/** What a count sheet is worth: to be counted; void, vote again; or wrong numbers to be put right first. */
export type CountState = 'valid' | 'revote' | 'wrong'
export interface CountVerdict {
  state: CountState
  /** 「实到 20 人，发出 20 张，投票 19 人，收回 19 张（有效 18、无效 1），选举有效」. */
  arithmetic: string
  refusals: readonly Refusal[]
}

/** ELE-14、ELE-15、ELE-17：选票清点是否有效、各项数目是否平衡；`eligible` 为有被选举权的人。 */
export function countVerdict(sheet: CountSheet, on: PlainDate, eligible?: ReadonlySet<string>): CountVerdict {
  const { present, issued, voted, returned, valid } = sheet
  const spoilt = sheet.void
  const wrong = numberRefusals(sheet)
  const more = moreReturned(sheet, on)
  const unbalanced =
    wrong.length > 0 || more.length > 0
      ? []
      : [...balanceRefusals(sheet), ...sheet.tallies.flatMap((tally) => tallyRefusals(tally, sheet, eligible))]
  const isWrong = [...wrong, ...unbalanced].some((refusal) => refusal.severity === 'block')
  const state: CountState = wrong.length > 0 ? 'wrong' : more.length > 0 ? 'revote' : isWrong ? 'wrong' : 'valid'
  const end = { valid: '选举有效', revote: '选举无效，重新投票', wrong: '数目不符，先核对' }[state]
  return {
    state,
    arithmetic: `实到 ${present} 人，发出 ${issued} 张，投票 ${voted} 人，收回 ${returned} 张（有效 ${valid}、无效 ${spoilt}），${end}`,
    refusals: [...wrong, ...more, ...unbalanced],
  }
}

const NUMBERS = ['seats', 'due', 'present', 'issued', 'voted', 'returned', 'valid', 'void'] as const

/** 数目本身不成立的，先改正再判断。 */
function numberRefusals(sheet: CountSheet): Refusal[] {
  const found: Refusal[] = []
  const wrong = (code: string, message: string, field: string, remedy: string) =>
    found.push(block('ELE-17', code, message, { cite: C.announce, remedy, field }))
  for (const field of NUMBERS)
    if (!isCount(sheet[field])) wrong('election.not-a-count', '名额、人数和票数须为不小于零的整数', field, '核对计票单')
  if (sheet.seats === 0) wrong('election.no-seats', '应选名额不能为零', 'seats', '核对应选名额')
  if (sheet.present > sheet.due)
    wrong('election.present-over-due', `实到会 ${sheet.present} 人多于应到会 ${sheet.due} 人`, 'present', '核对签到和选举人名单')
  if (sheet.issued > sheet.present)
    wrong(
      'election.issued-over-present',
      `发出 ${sheet.issued} 张，多于实到会 ${sheet.present} 人`,
      'issued',
      '核对发出票数，一人一票',
    )
  if (sheet.voted > sheet.issued)
    wrong('election.voted-over-issued', `投票 ${sheet.voted} 人，多于发出 ${sheet.issued} 张`, 'voted', '核对投票人数')
  return found
}

/** ELE-15：收回多于投票人数或者发出票数的，选举无效，重新投票。 */
function moreReturned({ returned, voted, issued }: CountSheet, on: PlainDate): Refusal[] {
  const over = returned > issued ? `发出 ${issued} 张` : returned > voted ? `投票 ${voted} 人` : undefined
  if (!over) return []
  return [
    block('ELE-15', 'election.more-returned', `收回 ${returned} 张，多于${over}，选举无效`, {
      cite: validityOn(on),
      remedy: '重新投票，原选票封存',
      field: 'returned',
    }),
  ]
}

/** ELE-17：有效加无效等于收回，同一人只一行；收回少于投票的仍有效。 */
function balanceRefusals(sheet: CountSheet): Refusal[] {
  const { valid, void: spoilt, returned, voted, tallies } = sheet
  const found: Refusal[] = []
  const wrong = (code: string, message: string, field: string, remedy: string) =>
    found.push(block('ELE-17', code, message, { cite: C.announce, remedy, field }))
  if (valid + spoilt !== returned)
    wrong(
      'election.papers-unbalanced',
      `有效 ${valid} 加无效 ${spoilt} 为 ${valid + spoilt} 张，与收回 ${returned} 张不符`,
      'returned',
      '重新清点选票',
    )
  const ids = tallies.map((tally) => tally.personId)
  if (new Set(ids).size !== ids.length) wrong('election.tally-twice', '同一人在计票单中出现两次', 'tallies', '合并为一行')
  if (returned < voted)
    found.push(
      info('ELE-15', 'election.fewer-returned', `收回 ${returned} 张，少于投票 ${voted} 人，选举有效`, {
        cite: C.validity,
        field: 'returned',
      }),
    )
  return [...found, ...totalRefusals(sheet)]
}

/** ELE-14、ELE-15：赞成和另选的总数不超过有效票数乘名额；另选的总数一般不多于不赞成的总数。 */
function totalRefusals({ valid, seats, tallies }: CountSheet): Refusal[] {
  const found: Refusal[] = []
  const total = (of: (tally: Tally) => number) => tallies.reduce((sum, tally) => sum + of(tally), 0)
  const votes = total((tally) => tally.for)
  if (votes > valid * seats)
    found.push(
      block(
        'ELE-15',
        'election.too-many-votes',
        `赞成和另选共 ${votes} 票，多于有效票 ${valid} 张各选 ${seats} 名的总数 ${valid * seats}`,
        { cite: C.validity, remedy: '重新核对各人得票，所选多于应选的为无效票', field: 'tallies' },
      ),
    )
  const against = total((tally) => (tally.isListed ? tally.against : 0))
  const writtenIn = total((tally) => (tally.isListed ? 0 : tally.for))
  if (writtenIn > against)
    found.push(
      warn('ELE-14', 'election.write-ins-over-against', `另选他人 ${writtenIn} 票，多于不赞成 ${against} 票`, {
        cite: C.choicesPractice,
        remedy: '不赞成的才能另选他人，请监票人核对',
        field: 'tallies',
      }),
    )
  return found
}

/** ELE-14、ELE-17：每名候选人的赞成、不赞成、弃权之和等于有效票；另选的人须有被选举权。 */
function tallyRefusals(tally: Tally, { valid }: CountSheet, eligible?: ReadonlySet<string>): Refusal[] {
  const field = `tallies.${tally.personId}`
  const { name, against, abstain } = tally
  if (![tally.for, against, abstain].every(isCount))
    return [
      block('ELE-17', 'election.not-a-count', `${name}的票数须为不小于零的整数`, {
        cite: C.announce,
        remedy: '核对计票单',
        field,
      }),
    ]
  const sum = tally.for + against + abstain
  if (tally.isListed)
    return sum === valid
      ? []
      : [
          block(
            'ELE-17',
            'election.tally-unbalanced',
            `${name}赞成 ${tally.for}、不赞成 ${against}、弃权 ${abstain}，合计 ${sum}，与有效票 ${valid} 张不符`,
            {
              cite: C.announce,
              remedy: '重新核对该人得票',
              field,
            },
          ),
        ]
  const found: Refusal[] = []
  if (against > 0 || abstain > 0 || tally.for > valid)
    found.push(
      block('ELE-14', 'election.write-in-wrong', `${name}为另选他人，只计另选票，且不多于有效票 ${valid} 张`, {
        cite: C.choices,
        remedy: '核对另选他人的票数',
        field,
      }),
    )
  if (eligible && !eligible.has(tally.personId))
    found.push(
      block('ELE-14', 'election.write-in-not-eligible', `另选的${name}没有被选举权`, {
        cite: C.choices,
        remedy: '该人所得票不计，由监票人注明',
        field,
      }),
    )
  return found
}
