import { addDays, type PlainDate, type Refusal } from '../kernel/index.ts'
import { block } from '../norms/finding.ts'
import { isWeakPassword } from './weak-passwords.ts'

/** 口令规则的数字（SEC-02、SEC-03）：通用要求只说“复杂度”和“定期更换”，具体取值为产品默认。 */
export const PASSWORD_RULES = {
  length: 8,
  administratorLength: 12,
  classes: 3,
  /** 口令中与身份证号、电话号码连续相同的数字达到几位即不可用。 */
  sharedDigits: 6,
  /** 近几次用过的口令不得再用。 */
  remembered: 5,
} as const

/** What is known about the person whose password it is to be. */
export interface PasswordOwner {
  login: string
  name: string
  /** The name in pinyin without spaces, lower case. */
  pinyin: string
  phone?: string | null
  idNo?: string | null
  isAdministrator: boolean
}

const CLASSES = [/[a-z]/, /[A-Z]/, /\d/, /[^a-zA-Z\d]/]

function sharesDigits(password: string, number: string | null | undefined): boolean {
  const digits = number ?? ''
  for (let start = 0; start + PASSWORD_RULES.sharedDigits <= digits.length; start += 1)
    if (password.includes(digits.slice(start, start + PASSWORD_RULES.sharedDigits))) return true
  return false
}

const refuse = (code: string, message: string, remedy: string) =>
  block('SEC-02', `identity.${code}`, message, { remedy, field: 'newPassword' })

/** Why the password cannot be used; empty when it can (SEC-02). */
export function passwordFindings(password: string, owner: PasswordOwner): Refusal[] {
  const findings: Refusal[] = []
  const length = owner.isAdministrator ? PASSWORD_RULES.administratorLength : PASSWORD_RULES.length
  const who = owner.isAdministrator ? '管理员口令' : '口令'
  if ([...password].length < length) findings.push(refuse('password-short', `${who}不得少于 ${length} 位。`, '请加长。'))
  const used = CLASSES.filter((one) => one.test(password)).length
  if (used < PASSWORD_RULES.classes)
    findings.push(
      refuse('password-simple', '大写字母、小写字母、数字、符号四类中至少用三类。', `现在用了 ${used} 类，请补上其他类。`),
    )
  const plain = password.normalize('NFKC').toLowerCase()
  const letters = plain.replace(/[^\p{L}\p{N}]/gu, '')
  const holds = (text: string, atLeast: number) => text.length >= atLeast && (plain.includes(text) || letters.includes(text))
  if (holds(owner.login.toLowerCase(), 3))
    findings.push(refuse('password-has-login', '口令里不能有登录名。', '请换一个与本人无关的口令。'))
  if (holds(owner.name.toLowerCase(), 2) || holds(owner.pinyin.toLowerCase(), 4))
    findings.push(refuse('password-has-name', '口令里不能有本人姓名或姓名拼音。', '请换一个与本人无关的口令。'))
  if (sharesDigits(letters, owner.phone))
    findings.push(refuse('password-has-phone', '口令里不能有本人电话号码。', '请换一个与本人无关的口令。'))
  if (sharesDigits(letters, owner.idNo))
    findings.push(refuse('password-has-id', '口令里不能有本人身份证号或出生日期。', '请换一个与本人无关的口令。'))
  if (isWeakPassword(password))
    findings.push(refuse('password-weak', '这个口令太常见，容易被猜中。', '请用几个不相干的词加数字和符号。'))
  return findings
}

/** A password used lately cannot be used again (SEC-03). */
export const reuseFinding = (): Refusal =>
  block('SEC-03', 'identity.password-reused', `不能与最近 ${PASSWORD_RULES.remembered} 次用过的口令相同。`, {
    remedy: '请换一个没有用过的口令。',
    field: 'newPassword',
  })

/** The day from which a password must be changed; undefined when it never has to (SEC-03). */
export const passwordChangeDay = (setOn: PlainDate, days: number): PlainDate | undefined =>
  days > 0 ? addDays(setOn, days) : undefined
