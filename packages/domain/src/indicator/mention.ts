import { figureOf } from './fold.ts'
import type { CountUnit, FigureValue, Indicator } from './types.ts'

/** A number typed next to the words of an indicator. */
export interface Mention {
  indicatorId: string
  /** The words it stands next to. */
  word: string
  /** As typed, with its sign: 22375名, 90.2%. */
  typed: string
  value: number
  decimals: number
  /** Where the number with its sign stands in the text. */
  start: number
  end: number
}

const NUMBER =
  /(?<![\d.,〔])(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?\s*(%|％|人次|场次|名|位|人|个|所|家|场|次|届|岁)?(?!\d|\.\d|,\d{3}|年|月|日|号|世纪|余|多|万|亿)/g
const UNIT_WORDS: Record<CountUnit, readonly string[]> = {
  org: ['个', '家'],
  school: ['所', '个', '家'],
  person: ['名', '位', '人'],
  personTime: ['人次'],
  session: ['场次', '场', '次'],
  sitting: ['次', '场次'],
  post: ['名', '位', '人', '个'],
  term: ['届'],
  day: ['天'],
}
/** Between the words and the number behind them: 总数为、达到、占 …, nothing that changes what is counted. */
const LINK =
  /^(?:总数|总量|数量|总人数|人数|数|占比|比例|占)?(?:已经|已|共计|共|总计|分别)?(?:达到了|达到|达|为|是|有|占|开展|召开|提高到|提升到|提升至|上升到|上升至|[：:\s])*$/
/** Between a number with its unit and the words behind it: a few characters of the same clause. */
const GAP = /^[^，。；：！？、\d\n￼]{0,6}$/
/** Words so general that something before them changes the meaning (流动党员、民办学校). */
const BARE = new Set(['党员', '党组织', '党支部', '学校', '组织生活', '参加', '参与', '女党员', '发展党员'])
const BEFORE_BARE =
  /(?:^|[\s，。；：！？、“”（）()《》￼]|共有|现有|全市|全县|全区|全校|全系统|各级|基层|在册|其中|有|和|中|年|月|共|新)$/

const isPercent = (sign: string) => sign === '%' || sign === '％'

function unitFits(indicator: Indicator, sign: string): boolean {
  if (indicator.fold === 'share' || indicator.fold === 'ratio') return isPercent(sign)
  if (indicator.fold === 'average') return sign === '岁'
  return !isPercent(sign) && (sign === '' || UNIT_WORDS[indicator.unit].includes(sign))
}

const mayStand = (word: string, before: string) => !BARE.has(word) || BEFORE_BARE.test(before)

/** Whether the words stand before the number (党员总数为 31) or behind it (31 个党支部). */
function standsBy(text: string, word: string, start: number, end: number, sign: string): boolean {
  const head = text.slice(Math.max(0, start - 24), start)
  const at = head.lastIndexOf(word)
  if (at >= 0 && LINK.test(head.slice(at + word.length)) && mayStand(word, head.slice(0, at))) return true
  if (sign === '' || isPercent(sign)) return false
  const tail = text.slice(end, end + 24)
  const behind = tail.indexOf(word)
  if (behind < 0 || !GAP.test(tail.slice(0, behind))) return false
  return BARE.has(word) ? /^(?:基层)?$/.test(tail.slice(0, behind)) && BEFORE_BARE.test(head) : true
}

/** Numbers typed by hand next to an indicator's words; of several words the longest decides (正式党员 before 党员). */
export function findMention(text: string, indicators: readonly Indicator[]): Mention[] {
  const found: Mention[] = []
  for (const match of text.matchAll(NUMBER)) {
    const [typed, digits = '', fraction = '', sign = ''] = match
    const start = match.index
    const end = start + typed.length
    let best: { indicator: Indicator; word: string } | undefined
    for (const indicator of indicators)
      for (const word of indicator.words)
        if (word.length > (best?.word.length ?? 0) && unitFits(indicator, sign) && standsBy(text, word, start, end, sign))
          best = { indicator, word }
    if (best)
      found.push({
        indicatorId: best.indicator.id,
        word: best.word,
        typed: typed.trim(),
        value: Number(digits.replaceAll(',', '') + fraction),
        decimals: Math.max(0, fraction.length - 1),
        start,
        end,
      })
  }
  return found
}

/** Whether what was typed agrees with the records, at the decimals that were typed. */
export function agrees(mention: Mention, indicator: Indicator, figure: FigureValue): boolean {
  if (figure.value === null) return false
  if (figure.denominator === null) return mention.value === figure.value
  const { numerator, denominator } = figure
  const counted = {
    rows: denominator,
    hits: indicator.fold === 'average' ? denominator : numerator,
    measure: numerator,
    base: denominator,
  }
  return figureOf({ fold: indicator.fold, decimals: mention.decimals }, counted).value === mention.value
}

/** What the guard says about a typed number. */
export const mentionNotice = (mention: Mention, figure: FigureValue): string =>
  `与台账不一致：台账为 ${figure.text}，文中写 ${mention.typed}`

/** Percentages of one sentence that look like parts of a whole and do not make 100 (beyond rounding). */
export function unclosedShares(text: string): { sentence: string; sum: number }[] {
  const found: { sentence: string; sum: number }[] = []
  for (const sentence of text.split(/[。；！？\n]/)) {
    const tenths = [...sentence.matchAll(/(\d+)(?:\.(\d))?\d*\s*[%％]/g)].map(
      (match) => Number(match[1]) * 10 + Number(match[2] ?? 0),
    )
    if (tenths.length < 3) continue
    const sum = tenths.reduce((total, part) => total + part, 0)
    if (Math.abs(sum - 1000) > tenths.length && Math.abs(sum - 1000) <= 50)
      found.push({ sentence: sentence.trim(), sum: sum / 10 })
  }
  return found
}
