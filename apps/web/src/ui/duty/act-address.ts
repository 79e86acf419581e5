interface Act {
  page: string
  params: Record<string, string>
}

/** Where an act is done, with what is known already filled in. */
export function actAddress(act: Act): string {
  const { org = '', meeting = '', ...rest } = act.params
  const query = new URLSearchParams(rest).toString()
  switch (act.page) {
    case 'meeting.new':
      return `/meetings/new?${new URLSearchParams(act.params).toString()}`
    case 'meeting.decision':
      return `/meetings/${meeting}?${query}`
    case 'term.edit':
    case 'term.remind':
    case 'post.new':
      return `/orgs/${org}?tab=body&act=${act.page}&${query}`
    default:
      return `/orgs/${org}?act=${act.page}`
  }
}
