import { REACH_LABELS } from '@hongzhu/domain/access'
import type { AccountGrant } from './labels.ts'

/** 青禾一中党委 · 本组织及下级 · 至 2026-12-31. */
export function ReachText({ grant }: { grant: AccountGrant }) {
  const listed = grant.reach === 'listed' ? `：${grant.listedOrgs.map((org) => org.name).join('、')}` : ''
  return (
    <>
      {grant.orgName} · {REACH_LABELS[grant.reach]}
      {listed}
      <br />
      <span style={{ color: '#595959' }}>
        {grant.fromOn} 起{grant.untilOn ? `，至 ${grant.untilOn}` : ''}
      </span>
    </>
  )
}
