import type { SheetRosterEntry } from '@hongzhu/contract/meeting'
import { votersOf } from '@hongzhu/contract/meeting-sheet'
import { ATTENDANCE_LABELS, type AttendanceState } from '@hongzhu/domain/meeting'
import { Button, Col, Empty, Flex, Input, Radio, Row, Space, Tag, Typography } from 'antd'
import { type KeyboardEvent, memo, useCallback } from 'react'
import { useIsPhone } from '../../../ui/use-is-phone.ts'
import { FindingsAt } from './findings.tsx'
import { Section } from './section.tsx'
import { withRoster } from './start.ts'
import type { Desk } from './use-sheet.ts'

const STATES = Object.keys(ATTENDANCE_LABELS) as AttendanceState[]
const OPTIONS = STATES.map((state) => ({ value: state, label: ATTENDANCE_LABELS[state] }))
const KEYS: Record<string, AttendanceState> = { '1': 'present', '2': 'leave', '3': 'absent' }

type Mark = (index: number, patch: Partial<SheetRosterEntry>) => void

/** Puts the cursor on the next person's marks. */
const focusRow = (index: number) => document.querySelector<HTMLElement>(`#sheet-roster-${index} input`)?.focus()

/** One person: 1 出席、2 请假、3 缺席 on the keyboard, and on to the next. */
const Person = memo(function Person({ entry, index, mark }: { entry: SheetRosterEntry; index: number; mark: Mark }) {
  const onKey = (event: KeyboardEvent) => {
    const state = KEYS[event.key]
    if (!state) return
    event.preventDefault()
    mark(index, { state })
    if (state === 'leave') window.setTimeout(() => document.getElementById(`sheet-roster-${index}-reason`)?.focus())
    else focusRow(index + 1)
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would draw its own frame
    <div
      id={`sheet-roster-${index}`}
      role="group"
      aria-label={`${entry.name}的到会情况`}
      onKeyDown={(event) => {
        if ((event.target as HTMLElement).matches('input[type=radio]')) onKey(event)
      }}
      style={{ borderBottom: '1px solid #F0F0ED', padding: '4px 0' }}
    >
      <Flex align="center" gap={8} wrap>
        <span style={{ flex: '1 1 8em', minWidth: '7em' }}>
          {entry.name} {entry.category === 'P' ? <Tag>预备</Tag> : null}
          {entry.category === 'F' && !entry.hasVote ? <Tag color="orange">无表决权</Tag> : null}
          {entry.isRelieved ? <Tag>不作硬性要求</Tag> : null}
        </span>
        <Radio.Group
          size="small"
          optionType="button"
          options={OPTIONS}
          value={entry.state}
          onChange={(event) => mark(index, { state: event.target.value as AttendanceState })}
        />
      </Flex>
      {entry.state === 'leave' ? (
        <Input
          id={`sheet-roster-${index}-reason`}
          size="small"
          aria-label={`${entry.name}的请假事由`}
          placeholder="请假事由"
          maxLength={200}
          value={entry.leaveReason}
          onChange={(event) => mark(index, { leaveReason: event.target.value })}
          onPressEnter={() => focusRow(index + 1)}
          style={{ marginTop: 4 }}
        />
      ) : null}
      <FindingsAt field={`roster.${index}.state`} />
      <FindingsAt field={`roster.${index}.leaveReason`} />
    </div>
  )
})

function Counts({ roster }: { roster: readonly SheetRosterEntry[] }) {
  const due = roster.filter((entry) => entry.isDue)
  const count = (state: AttendanceState | null) => due.filter((entry) => entry.state === state).length
  const voters = votersOf(roster)
  const open = count(null)
  return (
    <Typography.Text>
      应到 {due.length}，出席 {count('present')}，请假 {count('leave')}，缺席 {count('absent')}
      {open > 0 ? <Typography.Text type="warning">，未填 {open}</Typography.Text> : null}；有表决权应到 {voters.entitled}，实到{' '}
      {voters.present}
    </Typography.Text>
  )
}

function Guests({ desk }: { desk: Desk }) {
  const { guests } = desk.sheet
  const put = (index: number, patch: Partial<(typeof guests)[number]>) =>
    desk.change({ guests: guests.map((guest, at) => (at === index ? { ...guest, ...patch } : guest)) })
  return (
    <Flex vertical gap={8} style={{ marginTop: 12 }}>
      {guests.map((guest, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: guests have no key of their own and keep their order
        <Flex key={index} gap={8}>
          <Input
            id={`sheet-guests-${index}`}
            aria-label="列席人员姓名"
            placeholder="姓名"
            maxLength={60}
            style={{ flex: 1 }}
            value={guest.name}
            onChange={(event) => put(index, { name: event.target.value })}
          />
          <Input
            aria-label="列席人员职务或单位"
            placeholder="职务或单位"
            maxLength={120}
            style={{ flex: 2 }}
            value={guest.title}
            onChange={(event) => put(index, { title: event.target.value })}
          />
          <Button onClick={() => desk.change({ guests: guests.filter((_, at) => at !== index) })}>移除</Button>
        </Flex>
      ))}
      <div>
        <Button
          onClick={() => {
            desk.change({ guests: [...guests, { name: '', title: '' }] })
            window.setTimeout(() => document.getElementById(`sheet-guests-${guests.length}`)?.focus())
          }}
        >
          添加列席人员
        </Button>
      </div>
    </Flex>
  )
}

/** 3 到会情况：先「全部出席」，再改少数例外。 */
export function AttendanceSection({ desk }: { desk: Desk }) {
  const { sheet, change, context } = desk
  const isPhone = useIsPhone()
  const counts = <Counts roster={sheet.roster} />
  const mark = useCallback<Mark>(
    (index, patch) =>
      change((present) =>
        withRoster(
          present,
          present.roster.map((entry, at) => (at === index ? { ...entry, ...patch } : entry)),
        ),
      ),
    [change],
  )
  const allHere = () =>
    change((present) =>
      withRoster(
        present,
        present.roster.map((entry) => (entry.state === null ? { ...entry, state: 'present' as const } : entry)),
      ),
    )
  return (
    <Section number={3} title="到会情况" extra={isPhone ? null : counts}>
      {isPhone ? <div style={{ marginBottom: 8 }}>{counts}</div> : null}
      {sheet.roster.length === 0 ? (
        <Empty
          image={Empty.PRESENTED_IMAGE_SIMPLE}
          description={context ? '会议当日没有应到人员；请先在组织页补录党员或者班子任职' : '名册还没有取到，联网后自动带出'}
        />
      ) : (
        <>
          <Space wrap style={{ marginBottom: 8 }}>
            <Button id="sheet-roster" onClick={allHere}>
              全部出席
            </Button>
            <Typography.Text type="secondary">只补没有填的人；逐人可按 1 出席、2 请假、3 缺席</Typography.Text>
          </Space>
          <FindingsAt field="roster" />
          <Row gutter={32}>
            {sheet.roster.map((entry, index) => (
              <Col key={entry.personId} xs={24} lg={12}>
                <Person entry={entry} index={index} mark={mark} />
              </Col>
            ))}
          </Row>
        </>
      )}
      <Guests desk={desk} />
    </Section>
  )
}
