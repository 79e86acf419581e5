import type { ImportBatch } from '@hongzhu/contract/exchange'
import { Button, Checkbox, Drawer, Flex, Select, Typography } from 'antd'
import { useState } from 'react'
import { NumberField } from '../../../ui/number-field.tsx'

type Sheet = ImportBatch['sheets'][number]
export type GivenSheet = Pick<Sheet, 'sheet' | 'isUsed' | 'headerRow' | 'columns'>
interface Field {
  key: string
  title: string
  required: boolean
}
interface Props {
  sheets: readonly Sheet[]
  fields: readonly Field[]
  isOpen: boolean
  onClose: () => void
  onSave: (sheets: GivenSheet[]) => Promise<void>
}

const letter = (column: number): string =>
  (column < 26 ? '' : letter(Math.floor(column / 26) - 1)) + String.fromCharCode(65 + (column % 26))

function SheetEditor({
  sheet,
  original,
  fields,
  onChange,
}: {
  sheet: GivenSheet
  original: Sheet
  fields: readonly Field[]
  onChange: (sheet: GivenSheet) => void
}) {
  const columns = original.headings.map((heading, index) => ({
    value: index,
    label: `${letter(index)} 列 ${heading || '（空）'}`,
  }))
  const isMoved = sheet.headerRow !== original.headerRow
  return (
    <Flex vertical gap={8} style={{ marginBottom: 24 }}>
      <Flex gap={16} align="center" wrap>
        <Checkbox checked={sheet.isUsed} onChange={(event) => onChange({ ...sheet, isUsed: event.target.checked })}>
          读取工作表“{sheet.sheet}”
        </Checkbox>
        <Flex gap={8} align="center">
          表头在第
          <NumberField
            aria-label={`${sheet.sheet}的表头行`}
            min={1}
            max={Math.max(original.rows, 1)}
            value={sheet.headerRow + 1}
            style={{ width: 76 }}
            onChange={(value) => {
              const headerRow = (value ?? 1) - 1
              onChange({ ...sheet, headerRow, columns: headerRow === original.headerRow ? original.columns : {} })
            }}
          />
          行
        </Flex>
      </Flex>
      {original.why && !sheet.isUsed ? <Typography.Text type="secondary">{original.why}</Typography.Text> : null}
      {isMoved ? <Typography.Text type="warning">换了表头行，点“重新读取”后按新表头认列。</Typography.Text> : null}
      {sheet.isUsed && !isMoved
        ? fields.map((field) => (
            <Flex key={field.key} gap={8} align="center">
              <span style={{ width: 170, textAlign: 'right' }}>
                {field.required ? <Typography.Text type="danger">* </Typography.Text> : null}
                {field.title}
              </span>
              <Select
                aria-label={field.title}
                allowClear
                showSearch={{ optionFilterProp: 'label' }}
                placeholder="表中没有"
                style={{ flex: 1 }}
                value={sheet.columns[field.key] ?? null}
                options={columns}
                onChange={(column: number | null | undefined) => {
                  const { [field.key]: _, ...rest } = sheet.columns
                  onChange({
                    ...sheet,
                    columns: column === null || column === undefined ? rest : { ...rest, [field.key]: column },
                  })
                }}
              />
            </Flex>
          ))
        : null}
    </Flex>
  )
}

/** Which sheet, which row of headings, which column is what; saved, the file is read again. */
export function LayoutEditor({ sheets, fields, isOpen, onClose, onSave }: Props) {
  const [edited, setEdited] = useState<GivenSheet[]>()
  const [isSaving, setSaving] = useState(false)
  const current = edited ?? sheets.map(({ sheet, isUsed, headerRow, columns }) => ({ sheet, isUsed, headerRow, columns }))
  const save = async () => {
    setSaving(true)
    await onSave(current).finally(() => setSaving(false))
    setEdited(undefined)
  }
  return (
    <Drawer
      open={isOpen}
      onClose={onClose}
      size={520}
      title="栏目对应"
      extra={
        <Button type="primary" loading={isSaving} disabled={!current.some((sheet) => sheet.isUsed)} onClick={save}>
          重新读取
        </Button>
      }
    >
      {current.map((sheet, index) => {
        const original = sheets[index]
        return original ? (
          <SheetEditor
            key={sheet.sheet}
            sheet={sheet}
            original={original}
            fields={fields}
            onChange={(next) => setEdited(current.map((entry, at) => (at === index ? next : entry)))}
          />
        ) : null
      })}
    </Drawer>
  )
}
