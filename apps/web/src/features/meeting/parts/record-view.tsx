import type { MeetingRecord } from '@hongzhu/contract/meeting'
import { dayAt, inWords, momentAt } from '@hongzhu/domain'
import { ATTENDANCE_LABELS, type MeetingKind, meetingKindLabel, votesInWords } from '@hongzhu/domain/meeting'
import { CATEGORY_LABELS } from '@hongzhu/domain/member'
import { Descriptions, Flex, List, Table, Tag, Typography } from 'antd'
import type { ReactNode } from 'react'
import { Attachments } from './attachments.tsx'
import { DecisionList } from './decision-list.tsx'
import { OrgName, PersonName } from './names.tsx'
import { Section } from './section.tsx'
import { Verdict } from './vote-panel.tsx'

const at = (instant: string | null) => (instant ? momentAt(instant) : '—')

function Facts({ record }: { record: MeetingRecord }) {
  const { sheet } = record
  const name = (id: string | null) => <PersonName id={id} name={record.people.find((person) => person.personId === id)?.name} />
  const hours = sheet.startTime && sheet.endTime ? ` ${sheet.startTime}—${sheet.endTime}` : ''
  const more: { key: string; label: string; children: ReactNode }[] = [
    ...(sheet.lecturerPersonId ? [{ key: 'lecturer', label: '讲课人', children: name(sheet.lecturerPersonId) }] : []),
    ...(sheet.theme ? [{ key: 'theme', label: '主题', children: sheet.theme }] : []),
    ...(sheet.forYear ? [{ key: 'year', label: '所属年度', children: `${sheet.forYear} 年度` }] : []),
    ...(sheet.paperRef ? [{ key: 'paper', label: '纸质原始记录', children: sheet.paperRef }] : []),
  ]
  return (
    <Descriptions
      size="small"
      bordered
      column={{ xs: 1, md: 2, xl: 3 }}
      style={{ marginBottom: 16, background: '#FFFFFF' }}
      items={[
        { key: 'org', label: '召开组织', children: <OrgName id={record.orgId} name={record.orgName} /> },
        { key: 'day', label: '时间', children: `${inWords(sheet.heldOn)}${hours}` },
        { key: 'place', label: '地点', children: sheet.place || '—' },
        {
          key: 'chair',
          label: '主持',
          children: (
            <>
              {name(sheet.chairPersonId)}
              {sheet.entrustedNote ? `（${sheet.entrustedNote}）` : ''}
            </>
          ),
        },
        { key: 'recorder', label: '记录', children: name(sheet.recorderPersonId) },
        { key: 'count', label: '到会', children: `应到 ${record.dueCount} 人，实到 ${record.presentCount} 人` },
        ...more,
        {
          key: 'recorded',
          label: '录入',
          children: (
            <>
              {record.recordedOn} {record.recordedBy ?? ''}
              {record.isLate ? <Tag color="orange">补录</Tag> : null} {record.lateReason ?? ''}
            </>
          ),
        },
        { key: 'confirmed', label: '确认', children: at(record.confirmedAt) },
        { key: 'archived', label: '归档', children: at(record.archivedAt) },
      ]}
    />
  )
}

function Attendance({ record }: { record: MeetingRecord }) {
  const { roster, guests } = record.sheet
  const away = roster.filter((entry) => entry.isDue && entry.state !== 'present')
  return (
    <Section number={1} title="到会情况">
      <Typography.Paragraph>
        {away.length === 0
          ? '应到人员全部出席。'
          : away
              .map(
                (entry) =>
                  `${entry.name}${entry.state ? ATTENDANCE_LABELS[entry.state] : ''}${entry.leaveReason ? `（${entry.leaveReason}）` : ''}`,
              )
              .join('，')}
      </Typography.Paragraph>
      <Typography.Paragraph>
        列席：
        {guests.length === 0 ? '无' : guests.map((guest) => `${guest.name}${guest.title ? `（${guest.title}）` : ''}`).join('、')}
      </Typography.Paragraph>
      <Table
        size="small"
        rowKey="personId"
        dataSource={roster}
        pagination={roster.length > 20 ? { pageSize: 20, showTotal: (total) => `共 ${total} 人` } : false}
        columns={[
          {
            title: '姓名',
            render: (_, entry) => (entry.category === 'N' ? entry.name : <PersonName id={entry.personId} name={entry.name} />),
          },
          {
            title: '类别',
            width: 110,
            render: (_, entry) => (entry.category === 'N' ? '非党员' : CATEGORY_LABELS[entry.category]),
          },
          { title: '表决权', width: 80, render: (_, entry) => (entry.hasVote ? '有' : '无') },
          { title: '到会', width: 80, render: (_, entry) => (entry.state ? ATTENDANCE_LABELS[entry.state] : '—') },
        ]}
      />
    </Section>
  )
}

function Kind({ record, kind, number }: { record: MeetingRecord; kind: MeetingKind; number: number }) {
  const { sheet } = record
  const items = sheet.agenda.filter((item) => item.kind === kind)
  return (
    <Section number={number} title={meetingKindLabel(kind, record.orgKind)}>
      {items.map((item, index) => (
        <div key={item.title} style={{ marginBottom: 12 }}>
          <Typography.Text strong>
            议题 {index + 1}　{item.title}
          </Typography.Text>
          {item.vote ? (
            <div style={{ marginTop: 8, maxWidth: 760 }}>
              <Typography.Paragraph style={{ marginBottom: 4 }}>
                {item.vote.subjects.length > 0 ? `表决对象：${item.vote.subjects.join('、')}。` : ''}
                {votesInWords(item.vote)}
              </Typography.Paragraph>
              <Verdict vote={item.vote} desk={{ sheet, context: record }} />
            </div>
          ) : null}
        </div>
      ))}
      <Typography.Paragraph style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
        {sheet.sections[kind] || '没有记录要点'}
      </Typography.Paragraph>
    </Section>
  )
}

const CORRECTIONS = 'meeting-corrections'

/** 「更正 2 次，最近 2026-11-22 周明远」 at the head of the record; opens the list. */
export function CorrectionMark({ corrections }: { corrections: MeetingRecord['corrections'] }) {
  const last = corrections.at(-1)
  if (!last) return null
  return (
    <a href={`#${CORRECTIONS}`}>
      更正 {corrections.length} 次，最近 {dayAt(last.recordedAt)} {last.recordedBy ?? ''}
    </a>
  )
}

/** A settled meeting: what was recorded, when and by whom; corrections stand below, nothing is edited in place. */
export function RecordView({
  record,
  mayWrite,
  asked,
}: {
  record: MeetingRecord
  mayWrite: boolean
  asked?: string | undefined
}) {
  const { kinds } = record.sheet
  return (
    <>
      <Facts record={record} />
      <Attendance record={record} />
      {kinds.map((kind, index) => (
        <Kind key={kind} record={record} kind={kind} number={index + 2} />
      ))}
      <Section number={kinds.length + 2} title="决定事项">
        <DecisionList
          rows={record.decisions}
          mayWrite={mayWrite}
          isWithMeeting={false}
          asked={asked}
          empty="本次会议无决定事项"
        />
      </Section>
      <Section number={kinds.length + 3} title="附件">
        <Attachments
          files={record.files}
          meetingId={async () => record.id}
          mayAdd={mayWrite && record.state !== 'voided'}
          mayRemove={false}
        />
      </Section>
      {record.passedWarnings.length > 0 ? (
        <Section number={kinds.length + 4} title="归档时说明的事项">
          <List
            size="small"
            dataSource={record.passedWarnings}
            renderItem={(warning) => (
              <List.Item>
                <Flex vertical>
                  <span>
                    {warning.message} <Typography.Text type="secondary">{warning.rule}</Typography.Text>
                  </span>
                  <span>原因：{warning.reason}</span>
                </Flex>
              </List.Item>
            )}
          />
        </Section>
      ) : null}
      {record.corrections.length > 0 ? (
        <Section id={CORRECTIONS} number={kinds.length + (record.passedWarnings.length > 0 ? 5 : 4)} title="更正">
          {record.corrections.map((correction) => (
            <div key={correction.id} style={{ marginBottom: 8 }}>
              <Typography.Text type="secondary">
                {at(correction.recordedAt)} {correction.recordedBy ?? ''}
              </Typography.Text>
              <div style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{correction.text}</div>
            </div>
          ))}
        </Section>
      ) : null}
    </>
  )
}
