import { DUTY_LABELS, type Duty } from '@hongzhu/domain/org'
import { Col, Input, Row, Select } from 'antd'
import { Field } from './findings.tsx'
import { Section } from './section.tsx'
import type { Desk } from './use-sheet.ts'

/** A person of the organisation on the day, with the duties held then. */
export function PersonSelect({
  desk,
  id,
  value,
  onChange,
  placeholder = '选择人员',
}: {
  desk: Desk
  id: string
  value: string | null
  onChange: (personId: string | null) => void
  placeholder?: string
}) {
  const people = desk.context?.people ?? []
  return (
    <Select
      id={id}
      style={{ width: '100%' }}
      showSearch={{ optionFilterProp: 'label' }}
      allowClear
      placeholder={placeholder}
      value={value}
      onChange={(next: string | null | undefined) => onChange(next ?? null)}
      notFoundContent="会议当日本组织没有这个人"
      options={people.map((person) => ({
        value: person.personId,
        label: [person.name, ...person.duties.map((duty) => DUTY_LABELS[duty as Duty])].join(' · '),
      }))}
    />
  )
}

/** 2 主持与记录 */
export function ChairSection({ desk }: { desk: Desk }) {
  const { sheet, context, change } = desk
  const chair = context?.people.find((person) => person.personId === sheet.chairPersonId)
  const isEntrusted =
    chair !== undefined && !chair.duties.some((duty) => ['secretary', 'groupLeader', 'headteacher'].includes(duty))
  const isSchool = sheet.kinds.includes('schoolParty') || sheet.kinds.includes('headteacher')
  return (
    <Section number={2} title="主持与记录">
      <Row gutter={16}>
        <Col xs={24} md={8}>
          <Field field="chairPersonId" label="主持人">
            <PersonSelect
              desk={desk}
              id="sheet-chairPersonId"
              value={sheet.chairPersonId}
              onChange={(chairPersonId) => change({ chairPersonId })}
            />
          </Field>
        </Col>
        {isEntrusted || sheet.entrustedNote ? (
          <Col xs={24} md={8}>
            <Field field="entrustedNote" label="委托说明">
              <Input
                id="sheet-entrustedNote"
                maxLength={200}
                placeholder="如：书记出差，委托主持"
                value={sheet.entrustedNote}
                onChange={(event) => change({ entrustedNote: event.target.value })}
              />
            </Field>
          </Col>
        ) : null}
        <Col xs={24} md={8}>
          <Field field="recorderPersonId" label="记录人">
            <PersonSelect
              desk={desk}
              id="sheet-recorderPersonId"
              value={sheet.recorderPersonId}
              onChange={(recorderPersonId) => change({ recorderPersonId })}
            />
          </Field>
        </Col>
        {sheet.kinds.includes('class') ? (
          <Col xs={24} md={8}>
            <Field field="lecturerPersonId" label="讲课人" extra="外请的讲课人填在第 3 节的列席人员里">
              <PersonSelect
                desk={desk}
                id="sheet-lecturerPersonId"
                value={sheet.lecturerPersonId}
                onChange={(lecturerPersonId) => change({ lecturerPersonId })}
              />
            </Field>
          </Col>
        ) : null}
        {isSchool ? (
          <Col xs={24} md={8}>
            <Field field="paperRef" label="纸质原始记录的册页">
              <Input
                id="sheet-paperRef"
                maxLength={60}
                placeholder="如：2026年第2册第15页"
                value={sheet.paperRef}
                onChange={(event) => change({ paperRef: event.target.value })}
              />
            </Field>
          </Col>
        ) : null}
      </Row>
    </Section>
  )
}
