import type { Permission } from '@hongzhu/domain/access'

interface Act {
  page: string
  params: Record<string, string>
}

/** Where an act is done, with what is known already filled in. */
export function actAddress(act: Act): string {
  const { org = '', meeting = '', ...rest } = act.params
  const onOrg = (tab: string) => `/orgs/${org}?${new URLSearchParams({ tab, act: act.page, ...rest }).toString()}`
  switch (act.page) {
    case 'meeting.new':
      return `/meetings/new?${new URLSearchParams(act.params).toString()}`
    case 'meeting.decision':
      return `/meetings/${meeting}?${new URLSearchParams(rest).toString()}`
    case 'case':
      return `/cases/${act.params.caseId ?? ''}`
    case 'term.edit':
    case 'term.prepare':
    case 'term.remind':
    case 'post.new':
      return onOrg('body')
    case 'school.establish':
      return `/schools/${rest.school ?? ''}`
    default:
      return onOrg('overview')
  }
}

/** What the post must carry to do the act where it leads. */
export function actPermission({ page }: Act): Permission {
  if (page === 'case') return 'case.write'
  if (page.startsWith('meeting.')) return 'meeting.write'
  return page.startsWith('school.') ? 'school.write' : 'org.write'
}
