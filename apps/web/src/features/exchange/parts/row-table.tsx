import type { ImportBatch, ImportRow, ImportRowsShown } from '@hongzhu/contract/exchange'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Button, Empty, Flex, Grid, Input, Table, Tag, Typography } from 'antd'
import { useState } from 'react'
import { api } from '../../../app/api.ts'
import { Problems } from '../../../ui/problems.tsx'
import { Candidates } from './candidates.tsx'
import { Cell } from './cell.tsx'
import { RowTabs } from './row-tabs.tsx'
import { ACTION_LABELS, LEVELS, ROW_LABELS, ROW_TAGS, type RowState } from './words.ts'

interface Field {
  key: string
  title: string
}
interface Props {
  batch: ImportBatch & { fields: readonly Field[] }
  show: ImportRowsShown | undefined
  onShow: (show: ImportRowsShown | undefined) => void
  isLocked: boolean
  onChoose: (seq: number, choice: string | null) => Promise<void>
}
const PAGE_SIZE = 20
const WIDTHS: Record<string, number> = {
  sex: 60,
  ethnicity: 80,
  idNo: 180,
  phone: 130,
  org: 190,
  school: 190,
  name: 110,
  address: 200,
  manager: 180,
  parent: 180,
}
const widthOf = (key: string) => WIDTHS[key] ?? 116

function Reasons({ row, fields }: { row: ImportRow; fields: readonly Field[] }) {
  const titleOf = (key: string) => fields.find((field) => field.key === key)?.title ?? key
  const said = Object.entries(row.cells).filter(([, cell]) => cell.message && cell.level !== 'ok')
  // From which day somebody stands is said of every row; other remarks only where nothing graver is.
  const grave = said.filter(([, cell]) => cell.level !== 'note')
  const list = grave.length > 0 ? said.filter(([key, cell]) => cell.level !== 'note' || key === 'enteredOn') : said
  if (list.length === 0) return null
  return (
    <ul style={{ margin: 0, paddingInlineStart: 16 }}>
      {list.map(([key, cell]) => (
        <li key={key}>
          {LEVELS[cell.level].label} · {titleOf(key)}：{cell.message}
          {cell.before ? <Typography.Text type="secondary">（现为 {cell.before}）</Typography.Text> : null}
        </li>
      ))}
    </ul>
  )
}

/** The rows of a preview by state, with every cell's state and reason, and what can be chosen for a row. */
export function RowTable({ batch, show, onShow, isLocked, onChoose }: Props) {
  const [q, setQ] = useState('')
  const [page, setPage] = useState(1)
  const rows = useQuery({
    ...api.exchange.rows.queryOptions({
      input: { batchId: batch.id, page, pageSize: PAGE_SIZE, ...(show ? { show } : {}), ...(q ? { q } : {}) },
    }),
    placeholderData: keepPreviousData,
  })
  const used = new Set(batch.sheets.filter((sheet) => sheet.isUsed).flatMap((sheet) => Object.keys(sheet.columns)))
  const isPhone = Grid.useBreakpoint().md === false
  const isWritten = (key: string) => (rows.data?.rows ?? []).some((row) => row.cells[key]?.will !== undefined)
  // A column the file does not have shows too where something is written into it.
  const fields = batch.fields.filter((field) => used.has(field.key) || isWritten(field.key))
  const nameField = fields.find((field) => field.key === 'name')
  const others = fields.filter((field) => field !== nameField)
  const nameWidth = batch.kind === 'member' ? 110 : 220
  const canChoose = !isLocked && show !== 'error' && show !== 'same'
  const manySheets = batch.sheets.filter((sheet) => sheet.isUsed).length > 1
  const choose = (row: ImportRow) =>
    row.state === 'skipped' ? (
      <Button size="small" type="link" onClick={() => onChoose(row.seq, null)}>
        恢复
      </Button>
    ) : row.action === 'new' || row.action === 'changed' ? (
      <Button size="small" type="link" onClick={() => onChoose(row.seq, 'skip')}>
        不导入
      </Button>
    ) : null
  const phoneColumn = {
    title: '行',
    key: 'row',
    render: (_: unknown, row: ImportRow) => (
      <Flex vertical gap={4}>
        <Flex gap={8} wrap align="center">
          <Typography.Text type="secondary">{manySheets ? `${row.sheet} ${row.rowNo}` : `第 ${row.rowNo} 行`}</Typography.Text>
          <Cell cell={row.cells.name} />
          <Tag color={ROW_TAGS[row.state]}>{ROW_LABELS[row.state]}</Tag>
          {canChoose ? choose(row) : null}
        </Flex>
        <Reasons row={row} fields={batch.fields} />
        {others
          .filter((field) => row.cells[field.key]?.will !== undefined || (row.cells[field.key]?.text ?? '') !== '')
          .map((field) => (
            <div key={field.key}>
              <Typography.Text type="secondary">{field.title}：</Typography.Text>
              <Cell cell={row.cells[field.key]} />
            </div>
          ))}
      </Flex>
    ),
  }
  return (
    <>
      <Problems error={rows.error} />
      <Flex justify="space-between" align="center" wrap gap={8}>
        <RowTabs
          batch={batch}
          show={show}
          onShow={(next) => {
            onShow(next)
            setPage(1)
          }}
        />
        <Input.Search
          allowClear
          placeholder="按名称找"
          aria-label="按名称找"
          style={{ width: 180 }}
          onSearch={(text) => {
            setQ(text.trim())
            setPage(1)
          }}
        />
      </Flex>
      <Table<ImportRow>
        size="small"
        rowKey="seq"
        loading={rows.isPending}
        dataSource={rows.data?.rows ?? []}
        scroll={isPhone ? {} : { x: 560 + nameWidth + others.reduce((sum, field) => sum + widthOf(field.key), 0) }}
        locale={{ emptyText: <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description="没有这样的行" /> }}
        pagination={{
          current: page,
          pageSize: PAGE_SIZE,
          total: rows.data?.total ?? 0,
          onChange: setPage,
          showSizeChanger: false,
          showTotal: (total) => `共 ${total} 行`,
        }}
        expandable={{
          rowExpandable: (row) => row.candidates.length > 0,
          expandedRowKeys: (rows.data?.rows ?? []).filter((row) => row.candidates.length > 0).map((row) => row.seq),
          showExpandColumn: false,
          expandedRowRender: (row) => (
            <Candidates row={row} isLocked={isLocked} onChoose={(choice) => onChoose(row.seq, choice)} />
          ),
        }}
        columns={
          isPhone
            ? [phoneColumn]
            : [
                {
                  title: '行',
                  key: 'row',
                  width: manySheets ? 110 : 56,
                  align: 'right',
                  render: (_, row) => (manySheets ? `${row.sheet} ${row.rowNo}` : row.rowNo),
                },
                {
                  title: '状态',
                  dataIndex: 'state',
                  width: 120,
                  render: (value: RowState, row) => (
                    <>
                      <Tag color={ROW_TAGS[value]}>{ROW_LABELS[value]}</Tag>
                      {value === 'warning' ? (
                        <Typography.Text type="secondary">{ACTION_LABELS[row.action]}</Typography.Text>
                      ) : null}
                    </>
                  ),
                },
                {
                  title: nameField?.title ?? '名称',
                  key: 'name',
                  width: nameWidth,
                  render: (_, row) => <Cell cell={row.cells.name} />,
                },
                {
                  title: '原因和办法',
                  key: 'why',
                  width: isPhone ? 240 : 340,
                  render: (_, row) => <Reasons row={row} fields={batch.fields} />,
                },
                ...others.map((field) => ({
                  title: field.title,
                  key: field.key,
                  width: widthOf(field.key),
                  render: (_: unknown, row: ImportRow) => <Cell cell={row.cells[field.key]} />,
                })),
                ...(!canChoose
                  ? []
                  : [
                      {
                        title: '',
                        key: 'act',
                        width: 80,
                        ...(isPhone ? {} : { fixed: 'right' as const }),
                        render: (_: unknown, row: ImportRow) => choose(row),
                      },
                    ]),
              ]
        }
      />
    </>
  )
}
