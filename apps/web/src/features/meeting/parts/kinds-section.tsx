import type { MeetingKind } from '@hongzhu/domain/meeting'
import { Alert, Checkbox, Col, Input, Row } from 'antd'
import { DayField } from '../../../ui/day-field.tsx'
import { NumberField } from '../../../ui/number-field.tsx'
import { Field } from './findings.tsx'
import { Section } from './section.tsx'
import { EMPTY_ITEM, kindsFor, labelFor } from './start.ts'
import { TimeInput } from './time-input.tsx'
import type { Desk } from './use-sheet.ts'

/** Choosing a kind opens its part of the agenda; leaving one out takes its empty items away. */
function withKinds(desk: Desk, kinds: MeetingKind[]): void {
  desk.change((sheet) => {
    const kept = sheet.agenda.filter((item) => kinds.includes(item.kind) || item.title !== '')
    const missing = kinds.filter((kind) => !kept.some((item) => item.kind === kind))
    return {
      ...sheet,
      kinds,
      agenda: [
        ...kept,
        ...missing.map((kind) => ({
          ...EMPTY_ITEM,
          kind,
          content:
            kind === 'class' || kind === 'themeDay'
              ? ('study' as const)
              : kind === 'life'
                ? ('life' as const)
                : kind === 'appraisal'
                  ? ('appraisal' as const)
                  : ('discussion' as const),
        })),
      ],
    }
  })
}

/** 1 会议种类与时间地点 */
export function KindsSection({ desk }: { desk: Desk }) {
  const { sheet, context, change, dropped } = desk
  const kinds = kindsFor(context, sheet.kinds)
  const hasYear = sheet.kinds.includes('life') || sheet.kinds.includes('appraisal')
  return (
    <Section number={1} title="会议种类与时间地点">
      <Field field="kinds" label="会议种类（一次会议可以算几种，每种各写一部分记录）">
        <Checkbox.Group
          value={sheet.kinds}
          onChange={(next) =>
            withKinds(
              desk,
              kinds.filter((kind) => next.includes(kind)),
            )
          }
          options={kinds.map((kind) => ({ value: kind, label: labelFor(context, kind) }))}
        />
      </Field>
      <Row gutter={16}>
        <Col xs={24} sm={8} lg={5}>
          <Field field="heldOn" label="日期">
            <DayField
              id="sheet-heldOn"
              allowClear={false}
              value={sheet.heldOn}
              onChange={(heldOn) => heldOn && change({ heldOn })}
            />
          </Field>
        </Col>
        <Col xs={12} sm={8} lg={4}>
          <Field field="startTime" label="开始">
            <TimeInput id="sheet-startTime" value={sheet.startTime} onChange={(startTime) => change({ startTime })} />
          </Field>
        </Col>
        <Col xs={12} sm={8} lg={4}>
          <Field field="endTime" label="结束">
            <TimeInput id="sheet-endTime" value={sheet.endTime} onChange={(endTime) => change({ endTime })} />
          </Field>
        </Col>
        <Col xs={24} lg={11}>
          <Field field="place" label="地点">
            <Input
              id="sheet-place"
              maxLength={120}
              value={sheet.place}
              onChange={(event) => change({ place: event.target.value })}
            />
          </Field>
        </Col>
        {sheet.kinds.includes('themeDay') ? (
          <Col xs={24} lg={13}>
            <Field field="theme" label="主题党日的主题">
              <Input
                id="sheet-theme"
                maxLength={120}
                value={sheet.theme}
                onChange={(event) => change({ theme: event.target.value })}
              />
            </Field>
          </Col>
        ) : null}
        {hasYear ? (
          <Col xs={24} sm={8} lg={5}>
            <Field field="forYear" label="所属年度">
              <NumberField
                id="sheet-forYear"
                precision={0}
                min={2000}
                max={2100}
                value={sheet.forYear}
                onChange={(forYear) => change({ forYear })}
              />
            </Field>
          </Col>
        ) : null}
      </Row>
      {dropped.length > 0 ? (
        <Alert type="warning" showIcon title={`按会议当日的名册，${dropped.join('、')}不在应到人员之列，已从到会情况中去掉。`} />
      ) : null}
    </Section>
  )
}
