import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { EDUCATION_CODES, ETHNICITY_CODES } from '../member/index.ts'
import type { RawCell } from './cell.ts'
import { readDateCell } from './date-cell.ts'
import { FIELDS } from './header.ts'
import { readIdNo } from './id-no.ts'
import { readName, readPhone } from './person-cells.ts'
import { readChoice, readCodeText, readDuties, readText, readWhole, readYesNo } from './plain-cells.ts'
import { readCell, readRow } from './read-row.ts'

describe('日期的各种写法', () => {
  test.each<[RawCell, string]>([
    ['1985-03-01', '1985-03-01'],
    ['1985-3-1', '1985-03-01'],
    ['1985/3/1', '1985-03-01'],
    ['1985.3.1', '1985-03-01'],
    ['1985。3。1', '1985-03-01'],
    ['1985.03.01.', '1985-03-01'],
    ['1985年3月1日', '1985-03-01'],
    ['1985年03月01号', '1985-03-01'],
    ['１９８５年３月１日', '1985-03-01'],
    ['１９８５０３０１', '1985-03-01'],
    ['1985 年 3 月 1 日', '1985-03-01'],
    ['19850301', '1985-03-01'],
    [{ n: '19850301' }, '1985-03-01'],
    [{ n: '1.9850301E7' }, '1985-03-01'],
    [{ n: '31107' }, '1985-03-01'],
    [{ n: '31107.75' }, '1985-03-01'],
    [{ d: '1985-03-01' }, '1985-03-01'],
    ['1985-03-01 00:00:00', '1985-03-01'],
    ['1985/3/1 0:00', '1985-03-01'],
    ['1985-03-01T00:00:00.000Z', '1985-03-01'],
    ['一九八五年三月一日', '1985-03-01'],
    ['二〇〇八年十二月二十一日', '2008-12-21'],
    ['二零零八年十月三十日', '2008-10-30'],
    ['2008年十一月1日', '2008-11-01'],
    ['2008－06－20', '2008-06-20'],
    ['2008—06—20', '2008-06-20'],
    ['2024-02-29', '2024-02-29'],
    [' 2008.6.20 ', '2008-06-20'],
  ])('%j 读作 %s', (cell, expected) => {
    expect(readDateCell(cell)).toEqual({ level: 'ok', value: expected, precision: 'day' })
  })
  test.each<[RawCell, string]>([
    ['1985.03', '1985-03-01'],
    ['1985.3', '1985-03-01'],
    ['1985.10', '1985-10-01'],
    ['1985-03', '1985-03-01'],
    ['1985/3', '1985-03-01'],
    ['1985年3月', '1985-03-01'],
    ['1985年十二月', '1985-12-01'],
    ['198503', '1985-03-01'],
    [{ n: '198503' }, '1985-03-01'],
    [{ n: '1985.03' }, '1985-03-01'],
    [{ n: '1985.12' }, '1985-12-01'],
  ])('%j 只写到月，按 1 日登记', (cell, expected) => {
    expect(readDateCell(cell)).toEqual({
      level: 'warning',
      value: expected,
      precision: 'month',
      message: '只写到月，按 1 日登记',
    })
  })
  test.each<[RawCell, RegExp]>([
    ['1985', /只写到年/],
    ['1985年', /只写到年/],
    [{ n: '1985' }, /只写到年/],
    [{ n: '1985.1' }, /分不清是 1 月还是 10 月/],
    ['1985-02-30', /不是日历上的日子/],
    ['1985-13-01', /不是日历上的日子/],
    ['2023-02-29', /不是日历上的日子/],
    ['1985.13', /月份不对/],
    ['85.3.1', /年份须写四位/],
    ['85年3月', /年份须写四位/],
    ['198513', /看不出是哪一天/],
    ['19851301', /不是日历上的日子/],
    ['0985-03-01', /1900—2100/],
    [{ d: '2199-01-01' }, /1900—2100/],
    [{ n: '12' }, /看不出是哪一天/],
    [{ n: '-5' }, /看不出是哪一天/],
    ['去年', /看不出是哪一天/],
    ['########', /原日期已经丢失/],
    ['#REF!', /公式出错/],
    ['2008-06/20', /看不出是哪一天/],
  ])('%j 不能登记', (cell, message) => {
    const reading = readDateCell(cell)
    expect(reading.level).toBe('error')
    expect(reading.message).toMatch(message)
    expect(reading.value).toBeUndefined()
  })
  test.each<[RawCell]>([[null], [''], ['  '], ['/'], ['—'], ['不详'], ['无'], ['　']])('%j 是没有填', (cell) => {
    expect(readDateCell(cell)).toEqual({ level: 'ok' })
  })
  test('文本写的五位序号按序号读，并提醒', () => {
    expect(readDateCell('31107')).toMatchObject({ level: 'warning', value: '1985-03-01' })
  })
})

describe('MDS-03 公民身份号码', () => {
  test.each<[RawCell, string]>([
    ['11010519491231002X', '11010519491231002X'],
    ['11010519491231002x', '11010519491231002X'],
    ['440524188001010014', '440524188001010014'],
    ['１１０１０５１９４９１２３１００２Ｘ', '11010519491231002X'],
    ['110105 19491231 002X', '11010519491231002X'],
    ["'11010519491231002X", '11010519491231002X'],
    ['11010519491231002×', '11010519491231002X'],
    ['11010519491231002Х', '11010519491231002X'],
    ['\u200b11010519491231002X\n', '11010519491231002X'],
  ])('%j', (cell, expected) => expect(readIdNo(cell)).toEqual({ level: 'ok', value: expected }))
  test.each<[RawCell, RegExp]>([
    ['1.10105E+17', /科学计数法.*文本/],
    ['1.10105194912310E+17', /科学计数法/],
    [{ n: '110105194912310030' }, /科学计数法/],
    [{ n: '1.1010519491231002E+17' }, /科学计数法/],
    ['110105194912310000', /末三位为 000/],
    ['110105491231002', /15 位旧号码/],
    [{ n: '110105491231002' }, /15 位旧号码/],
    ['1101051949123100', /应为 18 位，这里是 16 位/],
    ['11010519491231002XX', /应为 18 位/],
    ['11010519491231A02X', /只能是数字/],
    ['11010519491331002X', /不是日历上的日子/],
    ['110105194912310021', /校验码不符/],
    ['#N/A!', /应为 18 位/],
  ])('%j 不能登记', (cell, message) => {
    expect(readIdNo(cell)).toMatchObject({ level: 'error', message: expect.stringMatching(message) })
  })
  test('地区代码不认识，提醒；遮蔽的号码不作修改；提示里没有号码', () => {
    expect(readIdNo('990101198503011009').level).not.toBe('ok')
    expect(readIdNo('110105********002X')).toEqual({ level: 'note', message: '号码已遮蔽，不作为修改' })
    expect(JSON.stringify(readIdNo('110105194912310021'))).not.toContain('19491231')
  })
})

describe('MDS-23 姓名', () => {
  test.each<[RawCell, string, string]>([
    ['张三', '张三', 'ok'],
    ['张　三', '张三', 'note'],
    ['张 三', '张三', 'note'],
    [' 欧阳 明日 ', '欧阳明日', 'note'],
    ['买买提•吐尔逊', '买买提·吐尔逊', 'note'],
    ['买买提‧吐尔逊・艾力', '买买提·吐尔逊·艾力', 'note'],
    ['买买提.吐尔逊', '买买提·吐尔逊', 'note'],
    ['买买提·吐尔逊·艾力', '买买提·吐尔逊·艾力', 'ok'],
    ['𠮷田', '𠮷田', 'ok'],
  ])('%j 读作 %s', (cell, name, level) => expect(readName(cell)).toMatchObject({ value: name, level }))
  test.each<[RawCell, RegExp]>([
    ['张', /2—20/],
    ['张'.repeat(21), /2—20/],
    ['张三（女）', /括注/],
    ['张三2', /数字/],
    ['张?', /缺字/],
    ['Smith', /汉字/],
    ['·张三', /间隔号/],
    ['张\ue000', /造字/],
  ])('%j 不能登记', (cell, message) =>
    expect(readName(cell)).toMatchObject({ level: 'error', message: expect.stringMatching(message) }),
  )
})

describe('其他各栏', () => {
  test.each<[RawCell, string, string]>([
    ['13800001000', '13800001000', 'ok'],
    [{ n: '13800001000' }, '13800001000', 'ok'],
    [{ n: '1.3800001E10' }, '13800001000', 'ok'],
    ['138 0000 1000', '13800001000', 'ok'],
    ['138-0000-1000', '13800001000', 'ok'],
    ['+8613800001000', '13800001000', 'ok'],
    ['１３８００００１０００', '13800001000', 'ok'],
    ['0799-6666666', '0799-6666666', 'ok'],
    ['(0799)6666666', '07996666666', 'ok'],
    ['6666666', '6666666', 'warning'],
    ['1380000100', '1380000100', 'warning'],
    ['13800001000、13900001000', '13800001000', 'warning'],
  ])('联系电话 %j 读作 %s', (cell, value, level) => {
    expect(readPhone(cell)).toMatchObject({ value, level })
  })
  test('联系电话里的字不能登记；MDS-22', () => {
    expect(readPhone('同上').level).toBe('error')
    expect(readPhone('138****1000')).toMatchObject({ level: 'note' })
  })
  test.each<[RawCell, string | undefined]>([
    ['汉', '01'],
    ['汉族', '01'],
    ['01', '01'],
    [{ n: '1' }, '01'],
    ['维吾尔族', '05'],
    ['火星族', undefined],
  ])('民族 %j', (cell, code) => expect(readChoice(ETHNICITY_CODES, cell).value).toBe(code))
  test('学历按常用说法读；读不出的列出可填的', () => {
    expect(readChoice(EDUCATION_CODES, '大学 本科').value).toBe('21')
    expect(readChoice(EDUCATION_CODES, '大砖')).toMatchObject({ level: 'error', message: expect.stringContaining('可填：') })
  })
  test.each<[RawCell, boolean | undefined]>([
    ['是', true],
    ['√', true],
    [true, true],
    ['否', false],
    ['无', false],
    ['×', false],
    ['', undefined],
    ['/', undefined],
  ])('是否 %j', (cell, value) => expect(readYesNo(cell).value).toBe(value))
  test.each<[RawCell, readonly string[] | undefined]>([
    ['书记', ['secretary']],
    ['支部书记、组织委员', ['secretary', 'organisationMember']],
    ['党支部副书记兼纪检委员', ['deputySecretary', 'disciplineMember']],
    ['支委', ['committeeMember']],
    ['党委书记、总支委员', ['committee:secretary', 'generalBranch:committeeMember']],
    ['普通党员', undefined],
    ['无', undefined],
    ['校长（园长）', ['headteacher']],
  ])('党内职务 %j', (cell, value) => expect(readDuties(cell).value).toEqual(value))
  test('整数带单位、千分位；小数和越界不行', () => {
    expect(readWhole('1,680人', 0, 9999).value).toBe(1680)
    expect(readWhole({ n: '126.0' }, 0, 999).value).toBe(126)
    expect(readWhole('12.5', 0, 99).level).toBe('error')
    expect(readWhole('-3', 0, 99).level).toBe('error')
    expect(readWhole('100', 0, 99).level).toBe('error')
  })
  test('代码全角转半角，长数字被毁的说明原因；文字过长不行', () => {
    expect(readCodeText('ＱＨ０１', 10).value).toBe('QH01')
    expect(readCodeText({ n: '3699000001' }, 20).value).toBe('3699000001')
    expect(readCodeText({ n: '3.69900000112345E+17' }, 20).level).toBe('error')
    expect(readText('a'.repeat(9), 8).level).toBe('error')
    expect(readText('甲（乙）', 8).value).toBe('甲（乙）')
  })
})

describe('一行', () => {
  const columns = { name: 0, idNo: 1, bornOn: 2, joinedOn: 3 }
  test('性别和出生日期随身份号码补齐；只写到月的出生日期由号码补日', () => {
    const row = readRow(FIELDS.member, columns, ['张三', '11010519491231002X', '1949.12', '1985-07-01'])
    expect(row.values).toMatchObject({ sex: '2', bornOn: '1949-12-31' })
    expect(row.cells.bornOn).toMatchObject({ level: 'note' })
  })
  test('必填的空着，说明缺什么', () => {
    const row = readRow(FIELDS.member, columns, ['张三', '', '', '不详'])
    expect(row.cells.joinedOn).toEqual({ text: '不详', level: 'error', message: '“加入中共组织日期”必须填写，不能写“不详”' })
  })
})

const anyCell: fc.Arbitrary<RawCell> = fc.oneof(
  fc.constant(null),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.stringMatching(/^[0-9年月日.\-/E+Xx一二十〇 ]{0,20}$/),
  fc.boolean(),
  fc.double().map((value) => ({ n: String(value) })),
  fc.string({ maxLength: 12 }).map((n) => ({ n })),
  fc.string({ maxLength: 12 }).map((d) => ({ d })),
)

test('任何格子都读得下来：要么有值，要么说出原因，从不出错退出', () => {
  const fields = Object.values(FIELDS).flat()
  fc.assert(
    fc.property(fc.constantFrom(...fields), anyCell, (field, cell) => {
      const reading = readCell(field, cell)
      if (reading.level === 'error') {
        expect(reading.value).toBeUndefined()
        expect(reading.message).toBeTruthy()
      }
      if (reading.level === 'warning') expect(reading.message).toBeTruthy()
    }),
    { numRuns: 5_000 },
  )
})
