import type { MeetingRecord, Sheet } from '@hongzhu/contract/meeting'
import { momentAt } from '@hongzhu/domain'
import {
  ATTENDANCE_LABELS,
  ballotsInWords,
  MEETING_KIND_LABELS,
  MEETING_STATE_LABELS,
  votesInWords,
} from '@hongzhu/domain/meeting'
import { Alert, Button, Card, Col, Flex, Radio, Row, Typography } from 'antd'
import { useMemo, useState } from 'react'
import { differences, mergeBy, SECTIONS, type SectionId, type Side } from '../offline/merge.ts'
import type { Desk } from './use-sheet.ts'

/** A section in plain words, for reading side by side. */
function wordsOf(sheet: Sheet, section: SectionId, nameOf: (id: string | null) => string): string[] {
  const follow = (items: Sheet['decisions']) =>
    items.map((item, index) => `${index + 1}. ${item.text}（${nameOf(item.ownerPersonId)}，${item.dueOn ?? '无时限'}）`)
  switch (section) {
    case 'kinds':
      return [
        sheet.kinds.map((kind) => MEETING_KIND_LABELS[kind]).join('、') || '未选种类',
        `${sheet.heldOn} ${sheet.startTime ?? ''}—${sheet.endTime ?? ''}`,
        sheet.place || '未填地点',
        ...(sheet.theme ? [`主题：${sheet.theme}`] : []),
        ...(sheet.forYear ? [`所属年度：${sheet.forYear}`] : []),
      ]
    case 'chair':
      return [
        `主持：${nameOf(sheet.chairPersonId)} ${sheet.entrustedNote}`,
        `记录：${nameOf(sheet.recorderPersonId)}`,
        ...(sheet.lecturerPersonId ? [`讲课：${nameOf(sheet.lecturerPersonId)}`] : []),
        ...(sheet.paperRef ? [`纸质记录：${sheet.paperRef}`] : []),
      ]
    case 'attendance':
      return [
        ...sheet.roster
          .filter((entry) => entry.state !== 'present')
          .map(
            (entry) =>
              `${entry.name || nameOf(entry.personId)}：${entry.state ? ATTENDANCE_LABELS[entry.state] : '未填'} ${entry.leaveReason}`,
          ),
        `出席 ${sheet.roster.filter((entry) => entry.state === 'present').length} 人`,
        ...(sheet.guests.length > 0 ? [`列席：${sheet.guests.map((guest) => guest.name).join('、')}`] : []),
      ]
    case 'agenda':
      return sheet.agenda.map((item, index) =>
        [
          `${index + 1}. ${item.title || '（无名称）'}`,
          item.vote ? [votesInWords(item.vote), ballotsInWords(item.vote)].filter(Boolean).join('；') : '',
        ].join(' '),
      )
    case 'decisions':
      return [...follow(sheet.decisions), ...follow(sheet.rectification), ...(sheet.isNoDecision ? ['无决定事项'] : [])]
    case 'minutes':
      return sheet.kinds.map((kind) => `${MEETING_KIND_LABELS[kind]}：${sheet.sections[kind] ?? ''}`)
  }
}

function Version({ title, lines, isChosen }: { title: string; lines: readonly string[]; isChosen: boolean }) {
  return (
    <Card size="small" title={title} style={{ height: '100%', borderColor: isChosen ? '#1F4E8C' : '#E5E5E1' }}>
      {lines.length === 0 ? <Typography.Text type="secondary">（空）</Typography.Text> : null}
      {lines.map((line) => (
        <div key={line} style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
          {line}
        </div>
      ))}
    </Card>
  )
}

const MARK = { mine: '只有我改过', theirs: '只有对方改过', both: '两边都改过' } as const

/** Both versions side by side; the person takes one of them section by section, nothing is lost before that. */
export function Conflict({ desk, present }: { desk: Desk; present: MeetingRecord }) {
  const found = useMemo(() => differences(desk.local.base, desk.sheet, present.sheet), [desk.local.base, desk.sheet, present])
  const [choices, setChoices] = useState<Partial<Record<SectionId, Side>>>(() =>
    Object.fromEntries(found.flatMap((item) => (item.changedBy === 'both' ? [] : [[item.section, item.changedBy]]))),
  )
  const names = useMemo(
    () =>
      new Map([
        ...present.people.map((person) => [person.personId, person.name] as const),
        ...(desk.context?.people ?? []).map((person) => [person.personId, person.name] as const),
      ]),
    [present, desk.context],
  )
  const nameOf = (id: string | null) => (id ? (names.get(id) ?? '（不在名册）') : '未填')
  if (present.state !== 'draft')
    return (
      <Alert
        type="warning"
        showIcon
        style={{ marginBottom: 16 }}
        title={`这次会议${MEETING_STATE_LABELS[present.state]}，本机的修改没有并入`}
        description={
          <Flex vertical gap={8}>
            <span>下面是本机的内容，可以对照；需要改动的，在记录页追加更正。</span>
            <div>
              <Button href={`/meetings/${present.id}?view=record`}>查看已存的记录</Button>
            </div>
          </Flex>
        }
      />
    )
  const isOpen = found.some((item) => !choices[item.section])
  return (
    <Card
      style={{ marginBottom: 16 }}
      title={`${present.changedBy ?? '另一处'}也改过这张会议单，请逐节选用`}
      extra={
        <Button
          type="primary"
          disabled={isOpen}
          onClick={() => desk.choose(mergeBy(desk.sheet, present.sheet, choices), present)}
        >
          按选择合并保存
        </Button>
      }
    >
      <Typography.Paragraph type="secondary">两份内容都还在，选定之前都不会丢。没有列出的各节两边相同。</Typography.Paragraph>
      {found.length === 0 ? <Typography.Paragraph>两份内容相同，可直接合并。</Typography.Paragraph> : null}
      {found.map(({ section, changedBy }) => (
        <div key={section} style={{ marginBottom: 16 }}>
          <Flex gap={12} align="center" wrap style={{ marginBottom: 8 }}>
            <Typography.Text strong>{SECTIONS[section].title}</Typography.Text>
            <Typography.Text type="secondary">{MARK[changedBy]}</Typography.Text>
            <Radio.Group
              value={choices[section]}
              onChange={(event) => setChoices({ ...choices, [section]: event.target.value as Side })}
              options={[
                { value: 'mine', label: '用我的' },
                { value: 'theirs', label: '用对方的' },
              ]}
            />
          </Flex>
          <Row gutter={[12, 12]}>
            <Col xs={24} md={12}>
              <Version title="我的（本机）" lines={wordsOf(desk.sheet, section, nameOf)} isChosen={choices[section] === 'mine'} />
            </Col>
            <Col xs={24} md={12}>
              <Version
                title={`对方的（${present.changedBy ?? '服务器'}，${momentAt(present.changedAt)}）`}
                lines={wordsOf(present.sheet, section, nameOf)}
                isChosen={choices[section] === 'theirs'}
              />
            </Col>
          </Row>
        </div>
      ))}
    </Card>
  )
}
