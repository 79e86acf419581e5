import { OWNERSHIP_LABELS, type Ownership, type SchoolStage, STAGE_LABELS } from '@hongzhu/domain/org'
import type { TableColumnsType } from 'antd'
import type { SchoolRow } from './school-data.ts'
import { StateTag } from './state-tag.tsx'

/** Columns of a list of schools; lists of uncovered ones say why and what comes next. */
export const schoolColumns = (isLedger: boolean): TableColumnsType<SchoolRow> => [
  { title: '学校', dataIndex: 'name', width: 230, render: (name: string, row) => <a href={`/schools/${row.id}`}>{name}</a> },
  { title: '县（市、区）', dataIndex: 'regionName', width: 104 },
  { title: '学段', dataIndex: 'stage', width: 116, render: (stage: SchoolStage) => STAGE_LABELS[stage] },
  { title: '性质', dataIndex: 'ownership', width: 64, render: (value: Ownership) => OWNERSHIP_LABELS[value] },
  { title: '覆盖', dataIndex: 'state', width: 124, render: (state: SchoolRow['state']) => <StateTag state={state} /> },
  ...(isLedger
    ? [
        { title: '未建原因', dataIndex: 'reason', render: (reason: string | null) => reason ?? '未查清' },
        {
          title: '五个清（项）',
          dataIndex: 'dossierClear',
          width: 108,
          align: 'right' as const,
          render: (clear: number | null) => (clear === null ? '' : `${clear}/5`),
        },
        { title: '下一步', dataIndex: 'nextStep', width: 150 },
      ]
    : [
        {
          title: '依据',
          dataIndex: 'basis',
          render: (basis: string | null, row: SchoolRow) =>
            row.orgId ? <a href={`/orgs/${row.orgId}`}>{basis}</a> : (basis ?? row.nextStep),
        },
      ]),
]
