// The passwords that are guessed first, made from how people make them: walks over the keyboard, common words with
// years and counted digits, birthdays. Made by rule, so that the list can be read, and only when first asked for.

const ROWS = ['1234567890', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm']
const COLUMNS = ['1qaz', '2wsx', '3edc', '4rfv', '5tgb', '6yhn', '7ujm', '8ik', '9ol']
const WORDS = [
  ...['password', 'passwd', 'pass', 'admin', 'administrator', 'root', 'system', 'manager', 'guest', 'test', 'demo', 'user'],
  ...[
    'welcome',
    'hello',
    'letmein',
    'login',
    'master',
    'super',
    'secret',
    'changeme',
    'default',
    'computer',
    'windows',
    'office',
  ],
  ...['iloveyou', 'love', 'monkey', 'dragon', 'sunshine', 'princess', 'football', 'qwerty', 'asdf', 'zxcv', 'abc', 'abcd', 'aaa'],
  ...[
    'woaini',
    'woaiwojia',
    'nihao',
    'zhongguo',
    'china',
    'beijing',
    'shanghai',
    'guangdong',
    'hunan',
    'hubei',
    'sichuan',
    'tianqi',
  ],
  ...['hongzhu', 'dangyuan', 'dangjian', 'dangzhibu', 'zhibu', 'dangwei', 'gongchandang', 'zuzhi', 'shuji', 'jiaoyu', 'jiaoyuju'],
  ...['xuexiao', 'laoshi', 'jiaoshi', 'xuesheng', 'xiaoxue', 'zhongxue', 'gaozhong', 'yizhong', 'erzhong', 'daxue', 'youeryuan'],
  ...['school', 'teacher', 'student', 'edu', 'jyj', 'dang', 'dj', 'gw', 'oa', 'mima', 'kouling', 'zhanghao', 'guanliyuan'],
  ...['wang', 'li', 'zhang', 'liu', 'chen', 'yang', 'zhao', 'huang', 'zhou', 'wu', 'xu', 'sun', 'ma', 'zhu', 'hu', 'guo', 'he'],
  ...['lin', 'gao', 'luo', 'zheng', 'liang', 'xie', 'song', 'tang', 'deng', 'han', 'feng', 'cao', 'peng', 'zeng', 'xiao', 'tian'],
  ...['spring', 'summer', 'autumn', 'winter', 'monday', 'friday', 'january', 'march', 'june', 'july', 'october', 'december'],
  ...[
    'apple',
    'google',
    'baidu',
    'tencent',
    'huawei',
    'xiaomi',
    'weixin',
    'wechat',
    'alibaba',
    'taobao',
    'jack',
    'tom',
    'michael',
  ],
]
const FIRST_YEAR = 1949
const LAST_YEAR = 2035

function countedDigits(): string[] {
  const endings = ['', '0', '1', '12', '123', '1234', '12345', '123456', '1234567', '12345678', '123456789', '1234567890']
  endings.push(
    '01',
    '001',
    '007',
    '10',
    '11',
    '100',
    '101',
    '111',
    '110',
    '120',
    '119',
    '123123',
    '321',
    '4321',
    '54321',
    '654321',
  )
  endings.push('520', '521', '1314', '5201314', '168', '188', '518', '666', '888', '999', '000', '0000', '1111', '6666', '8888')
  endings.push('9999', '111111', '666666', '888888', '000000', 'a', 'abc', 'q', 'qwe', 'asd')
  for (let year = FIRST_YEAR; year <= LAST_YEAR; year += 1) endings.push(String(year))
  return endings
}

/** Pieces of the keyboard of at least three keys, forwards and backwards. */
function keyboardWalks(): string[] {
  const walks: string[] = []
  const lines = [...ROWS, ...COLUMNS, COLUMNS.slice(0, 2).join(''), COLUMNS.slice(0, 3).join(''), COLUMNS.slice(0, 4).join('')]
  for (const line of lines)
    for (let start = 0; start < line.length; start += 1)
      for (let end = start + 3; end <= line.length; end += 1) {
        const walk = line.slice(start, end)
        walks.push(walk, [...walk].reverse().join(''))
      }
  return walks
}

let list: ReadonlySet<string> | undefined

/** The weak passwords, lower case, without signs; more than ten thousand (SEC-02). */
export function weakPasswords(): ReadonlySet<string> {
  if (list) return list
  const made = new Set<string>()
  const endings = countedDigits()
  for (const word of WORDS)
    for (const ending of endings) {
      made.add(word + ending)
      if (/^\d/.test(ending)) made.add(ending + word)
    }
  const walks = keyboardWalks()
  for (const walk of walks) {
    made.add(walk + walk)
    for (const ending of ['', '1', '12', '123', '1234', '123456', '888', '666', 'a', 'abc', 'qwe']) {
      made.add(walk + ending)
      made.add(ending + walk)
    }
  }
  list = made
  return made
}

const LETTER_FOR: Record<string, string> = { '0': 'o', '1': 'l', '3': 'e', '4': 'a', '5': 's', '@': 'a', $: 's', '!': 'i' }
const withoutSigns = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, '')
const asLetters = (text: string) => [...text].map((sign) => LETTER_FOR[sign] ?? sign).join('')

/** Whether it is a listed password, also behind capitals, signs and the usual exchanges (P@ssw0rd!123). */
export function isWeakPassword(password: string): boolean {
  const plain = password.normalize('NFKC').toLowerCase()
  if (new Set(plain).size < 5) return true
  const lastLetter = plain.search(/\p{L}[^\p{L}]*$/u) + 1
  const disguised = asLetters(plain.slice(0, lastLetter)) + plain.slice(lastLetter)
  const weak = weakPasswords()
  return [plain, withoutSigns(plain), disguised, withoutSigns(disguised)].some((form) => weak.has(form))
}
