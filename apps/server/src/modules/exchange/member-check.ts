import type { PlainDate } from '@hongzhu/domain'
import { type CellState, mark, textValue, yesNoValue } from '@hongzhu/domain/exchange'
import { type MemberCategory, type MemberStatus, memberFindings, type Sex } from '@hongzhu/domain/member'
import { DUTY_LABELS } from '@hongzhu/domain/org'
import type { PersonOnRecord } from './member-facts-queries.ts'
import type { Place, PostOp } from './member-types.ts'
import type { InputRow } from './plan.ts'

interface Surroundings {
  place: Place
  today: PlainDate
  /** Day the home begins, where the row makes one. */
  entered: string | undefined
  posts: readonly PostOp[]
  known?: PersonOnRecord
}

const LEVEL: Record<'block' | 'warn' | 'info', CellState['level']> = { block: 'error', warn: 'warning', info: 'note' }
/** The checks' names of fields that the file calls otherwise. */
const FIELD_OF: Record<string, string> = { enteredBranchOn: 'enteredOn', floatingContact: 'isFloating', birthNote: 'bornOn' }

const dayOf = (row: InputRow, key: string, onRecord?: PlainDate | null): PlainDate | undefined =>
  (textValue(row.values, key) as PlainDate | undefined) ?? onRecord ?? undefined

/** 党籍状态：名册只收正常和停止党籍的；停止党籍须有日期（MDS-19）。 */
function checkStatus({ values, cells }: InputRow): void {
  const status = textValue(values, 'status')
  if (status === undefined || status === 'NORMAL') return
  if (status !== 'STOPPED') mark(cells, 'status', 'error', '已出党、去世、转出的不导入名册；请删去这一行，历史情况在党员页登记')
  else if (textValue(values, 'statusOn') === undefined) mark(cells, 'status', 'error', '停止党籍须填“停止党籍日期”')
  else if ((textValue(values, 'statusOn') ?? '') <= (textValue(values, 'joinedOn') ?? ''))
    mark(cells, 'statusOn', 'error', '停止党籍日期须晚于入党日期')
}

/** MDS-10…25 on the row together with what is on record; the past is checked in history mode (GEN-09). */
export function checkMember(row: InputRow, { place, today, entered, posts, known }: Surroundings): void {
  const { values, cells } = row
  checkStatus(row)
  const text = (key: string) => textValue(values, key)
  const found = memberFindings(
    {
      name: text('name') ?? '',
      idNo: text('idNo') ?? known?.idNo ?? undefined,
      sex: (known?.sex ?? text('sex')) as Sex | undefined,
      bornOn: known?.bornOn ?? dayOf(row, 'bornOn'),
      birthNote: text('birthNote') ?? known?.birthNote ?? undefined,
      education: text('education') ?? known?.education ?? undefined,
      degree: text('degree') ?? known?.degree ?? undefined,
      workPost: text('workPost') ?? known?.workPost ?? undefined,
      workedFrom: dayOf(row, 'workedFrom', known?.workedFrom),
    },
    {
      status: (text('status') ?? 'NORMAL') as MemberStatus,
      category: text('category') as MemberCategory | undefined,
      appliedOn: known?.appliedOn ?? dayOf(row, 'appliedOn'),
      activistOn: known?.activistOn ?? dayOf(row, 'activistOn'),
      candidateOn: known?.candidateOn ?? dayOf(row, 'candidateOn'),
      joinedOn: known?.joinedOn ?? dayOf(row, 'joinedOn'),
      fullOn: known?.fullOn ?? dayOf(row, 'fullOn'),
      enteredBranchOn: entered as PlainDate | undefined,
      branchFoundedOn: place.org?.foundedOn,
      isFloating: yesNoValue(values, 'isFloating') ?? false,
      floatingTo: text('floatingTo'),
      floatingFrom: dayOf(row, 'floatingFrom'),
      isLost: yesNoValue(values, 'isLost') ?? false,
      lostOn: dayOf(row, 'lostOn'),
    },
    posts.map((post) => ({ from: post.fromOn as PlainDate, label: DUTY_LABELS[post.duty] })),
    today,
    'history',
  )
  for (const finding of found) {
    const key = FIELD_OF[finding.field ?? ''] ?? finding.field ?? 'name'
    const rule = finding.rule ? `（${finding.rule}）` : ''
    mark(cells, key, LEVEL[finding.severity], `${finding.message}${rule}${finding.remedy ? `；${finding.remedy}` : ''}`)
  }
}
