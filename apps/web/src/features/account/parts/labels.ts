import type { client } from '../../../app/api.ts'

export type Account = Awaited<ReturnType<typeof client.account.list>>['rows'][number]
export type AccountDetail = Awaited<ReturnType<typeof client.account.get>>
export type Grant = Awaited<ReturnType<typeof client.account.grants>>['rows'][number]
export type AccountGrant = AccountDetail['grants'][number]

export const GRANT_STATES: Record<AccountGrant['state'], { text: string; colour: string }> = {
  requested: { text: '待批准', colour: 'orange' },
  active: { text: '有效', colour: 'green' },
  refused: { text: '不同意', colour: 'default' },
  ended: { text: '已终止', colour: 'default' },
}
