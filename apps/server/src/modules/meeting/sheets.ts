import type { PlainDate } from '@hongzhu/domain'
import {
  MEETING_KIND_LABELS,
  MEETING_STATE_LABELS,
  type MeetingKind,
  type MeetingState,
  meetingKindLabel,
} from '@hongzhu/domain/meeting'
import type { Context } from '../../platform/http/context.ts'
import { sheetFile } from '../../platform/sheet.ts'
import { type DecisionRow, type ListFilter, type ListRow, listDecisions, listMeetings } from './queries.ts'

type Ctx = Context<'export.run'>

/** A sheet nobody can read helps nobody: longer lists are narrowed first. */
const MOST_ROWS = 20_000

const given = (label: string, value: string | undefined) => (value ? [{ label, value }] : [])
const under = (orgId: string | undefined) => given('组织', orgId && '所选组织及下级')
const capped = (definition: string, total: number) =>
  total > MOST_ROWS ? `${definition}。共 ${total} 条，只列前 ${MOST_ROWS} 条，请缩小范围分次导出` : definition

/** The list of meetings as it is filtered on the page. */
export async function exportMeetings(
  ctx: Ctx,
  input: Omit<ListFilter, 'page' | 'pageSize'> & { on?: PlainDate | undefined },
): Promise<File> {
  const on = input.on ?? ctx.today
  if (input.orgId) await ctx.org(input.orgId)
  const { rows, total } = await listMeetings(ctx.db, ctx.scope, { ...input, page: 1, pageSize: MOST_ROWS }, on)
  return sheetFile<ListRow>({
    fileName: `组织生活记录_${on}`,
    title: '组织生活记录',
    asOf: on,
    scopeName: ctx.actor.grant?.orgName ?? '',
    filters: [
      ...under(input.orgId),
      ...given('会议种类', input.kind && MEETING_KIND_LABELS[input.kind as MeetingKind]),
      ...given('从', input.from),
      ...given('到', input.to),
      ...given('状态', input.state && MEETING_STATE_LABELS[input.state as MeetingState]),
      ...given('补录', input.late === undefined ? undefined : input.late ? '只看补录' : '不含补录'),
      ...given('议题、主题、地点含', input.q),
    ],
    definition: capped('截止日以前召开、未作废的会议；一次会议一行，合并召开的列出各种类', total),
    columns: [
      { title: '日期', kind: 'date', value: (row) => row.heldOn },
      { title: '开始时间', kind: 'text', width: 10, value: (row) => row.startTime },
      {
        title: '会议种类',
        kind: 'text',
        width: 28,
        value: (row) => row.kinds.map((kind) => meetingKindLabel(kind, row.orgKind)).join('、'),
      },
      { title: '会议名称', kind: 'text', width: 36, value: (row) => row.title },
      { title: '组织', kind: 'text', width: 36, value: (row) => row.orgName },
      { title: '地点', kind: 'text', width: 20, value: (row) => row.place },
      { title: '应到（人）', kind: 'integer', value: (row) => row.due },
      { title: '实到（人）', kind: 'integer', value: (row) => row.present },
      { title: '状态', kind: 'text', width: 10, value: (row) => MEETING_STATE_LABELS[row.state] },
      { title: '录入日期', kind: 'date', value: (row) => row.recordedOn },
      { title: '补录', kind: 'text', width: 8, value: (row) => (row.isLate && row.state !== 'draft' ? '补录' : '') },
      { title: '说明（项）', kind: 'integer', value: (row) => row.warnings },
    ],
    rows,
  })
}

/** Decisions and measures as they are filtered on the page. */
export async function exportDecisions(
  ctx: Ctx,
  input: { orgId?: string | undefined; open?: boolean | undefined; on?: PlainDate | undefined },
): Promise<File> {
  const on = input.on ?? ctx.today
  if (input.orgId) await ctx.org(input.orgId)
  const { rows, total } = await listDecisions(ctx.db, ctx.scope, { ...input, page: 1, pageSize: MOST_ROWS }, on)
  return sheetFile<DecisionRow>({
    fileName: `决定事项_${on}`,
    title: '决定事项和整改措施',
    asOf: on,
    scopeName: ctx.actor.grant?.orgName ?? '',
    filters: [...under(input.orgId), ...given('情况', input.open === undefined ? undefined : input.open ? '未完成' : '已完成')],
    definition: capped('截止日以前召开、已确认或者归档的会议所作的决定；完成情况以截止日为准', total),
    columns: [
      { title: '组织', kind: 'text', width: 36, value: (row) => row.orgName },
      { title: '会议日期', kind: 'date', value: (row) => row.heldOn },
      { title: '类别', kind: 'text', width: 10, value: (row) => (row.isMeasure ? '整改措施' : '决定事项') },
      { title: '内容', kind: 'text', width: 48, value: (row) => row.text },
      { title: '责任人', kind: 'text', width: 12, value: (row) => row.ownerName },
      { title: '期限', kind: 'date', value: (row) => row.dueOn },
      { title: '完成日期', kind: 'date', value: (row) => (row.doneOn && row.doneOn <= on ? row.doneOn : null) },
      { title: '完成情况', kind: 'text', width: 36, value: (row) => (row.doneOn && row.doneOn <= on ? row.doneNote : null) },
    ],
    rows,
  })
}
