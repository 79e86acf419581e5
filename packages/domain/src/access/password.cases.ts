import { inBrief, type WorkedCase } from '../norms/index.ts'
import { type PasswordOwner, passwordFindings } from './password-rules.ts'

const zhou: PasswordOwner = {
  login: 'zhoumy',
  name: '周明远',
  pinyin: 'zhoumingyuan',
  phone: '13800001000',
  idNo: '990101198203010018',
  isAdministrator: false,
}
const administrator: PasswordOwner = { ...zhou, isAdministrator: true }

const CODES: Record<string, string> = {
  'identity.password-short': '太短',
  'identity.password-simple': '类别不足',
  'identity.password-has-login': '含登录名',
  'identity.password-has-name': '含姓名',
  'identity.password-has-phone': '含电话',
  'identity.password-has-id': '含证件号',
  'identity.password-weak': '太常见',
}
const verdict = (password: string, owner: PasswordOwner) =>
  passwordFindings(password, owner)
    .map((found) => CODES[found.code] ?? inBrief([found]))
    .join('、') || '可用'

const rows: readonly [string, string, string, PasswordOwner?][] = [
  ['三类八位', 'Kx7mq2Wd', '可用'],
  ['四类', 'Lv-93-tea', '可用'],
  ['小写、数字、符号', 'paddle+41lamp', '可用'],
  ['中文算符号一类', '青山Tea71tree', '可用'],
  ['口令里可以有空格', 'green Tea 719', '可用'],
  ['七位', 'Kx7mq2W', '太短'],
  ['空口令', '', '太短、类别不足、太常见'],
  ['只有小写', 'paddlelamptree', '类别不足'],
  ['只有小写和数字', 'paddle71lamp', '类别不足'],
  ['只有数字', '73920584', '类别不足'],
  ['大小写两类', 'PaddleLampTree', '类别不足'],
  ['含登录名', 'Zhoumy#7193', '含登录名'],
  ['登录名大小写不论', 'x-ZHOUMY-719a', '含登录名'],
  ['含姓名拼音', 'Zhoumingyuan#7', '含姓名'],
  ['拼音中间加点', 'Zhou.Ming.Yuan7', '含姓名'],
  ['含汉字姓名', '周明远Tea#71', '含姓名'],
  ['含手机号', 'Tea#13800001000', '含电话'],
  ['含手机号中六位', 'Tea#800001x', '含电话'],
  ['含手机号中五位，不算', 'Tea#80000x', '可用'],
  ['含出生日期', 'Tea#19820301', '含证件号'],
  ['含身份证后六位', 'Tea#010018', '含证件号'],
  ['含身份证号加横线', 'Tea#1982-03-01', '含证件号'],
  ['常见词加数字', 'Password123', '太常见'],
  ['常见词换字母', 'P@ssw0rd123', '太常见'],
  ['常见词加符号', 'Admin@123456', '太常见'],
  ['年份收尾', 'Welcome@2026', '太常见'],
  ['产品名加年份', 'Hongzhu-2026', '太常见'],
  ['姓氏加数字', 'Wang123456!', '太常见'],
  ['键盘横排', 'Qwertyuiop1!', '太常见'],
  ['键盘竖排', '1qaz@2WSX', '太常见'],
  ['倒着走', 'Poiuytrewq#1', '太常见'],
  ['重复的字符', 'Aa1!Aa1!Aa1!', '太常见'],
  ['学校加数字', 'Xuexiao#2025', '太常见'],
  ['管理员十一位', 'Kx7mq2Wd#31', '太短', administrator],
  ['管理员十二位', 'Kx7mq2Wd#31s', '可用', administrator],
]

/** SEC-02 的口令表。 */
export const PASSWORD_CASES: readonly WorkedCase[] = rows.map(([sentence, password, expected, owner = zhou]) => ({
  rule: 'SEC-02',
  sentence: `${sentence}：${password}`,
  expected,
  outcome: () => verdict(password, owner),
}))
