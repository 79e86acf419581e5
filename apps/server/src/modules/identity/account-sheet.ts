import { dayAt } from '@hongzhu/domain'
import { roleOf } from '@hongzhu/domain/access'
import type { Context } from '../../platform/http/context.ts'
import { sheetFile } from '../../platform/sheet.ts'
import { type AccountFilter, type AccountRow, listAccounts } from './account-queries.ts'
import { atOf } from './account-service.ts'

const STATES: Record<string, string> = { active: '使用中', disabled: '已停用', locked: '已锁定', requested: '有待批准的授权' }
const given = (label: string, value: string | undefined) => (value ? [{ label, value }] : [])

function stateInWords(row: AccountRow): string {
  if (row.state === 'disabled') return row.disabledReason ? `已停用：${row.disabledReason}` : '已停用'
  if (row.isLocked) return '已锁定'
  return row.isWaitingForCode ? '待设口令' : '使用中'
}

/** The accounts in reach as they are filtered on the page: who may sign in, as what. No secret is in it. */
export async function exportAccounts(
  ctx: Context<'account.read'>,
  input: Omit<AccountFilter, 'page' | 'pageSize' | 'path'> & { orgId?: string | undefined },
): Promise<File> {
  const path = input.orgId ? (await ctx.org(input.orgId)).path : undefined
  const { rows } = await listAccounts(ctx.db, ctx.scope, { ...input, path, page: 1, pageSize: 50_000 }, atOf(ctx))
  return sheetFile<AccountRow>({
    fileName: `账号_${ctx.today}`,
    title: '账号',
    asOf: ctx.today,
    scopeName: ctx.actor.grant?.orgName ?? '',
    filters: [
      ...given('姓名、登录名', input.q),
      ...given('组织', input.orgId && '所选组织及下级'),
      ...given('身份', input.role && (roleOf(input.role)?.label ?? input.role)),
      ...given('情况', input.state && STATES[input.state]),
    ],
    definition: '截止日管理范围内的账号和有效授权',
    columns: [
      { title: '姓名', kind: 'text', width: 12, value: (row) => row.name },
      { title: '登录名', kind: 'text', value: (row) => row.login },
      { title: '所在组织', kind: 'text', width: 32, value: (row) => row.orgName },
      { title: '身份', kind: 'text', width: 28, value: (row) => row.roles.map((role) => roleOf(role)?.label ?? role).join('、') },
      { title: '情况', kind: 'text', width: 24, value: stateInWords },
      { title: '待批准授权（项）', kind: 'integer', width: 16, value: (row) => row.requested },
      { title: '建立日期', kind: 'date', value: (row) => dayAt(row.createdAt) },
      { title: '最近登录', kind: 'date', value: (row) => row.lastLoginAt && dayAt(row.lastLoginAt) },
    ],
    rows,
  })
}
