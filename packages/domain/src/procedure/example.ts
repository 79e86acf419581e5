import { addDays, type Citation, date, inWords, step as line } from '../kernel/index.ts'
import { block } from '../norms/index.ts'
import { END, type Procedure, type Step } from './types.ts'

/** 示例事项的事实：请示最迟在会议前几天报送；没有定期限的缺省。 */
export interface ExampleFacts {
  lead?: number | undefined
}

const cite: Citation = { law: 'branch-regulation', article: '第十一条', gist: '示例条款', mark: 'product-default' }
const base = { cites: [cite] as [Citation], papers: ['示例文件'] as [string], fields: [] as Step<ExampleFacts>['fields'] }

const request: Step<ExampleFacts> = {
  ...base,
  id: 'request',
  title: '报送请示',
  actor: 'own',
  task: '向上级报送请示。',
  isGate: false,
  fields: [
    { id: 'docNo', label: '文号', kind: 'docNo', isRequired: true },
    { id: 'meetingOn', label: '拟开会日期', kind: 'day', isRequired: true },
  ],
  window: ({ begun }, { lead }) => {
    const meeting = typeof begun.meetingOn === 'string' ? date(begun.meetingOn) : undefined
    if (!meeting || lead === undefined) return {}
    const day = addDays(meeting, -lead)
    return { latest: { day, trace: [line('最迟', inWords(day), cite)] } }
  },
  next: [{ to: 'reply' }],
}

const reply: Step<ExampleFacts> = {
  ...base,
  id: 'reply',
  title: '批复',
  actor: 'superior',
  task: '批复请示。',
  isGate: true,
  fields: [
    {
      id: 'verdict',
      label: '批复意见',
      kind: 'choice',
      isRequired: true,
      choices: [
        { id: 'yes', label: '同意' },
        { id: 'no', label: '不同意' },
      ],
    },
    { id: 'docNo', label: '文号', kind: 'docNo', isRequired: true, onlyWhen: { field: 'verdict', is: ['yes'] } },
  ],
  next: [{ to: 'closing', when: ({ done }) => done.reply?.entry.verdict === 'no', because: '不同意' }, { to: 'meeting' }],
}

const meeting: Step<ExampleFacts> = {
  ...base,
  id: 'meeting',
  title: '开会',
  actor: 'own',
  task: '召开会议。',
  isGate: true,
  fields: [
    { id: 'due', label: '应到', kind: 'number', isRequired: true },
    { id: 'present', label: '实到', kind: 'number', isRequired: true },
  ],
  check: ({ entry }) =>
    Number(entry.present) * 2 > Number(entry.due)
      ? []
      : [block('MTG-02', 'example.quorum', '到会人数未超过应到会人数的半数', { cite })],
  verdict: ({ entry }) => [line('到会', `${entry.present}／${entry.due}`, cite)],
  next: [{ to: 'closing' }],
}

const closing: Step<ExampleFacts> = {
  ...base,
  id: 'closing',
  title: '归档',
  actor: 'own',
  task: '整理归档。',
  isGate: false,
  next: [{ to: END }],
}

/** 示例事项：请示、批复、开会、归档；不同意的直接归档。测试和目录页的说明用。 */
export const EXAMPLE: Procedure<ExampleFacts> = {
  id: 'example',
  title: '示例事项',
  rule: 'GEN-06',
  begin: [{ id: 'meetingOn', label: '拟开会日期', kind: 'day', isRequired: true }],
  name: ({ begun }) => `示例事项（${String(begun.meetingOn)}）`,
  versions: [{ since: date('2018-07-10'), steps: [request, reply, meeting, closing] }],
}
