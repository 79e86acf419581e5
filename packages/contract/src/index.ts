// The one list of endpoints, by capability.
import { account } from './account.ts'
import { audit } from './audit.ts'
import { coverage } from './coverage.ts'
import { dues } from './dues.ts'
import { exchange } from './exchange.ts'
import { feedback } from './feedback.ts'
import { figure } from './figure.ts'
import { file } from './file.ts'
import { identity } from './identity.ts'
import { lookBack } from './look-back.ts'
import { meeting } from './meeting.ts'
import { member } from './member.ts'
import { mine } from './mine.ts'
import { obligation } from './obligation.ts'
import { org } from './org.ts'
import { post, term } from './post.ts'
import { procedure } from './procedure.ts'
import { report } from './report.ts'
import { rule } from './rule.ts'
import { school } from './school.ts'
import { search } from './search.ts'
import { system } from './system.ts'
import { talk } from './talk.ts'
import { themeDay } from './theme-day.ts'
import { weak } from './weak.ts'

export * from './endpoint.ts'
export * from './fields.ts'

export const contract = {
  account,
  audit,
  dues,
  feedback,
  figure,
  file,
  identity,
  meeting,
  member,
  mine,
  obligation,
  org,
  lookBack,
  procedure,
  report,
  rule,
  search,
  system,
  talk,
  themeDay,
  post,
  term,
  school,
  coverage,
  exchange,
  weak,
}
