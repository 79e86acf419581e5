import { contract } from '@hongzhu/contract'
import { bind } from '../../platform/http/bind.ts'
import { readCalendar } from './calendar.ts'
import { kindsIn, loadContext } from './context.ts'
import { printMinutes } from './minutes.ts'
import { listDecisions, listMeetings } from './queries.ts'
import { readByKey, readMeeting } from './record.ts'
import { attachToMeeting, correctMeeting, finishDecision, saveDraft, voidMeeting } from './service.ts'
import { settleMeeting } from './settle.ts'
import { exportDecisions, exportMeetings } from './sheets.ts'
import { exportTalks, recordTalks, voidTalk } from './talk.ts'
import { listTalks } from './talk-queries.ts'
import { fixThemeDay, readThemeDay } from './theme-day.ts'

const { meeting, talk, themeDay } = contract

export const routes = [
  bind(meeting.list, (ctx, input) => listMeetings(ctx.db, ctx.scope, input, input.on ?? ctx.today)),
  bind(meeting.context, async (ctx, input) =>
    loadContext(ctx.db, (await ctx.org(input.orgId)).id, input.on, kindsIn(input.kinds)),
  ),
  bind(meeting.calendar, readCalendar),
  bind(meeting.read, readMeeting),
  bind(meeting.readByKey, readByKey),
  bind(meeting.save, saveDraft),
  bind(meeting.confirm, (ctx, input) => settleMeeting(ctx, input, 'confirmed')),
  bind(meeting.archive, (ctx, input) => settleMeeting(ctx, input, 'archived')),
  bind(meeting.void, voidMeeting),
  bind(meeting.correct, correctMeeting),
  bind(meeting.attach, attachToMeeting),
  bind(meeting.minutes, printMinutes),
  bind(meeting.decisions, (ctx, input) => listDecisions(ctx.db, ctx.scope, input, input.on ?? ctx.today)),
  bind(meeting.finish, finishDecision),
  bind(meeting.exportList, exportMeetings),
  bind(meeting.exportDecisions, exportDecisions),
  bind(talk.list, (ctx, input) => listTalks(ctx.db, ctx.scope, input, input.on ?? ctx.today)),
  bind(talk.exportList, exportTalks),
  bind(talk.record, recordTalks),
  bind(talk.void, voidTalk),
  bind(themeDay.read, readThemeDay),
  bind(themeDay.fix, fixThemeDay),
]
