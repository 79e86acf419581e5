import { TIME_LABELS } from '@hongzhu/domain/indicator'
import { useQuery } from '@tanstack/react-query'
import { Table, Typography } from 'antd'
import { api } from '../../../app/api.ts'
import { OpenFigure } from '../../../ui/figure.tsx'
import { Problems } from '../../../ui/problems.tsx'

interface Meaning {
  id: string
  title: string
  unit: string
  definition: string
  time: keyof typeof TIME_LABELS
}

interface Props {
  orgId: string
  on: string | undefined
  meanings: readonly Meaning[]
  chosen: string | undefined
  onChoose: (id: string) => void
}

/** The figures of one capability, each a number that opens; choosing a line shows its parts and trend beside it. */
export function FigureTable({ orgId, on, meanings, chosen, onChoose }: Props) {
  const refs = meanings.map((meaning) => meaning.id).join(',')
  const values = useQuery({
    ...api.figure.values.queryOptions({ input: { orgId, refs, ...(on ? { on } : {}) } }),
    enabled: refs !== '',
  })
  const valueById = new Map((values.data?.rows ?? []).map((row) => [row.id, row]))
  return (
    <>
      <Problems error={values.error} />
      <Table<Meaning>
        size="small"
        rowKey="id"
        loading={values.isFetching}
        dataSource={[...meanings]}
        pagination={false}
        rowSelection={{
          type: 'radio',
          selectedRowKeys: chosen ? [chosen] : [],
          onChange: (keys) => onChoose(String(keys[0])),
          columnWidth: 36,
        }}
        onRow={(meaning) => ({ onClick: () => onChoose(meaning.id) })}
        columns={[
          {
            title: '数据',
            dataIndex: 'title',
            render: (title: string, meaning) => (
              <>
                {title}
                <Typography.Paragraph
                  type="secondary"
                  ellipsis={{ rows: 2, tooltip: meaning.definition }}
                  style={{ margin: 0, fontSize: '0.88em' }}
                >
                  {meaning.definition}
                </Typography.Paragraph>
              </>
            ),
          },
          {
            title: '数值',
            width: 96,
            align: 'right',
            render: (_, meaning) => {
              const value = valueById.get(meaning.id)
              return value ? (
                <OpenFigure source={{ kind: 'live', orgId, ref: value.ref, on }} text={value.text} title={meaning.title} />
              ) : (
                '—'
              )
            },
          },
          { title: '单位', dataIndex: 'unit', width: 60, responsive: ['sm'], render: (unit: string) => unit || '%' },
          {
            title: '时段',
            dataIndex: 'time',
            width: 72,
            responsive: ['sm'],
            render: (time: Meaning['time']) => TIME_LABELS[time],
          },
        ]}
      />
    </>
  )
}
