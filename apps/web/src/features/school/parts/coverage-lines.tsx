import { Card, Empty, Table, type TableColumnsType } from 'antd'
import { Figure } from '../../../ui/figure.tsx'
import type { CoverageLine } from './school-data.ts'

export type Share = CoverageLine['work']
const NONE = '—'

/** Whose figures a table shows, and on which day. */
export interface Place {
  orgId: string
  on: string
}

/** A percentage with both numbers beside it; opens to the schools it counts. */
export function ShareFigure({
  id,
  share,
  place,
  filters,
}: {
  id: string
  share: Share
  place: Place
  filters?: NonNullable<Filters>
}) {
  return (
    <Figure
      id={id}
      orgId={place.orgId}
      on={place.on}
      {...(filters ? { filters } : {})}
      value={{ text: share.percent ?? NONE }}
      unit={` ${share.numerator}/${share.denominator}`}
    />
  )
}

type Filters = Parameters<typeof Figure>[0]['filters']
type Breakdown = 'ownership' | 'stage' | 'region'

/** What narrows the figures to a line: regions go by name, the line of the whole by nothing. */
const filtersOf = (by: Breakdown, line: CoverageLine): NonNullable<Filters> =>
  line.key === 'total' ? {} : { [by]: by === 'region' ? line.label : line.key }

function columnsFor(by: Breakdown, label: string, place: Place): TableColumnsType<CoverageLine> {
  const count = (
    title: string,
    key: 'units' | 'own' | 'joint' | 'attached' | 'orgBlank' | 'workOnly' | 'workBlank',
    id: string,
  ) => ({
    title,
    dataIndex: key,
    width: title.length > 5 ? 108 : title.length > 2 ? 92 : 60,
    align: 'right' as const,
    render: (value: number, line: CoverageLine) => (
      <Figure
        id={id}
        orgId={place.orgId}
        on={place.on}
        filters={{ ...filtersOf(by, line), ...(['own', 'joint', 'attached'].includes(key) ? { form: key } : {}) }}
        value={{ text: String(value) }}
      />
    ),
  })
  const share = (title: string, key: 'organisation' | 'work', id: string) => ({
    title,
    dataIndex: key,
    width: 132,
    align: 'right' as const,
    render: (value: Share, line: CoverageLine) => (
      <ShareFigure id={id} share={value} place={place} filters={filtersOf(by, line)} />
    ),
  })
  return [
    {
      title: label,
      dataIndex: 'label',
      width: 116,
      fixed: 'left',
      render: (text: string, line) => <a href={`/schools${line.key === 'total' ? '' : `?${by}=${line.key}`}`}>{text}</a>,
    },
    count('学校（所）', 'units', 'coverage.schools'),
    share('组织覆盖', 'organisation', 'coverage.org'),
    count('单独', 'own', 'coverage.schools'),
    count('联合', 'joint', 'coverage.schools'),
    count('挂靠', 'attached', 'coverage.schools'),
    count('组织覆盖空白', 'orgBlank', 'coverage.blank'),
    share('工作覆盖', 'work', 'coverage.work'),
    count('仅有工作覆盖', 'workOnly', 'coverage.workOnly'),
    count('工作覆盖空白', 'workBlank', 'coverage.workBlank'),
  ]
}

interface Props {
  label: string
  by: Breakdown
  lines: readonly CoverageLine[]
  place: Place
}

/** Both indicators by one breakdown; every number opens to its schools. */
export function LineTable({ label, by, lines, place }: Props) {
  return (
    <Card size="small" title={`按${label}`} style={{ isolation: 'isolate' }}>
      <Table<CoverageLine>
        size="small"
        rowKey="key"
        pagination={false}
        scroll={{ x: 976 }}
        dataSource={[...lines]}
        columns={columnsFor(by, label, place)}
        locale={{ emptyText: <Empty description="这一天管理范围内没有学校" /> }}
      />
    </Card>
  )
}
