import { ORG_KIND_LABELS, type OrgKind } from '@hongzhu/domain/org'
import { Button, Card, Flex, Form, Radio } from 'antd'
import { useState } from 'react'
import { OrgPicker } from '../../../ui/org-picker.tsx'

/** More than these are looked up by name. */
export const MOST_LISTED = 12

interface Row {
  id: string
  name: string
  kind: string
}

/** For which organisation a meeting is recorded, where the post may record for several; a party group holds its own. */
export function OrgChoice({
  rows,
  own,
  onChoose,
}: {
  rows: readonly Row[]
  own: string | undefined
  onChoose: (orgId: string) => void
}) {
  const isShort = rows.length <= MOST_LISTED
  const [orgId, setOrgId] = useState<string | undefined>(isShort && rows.some((row) => row.id === own) ? own : undefined)
  return (
    <Card style={{ maxWidth: 640 }}>
      <Form layout="vertical" onFinish={() => orgId && onChoose(orgId)}>
        <Form.Item label="给哪个组织登记" htmlFor="meeting-org" extra="党小组会在党小组名下登记，支部的会在支部名下登记。">
          {isShort ? (
            <Radio.Group
              id="meeting-org"
              aria-label="给哪个组织登记"
              value={orgId}
              onChange={(event) => setOrgId(event.target.value)}
            >
              <Flex vertical gap={8}>
                {rows.map((row) => (
                  <Radio key={row.id} value={row.id} autoFocus={row.id === orgId}>
                    {row.name}（{ORG_KIND_LABELS[row.kind as OrgKind]}）
                  </Radio>
                ))}
              </Flex>
            </Radio.Group>
          ) : (
            <OrgPicker id="meeting-org" value={orgId} onChange={setOrgId} />
          )}
        </Form.Item>
        <Button type="primary" htmlType="submit" disabled={!orgId}>
          开始登记
        </Button>
      </Form>
    </Card>
  )
}
