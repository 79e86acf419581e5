import type { SheetFollowUp } from '@hongzhu/contract/meeting'
import { Button, Checkbox, Col, Flex, Input, Row, Typography } from 'antd'
import { DayField } from '../../../ui/day-field.tsx'
import { PersonSelect } from './chair-section.tsx'
import { Field, FindingsAt } from './findings.tsx'
import { Section } from './section.tsx'
import type { Desk } from './use-sheet.ts'

const EMPTY: SheetFollowUp = { text: '', ownerPersonId: null, dueOn: null }

/** Lines of what is to be done: by whom, until when. */
function FollowUps({ desk, field, name }: { desk: Desk; field: 'decisions' | 'rectification'; name: string }) {
  const items = desk.sheet[field]
  const put = (index: number, patch: Partial<SheetFollowUp>) =>
    desk.change((sheet) => ({ ...sheet, [field]: sheet[field].map((item, at) => (at === index ? { ...item, ...patch } : item)) }))
  const add = () => {
    desk.change((sheet) => ({
      ...sheet,
      [field]: [...sheet[field], EMPTY],
      ...(field === 'decisions' ? { isNoDecision: false } : {}),
    }))
    window.setTimeout(() => document.getElementById(`sheet-${field}.${items.length}.text`)?.focus())
  }
  return (
    <>
      {items.map((item, index) => {
        const path = `${field}.${index}`
        return (
          <Row gutter={12} key={path} align="top">
            <Col xs={24} md={11}>
              <Field field={`${path}.text`} label={`${name} ${index + 1}`}>
                <Input.TextArea
                  id={`sheet-${path}.text`}
                  autoSize={{ minRows: 1, maxRows: 6 }}
                  maxLength={500}
                  value={item.text}
                  onChange={(event) => put(index, { text: event.target.value })}
                />
              </Field>
            </Col>
            <Col xs={12} md={5}>
              <Field field={`${path}.ownerPersonId`} label="责任人">
                <PersonSelect
                  desk={desk}
                  id={`sheet-${path}.ownerPersonId`}
                  value={item.ownerPersonId}
                  onChange={(ownerPersonId) => put(index, { ownerPersonId })}
                />
              </Field>
            </Col>
            <Col xs={12} md={5}>
              <Field field={`${path}.dueOn`} label="完成时限">
                <DayField id={`sheet-${path}.dueOn`} value={item.dueOn} onChange={(day) => put(index, { dueOn: day ?? null })} />
              </Field>
            </Col>
            <Col xs={24} md={3}>
              <Button
                type="text"
                aria-label={`移除${name} ${index + 1}`}
                style={{ marginTop: 28 }}
                onClick={() => desk.change((sheet) => ({ ...sheet, [field]: sheet[field].filter((_, at) => at !== index) }))}
              >
                移除
              </Button>
            </Col>
            <Col xs={24}>
              <FindingsAt field={path} />
            </Col>
          </Row>
        )
      })}
      <FindingsAt field={field} />
      <Button id={`sheet-${field}`} onClick={add}>
        添加{name}
      </Button>
    </>
  )
}

/** 5 决定事项：有责任人和时限的进入待办。 */
export function DecisionsSection({ desk }: { desk: Desk }) {
  const { sheet, change } = desk
  return (
    <Section number={5} title="决定事项">
      <Flex vertical gap={8}>
        <div>
          <FollowUps desk={desk} field="decisions" name="决定" />{' '}
          {sheet.decisions.length === 0 ? (
            <Checkbox
              id="sheet-isNoDecision"
              checked={sheet.isNoDecision}
              onChange={(event) => change({ isNoDecision: event.target.checked })}
            >
              本次会议无决定事项
            </Checkbox>
          ) : null}
          <FindingsAt field="isNoDecision" />
        </div>
        {sheet.kinds.includes('life') || sheet.rectification.length > 0 ? (
          <div>
            <Typography.Title level={3} style={{ fontSize: '1em' }}>
              整改清单
            </Typography.Title>
            <FollowUps desk={desk} field="rectification" name="整改措施" />
          </div>
        ) : null}
        <Typography.Text type="secondary">填了责任人和时限的，归档后列入待办，完成时在待办里登记。</Typography.Text>
      </Flex>
    </Section>
  )
}
