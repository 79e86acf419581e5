import type { Page } from '@playwright/test'
import writeXlsxFile from 'write-excel-file/node'
import { expect, heading, openMenu, test } from './journey.ts'
import { type Product, startProduct } from './product.ts'

const PASSWORD = 'Paddle-41-lamp'
let product: Product
test.beforeAll(async () => {
  // The real day: production knows no other.
  product = await startProduct({ APP_ENV: 'production', APP_TODAY: '', SECURE_COOKIES: '0' })
})
test.afterAll(() => product.stop())

const sheet = async (name: string, rows: readonly (readonly string[])[]) => ({
  name,
  mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  buffer: await await writeXlsxFile(rows.map((row) => row.map((value) => ({ value, type: String })))).toBuffer(),
})

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
/** A well-formed number of a region that does not exist. */
function fictionalId(born: string, sequence: number): string {
  const body = `990101${born.replaceAll('-', '')}${sequence}`
  const sum = [...body].reduce((total, digit, index) => total + Number(digit) * (WEIGHTS[index] ?? 0), 0)
  return `${body}${'10X98765432'[sum % 11]}`
}

const SCHOOLS = [
  ['学校名称', '办学类型', '办学性质', '所在县区', '办学起始日期', '教职工数', '学生数'],
  ['青禾县实验小学', '小学', '公办', '青禾县', '1985-09-01', '86', '1420'],
  ['青禾县第三中学', '初中', '公办', '青禾县', '1992.09', '112', '1680'],
  ['青禾县晨光幼儿园', '幼儿园', '民办', '青禾县', '2012年9月1日', '24', '210'],
]
const ORGS = [
  ['党组织名称', '简称', '类型', '上级党组织', '成立时间', '学校', '本届选举日期', '职数'],
  [
    '中共青禾县实验小学支部委员会',
    '青禾实验小学党支部',
    '党支部',
    '青禾县教育工委',
    '2015-07-01',
    '青禾县实验小学',
    '2024-06-20',
    '3',
  ],
  [
    '中共青禾县第三中学支部委员会',
    '青禾三中党支部',
    '党支部',
    '青禾县教育工委',
    '2015-07-01',
    '青禾县第三中学',
    '2022-05-12',
    '3',
  ],
]
const NAMES = ['沈默', '韩雪', '杨帆', '朱砂', '秦川', '许向阳', '买买提·吐尔逊·艾力', '吕思远']
const MEMBERS = [
  ['姓名', '身份证号', '民族', '文化程度', '岗位', '手机', '入党日期', '转正日期', '所在支部', '党内职务'],
  ...NAMES.map((name, index) => [
    name,
    fictionalId(`197${index}-03-12`, 101 + index),
    name.includes('·') ? '维吾尔族' : '汉族',
    '大学本科',
    '专业技术',
    `1390000${1000 + index}`,
    `200${index}-07-01`,
    `200${index + 1}-07-01`,
    index % 2 === 0 ? '青禾实验小学党支部' : '青禾三中党支部',
    index === 0 || index === 1 ? '书记' : '',
  ]),
]

async function importList(page: Page, kind: string, rows: readonly (readonly string[])[], done: string): Promise<void> {
  await openMenu(page, '导入导出')
  await page
    .locator('label')
    .filter({ hasText: new RegExp(`^${kind}$`) })
    .click()
  await page.locator('input[type=file]').setInputFiles(await sheet(`${kind}.xlsx`, rows))
  const confirm = page.getByRole('button', { name: '确认导入' })
  await expect(confirm).toBeVisible()
  await confirm.click()
  await page.getByRole('tooltip').getByRole('button', { name: '确认导入' }).click()
  await expect(page.getByText(done)).toBeVisible()
}

test('从一套空的系统到待办：首次设置、导入学校、党组织、党员，一次做完', async ({ page }) => {
  const link = /http\S+setup\?token=\S+/.exec(product.said())?.[0] ?? ''
  await page.goto(link)
  await page.getByRole('radio', { name: '县（市、区）教育工委' }).check()
  const fill = (label: string, value: string, nth = 0) => page.getByLabel(label, { exact: true }).nth(nth).fill(value)
  await fill('全称', '中共青禾县委教育工作委员会')
  await fill('简称', '青禾县教育工委')
  await fill('组织代码', 'QH0001')
  await fill('成立日期', '2015-01-01')
  await fill('成立批复文号', '青委〔2015〕1号')
  const officers = [
    ['任系统', 'sysadmin'],
    ['安全衡', 'secadmin'],
    ['申计', 'auditadmin'],
    ['何青', 'heqing'],
  ]
  for (const [index, [name = '', login = '']] of officers.entries()) {
    await fill('姓名', name, index)
    await fill('登录名（小写字母、数字）', login, index)
  }
  await page.getByLabel(/^系统管理员的口令/).fill(PASSWORD)
  // 口令输两次：不一样就不送出，光标回到要重输的一格。
  const again = page.getByLabel(/^再输一次/)
  await again.fill(`${PASSWORD}!`)
  await page.getByRole('button', { name: '完成首次设置' }).click()
  await expect(page.getByRole('alert')).toContainText('两次输入的口令不一样')
  await expect(again).toBeFocused()
  await again.fill(PASSWORD)
  await page.getByRole('button', { name: '完成首次设置' }).click()
  await expect(page.getByText('首次设置已完成')).toBeVisible()
  const code = (await page.getByRole('row', { name: /何青/ }).getByRole('cell').last().textContent()) ?? ''

  await page.goto(`${product.url}/reset`)
  await page.getByLabel('登录名', { exact: true }).fill('heqing')
  await page.getByLabel('一次性代码').fill(code)
  await page.getByLabel(/^新口令/).fill('Willow-93-brick')
  await page.getByLabel('再输一次').fill('Willow-93-brick')
  await page.getByRole('button', { name: '设置口令并登录' }).click()
  await expect(heading(page, /待办/)).toBeVisible()

  await importList(page, '学校', SCHOOLS, '已导入：新增 3 所')
  await importList(page, '党组织', ORGS, '已导入：新增 2 个')
  await importList(page, '党员', MEMBERS, '已导入：新增 8 名')

  await openMenu(page, '待办')
  await expect(heading(page, '青禾县教育工委待办')).toBeVisible()
  await page.getByRole('link', { name: '青禾三中党支部', exact: true }).click()
  await expect(heading(page, '青禾三中党支部待办')).toBeVisible()
  await expect(page.getByRole('region', { name: '已逾期' }).getByRole('button', { name: /换届/ }).first()).toBeVisible()
})
