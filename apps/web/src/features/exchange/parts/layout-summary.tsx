import type { ImportBatch } from '@hongzhu/contract/exchange'
import { Button, Flex, Typography } from 'antd'

/** What was recognised in the file, in a few lines, and the way to change it. */
export function LayoutSummary({
  sheets,
  isLocked,
  onEdit,
}: {
  sheets: ImportBatch['sheets']
  isLocked: boolean
  onEdit: () => void
}) {
  return (
    <Flex gap={12} justify="space-between" align="start" wrap>
      <div style={{ flex: 1, minWidth: 260 }}>
        {sheets.map((sheet) => (
          <div key={sheet.sheet}>
            工作表“{sheet.sheet}”：
            {sheet.isUsed
              ? `表头在第 ${sheet.headerRow + 1} 行，认出 ${Object.keys(sheet.columns).length} 列`
              : (sheet.why ?? '没有读取')}
            {sheet.missing.length > 0 && sheet.isUsed ? (
              <Typography.Text type="danger">；缺少{sheet.missing.join('、')}</Typography.Text>
            ) : null}
            {sheet.unread.length > 0 && sheet.isUsed ? (
              <Typography.Text type="secondary">
                ；不读：{sheet.unread.map((column) => `${column.heading}（${column.why}）`).join('、')}
              </Typography.Text>
            ) : null}
          </div>
        ))}
      </div>
      {isLocked ? null : <Button onClick={onEdit}>改栏目对应</Button>}
    </Flex>
  )
}
