import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { choose, expect, heading, signIn, test } from './journey.ts'
import { type Product, startProduct } from './product.ts'

const BRANCH = '5'
const NEIGHBOUR = '6'
const HELD = '2027-03-04'
let product: Product
test.beforeAll(async () => {
  product = await startProduct({ APP_TODAY: '2027-03-06' })
})
test.afterAll(() => product.stop())

/** A call as the page's own account. */
async function call(page: Page, method: 'GET' | 'POST', path: string, data?: object) {
  const answer = await page.request.fetch(`${product.url}/api${path}`, {
    method,
    ...(data ? { data } : {}),
    headers: { 'x-hongzhu': '1' },
  })
  const body = await answer.json()
  expect([path, answer.status(), body.refusals ?? body.fields]).toEqual([path, 200, undefined])
  return body
}

/** Full members of the branch before the meeting: four come from the neighbour, so that there are 23. */
async function fullMembers(page: Page): Promise<string[]> {
  const rolls = async (org: string) => (await call(page, 'GET', `/members?orgId=${org}&category=F&pageSize=100`)).rows
  const missing = 23 - (await rolls(BRANCH)).length
  for (const row of (await rolls(NEIGHBOUR)).slice(-missing))
    await call(page, 'POST', `/members/${row.personId ?? row.id}/transfer`, { toOrgId: BRANCH, on: '2026-12-01' })
  const found = (await rolls(BRANCH)).map((row: { personId?: string; id: string }) => String(row.personId ?? row.id))
  expect(found).toHaveLength(23)
  return found
}

const tally = (personId: string, votes: number, present: number, office: string) => ({
  personId,
  office,
  for: votes,
  against: present - votes,
  abstain: 0,
})
const sheet = (due: number, present: number, tallies: object[]) => ({
  due,
  present,
  issued: present,
  voted: present,
  returned: present,
  valid: present,
  void: 0,
  tallies,
  isSealed: true,
})

test('23 人支部换届：书记开始、核对、登记，县教育工委批准，届期和任职随之变动', async ({ browser }) => {
  const open = async (login: string) => {
    const page = await (await browser.newContext({ locale: 'zh-CN', timezoneId: 'Asia/Shanghai' })).newPage()
    await signIn(page, login, product.url)
    return page
  }
  const [secretary, county] = [await open('secretary'), await open('qinghe')]
  const people = await fullMembers(county)
  const [first, second, third, fourth] = people as [string, string, string, string]

  await secretary.goto(`${product.url}/orgs/${BRANCH}`)
  await secretary.getByRole('link', { name: '开始办理' }).click()
  const drawer = secretary.getByRole('dialog')
  await choose(secretary, drawer.getByLabel('选举种类'), '换届选举')
  await drawer.getByLabel('开始办理之日').fill('2026-09-01')
  await drawer.getByLabel('开始办理之日').press('Enter')
  await drawer.getByLabel('拟开大会日期').fill(HELD)
  await drawer.getByLabel('拟开大会日期').press('Enter')
  await drawer.getByRole('switch', { name: '设委员会' }).click()
  await drawer.getByLabel('应选委员').fill('3')
  await drawer.getByLabel('应选副书记').fill('1')
  await drawer.getByRole('button', { name: '开始办理' }).click()
  await expect(heading(secretary, '换届选举')).toBeVisible()
  await expect(secretary.getByText('这一步由上级党组织办理')).toBeVisible()
  const caseId = new URL(secretary.url()).pathname.split('/').at(-1)

  let seq = 1
  const act = async (page: Page, step: string, on: string, entry: object) => {
    const command = { act: 'do', step, on, entry, reason: '材料齐全，补登日期' }
    seq = (await call(page, 'POST', `/cases/${caseId}/acts`, { seq, command })).seq
  }
  const slate = { members: [first, second, third, fourth], secretary: first, deputies: [second] }
  await act(county, 'remind', '2026-09-03', {})
  await act(secretary, 'decide', '2026-11-20', {})
  await act(secretary, 'request', '2026-12-25', {
    docNo: '数支〔2026〕9号',
    method: 'surplus',
    meetingOn: HELD,
    earlyDocNo: '青教工委〔2026〕30号',
  })
  await act(county, 'requestReply', '2027-01-05', { docNo: '青教工委〔2027〕1号', seats: 3 })

  await secretary.goto(`${product.url}/cases/${caseId}`)
  await expect(secretary.getByRole('heading', { name: '核定选举人和应到会' })).toBeVisible()
  await secretary.getByLabel('办理日期').fill('2027-01-12')
  await secretary.getByLabel('办理日期').press('Enter')
  await expect(secretary.getByText('23 - 0 = 23 人').first()).toBeVisible()
  await expect(secretary.getByText('没有发现问题，可以登记')).toBeVisible()
  const { violations } = await new AxeBuilder({ page: secretary }).analyze()
  expect(
    violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id, nodes }) => [id, nodes[0]?.html]),
  ).toEqual([])
  await secretary.getByRole('button', { name: '登记这一步' }).click()
  await expect(secretary.getByRole('heading', { name: '推荐提名和审查' })).toBeVisible()
  seq += 1

  const { rail } = await call(secretary, 'GET', `/cases/${caseId}`)
  const drafts = rail.find((step: { id: string }) => step.id === 'drafts').fields as { id: string }[]
  const rules = Object.fromEntries(drafts.filter(({ id }) => id.startsWith('rules-')).map(({ id }) => [id, true]))
  await act(secretary, 'recommend', '2027-01-20', {})
  await act(secretary, 'candidateReport', '2027-02-01', { docNo: '数支〔2027〕1号', ...slate })
  await act(county, 'candidateReply', '2027-02-10', { docNo: '青教工委〔2027〕3号', ...slate })
  await act(secretary, 'drafts', '2027-02-15', { ...rules, hasIntroductions: true, ballotsPrinted: 23 })
  await act(secretary, 'meeting', HELD, {
    chair: people[8],
    chairBasis: 'outgoingCommittee',
    monitors: people.slice(19, 21),
    tellers: people.slice(21, 23),
    monitorsPassed: true,
    rulesYes: 20,
    ...sheet(23, 20, [
      tally(first, 19, 20, 'member'),
      tally(second, 18, 20, 'member'),
      tally(third, 15, 20, 'member'),
      tally(fourth, 8, 20, 'member'),
    ]),
  })
  await act(secretary, 'plenary', HELD, {
    chair: third,
    ...sheet(3, 3, [tally(first, 3, 3, 'secretary'), tally(second, 2, 3, 'deputySecretary')]),
  })
  await act(secretary, 'resultReport', '2027-03-05', { docNo: '数支〔2027〕2号' })

  await county.goto(`${product.url}/cases/${caseId}`)
  await expect(county.getByRole('heading', { name: '批准和备案' })).toBeVisible()
  await county.getByLabel('批复文号').fill('青教工委〔2027〕6号')
  await county.getByLabel('备案日期').fill('2027-03-06')
  await county.getByLabel('备案日期').press('Enter')
  await expect(county.getByText(/任书记$/).first()).toBeVisible()
  await county.getByRole('button', { name: '登记这一步' }).click()
  await expect(county.getByRole('heading', { name: '交接、公布和归档' })).toBeVisible()

  await secretary.goto(`${product.url}/orgs/${BRANCH}?tab=body`)
  await expect(secretary.getByText(HELD).first()).toBeVisible()
  const { terms } = await call(secretary, 'GET', `/orgs/${BRANCH}`)
  expect([terms[0].startedOn, terms[1].endedOn]).toEqual([HELD, HELD])
  await secretary.goto(`${product.url}/cases/${caseId}?step=meeting`)
  await expect(secretary.getByText('23 - 0 = 23 人').first()).toBeVisible()
})
