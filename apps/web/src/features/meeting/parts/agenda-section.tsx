import type { SheetAgendaItem } from '@hongzhu/contract/meeting'
import { AGENDA_CONTENT_LABELS, type AgendaContent, DECIDING_CONTENT, type MeetingKind } from '@hongzhu/domain/meeting'
import { Button, Checkbox, Col, Divider, Flex, Input, Row, Select } from 'antd'
import { DayField } from '../../../ui/day-field.tsx'
import { Field, FindingsAt } from './findings.tsx'
import { Section } from './section.tsx'
import { EMPTY_ITEM, labelFor } from './start.ts'
import type { Desk } from './use-sheet.ts'
import { newVote, VotePanel } from './vote-panel.tsx'

const CONTENTS = (Object.keys(AGENDA_CONTENT_LABELS) as AgendaContent[]).map((content) => ({
  value: content,
  label: AGENDA_CONTENT_LABELS[content],
}))

interface ItemProps {
  item: SheetAgendaItem
  index: number
  desk: Desk
  put: (item: SheetAgendaItem) => void
  remove: () => void
}

/** What only some bodies ask about an item: prior committee meeting, proposer and release, proposal only. */
function Extras({ item, index, desk, put }: Omit<ItemProps, 'remove'>) {
  const path = `agenda.${index}`
  const needsPrior = item.kind === 'general' && desk.context?.hasCommittee && DECIDING_CONTENT.includes(item.content)
  return (
    <>
      {needsPrior ? (
        <Col xs={24} sm={8}>
          <Field field={`${path}.priorCommitteeOn`} label="支委会研究的日期">
            <DayField
              id={`sheet-${path}.priorCommitteeOn`}
              value={item.priorCommitteeOn}
              onChange={(day) => put({ ...item, priorCommitteeOn: day ?? null })}
            />
          </Field>
        </Col>
      ) : null}
      {item.kind === 'schoolParty' ? (
        <>
          <Col xs={24} sm={8}>
            <Field field={`${path}.proposedBy`} label="议题提出人">
              <Input
                id={`sheet-${path}.proposedBy`}
                maxLength={60}
                value={item.proposedBy}
                onChange={(event) => put({ ...item, proposedBy: event.target.value })}
              />
            </Field>
          </Col>
          <Col xs={24} sm={8}>
            <Checkbox checked={item.isReleased} onChange={(event) => put({ ...item, isReleased: event.target.checked })}>
              已经书记确定
            </Checkbox>
          </Col>
        </>
      ) : null}
      {item.kind === 'headteacher' ? (
        <Col xs={24}>
          <Checkbox checked={item.isMajor} onChange={(event) => put({ ...item, isMajor: event.target.checked })}>
            属于三重一大事项
          </Checkbox>
          <Checkbox checked={item.isProposalOnly} onChange={(event) => put({ ...item, isProposalOnly: event.target.checked })}>
            只形成方案，提交党组织会议
          </Checkbox>
        </Col>
      ) : null}
    </>
  )
}

function Item({ item, index, desk, put, remove }: ItemProps) {
  const path = `agenda.${index}`
  const { kinds } = desk.sheet
  return (
    <div>
      {index > 0 ? <Divider style={{ margin: '4px 0 12px' }} /> : null}
      <Row gutter={12}>
        {kinds.length > 1 || !kinds.includes(item.kind) ? (
          <Col xs={12} md={5}>
            <Field field={`${path}.kind`} label="属于">
              <Select
                id={`sheet-${path}.kind`}
                value={item.kind}
                onChange={(kind: MeetingKind) => put({ ...item, kind, vote: null })}
                options={[...new Set([...kinds, item.kind])].map((kind) => ({
                  value: kind,
                  label: labelFor(desk.context, kind),
                }))}
              />
            </Field>
          </Col>
        ) : null}
        <Col xs={12} md={4}>
          <Field field={`${path}.content`} label="性质">
            <Select
              id={`sheet-${path}.content`}
              value={item.content}
              onChange={(content: AgendaContent) => put({ ...item, content })}
              options={CONTENTS}
            />
          </Field>
        </Col>
        <Col xs={24} md={15}>
          <Field field={`${path}.title`} label={`议题 ${index + 1}`}>
            <Input
              id={`sheet-${path}.title`}
              maxLength={200}
              value={item.title}
              onChange={(event) => put({ ...item, title: event.target.value })}
            />
          </Field>
        </Col>
        <Extras item={item} index={index} desk={desk} put={put} />
      </Row>
      <FindingsAt field={path} />
      <FindingsAt field={`${path}.vote`} />
      {item.vote ? <VotePanel item={item} index={index} desk={desk} put={(vote) => put({ ...item, vote })} /> : null}
      <Flex gap={8} style={{ marginBottom: 12 }}>
        <Button size="small" onClick={() => put({ ...item, vote: item.vote ? null : newVote(item, desk) })}>
          {item.vote ? '不表决' : '登记表决'}
        </Button>
        <Button size="small" type="text" onClick={remove}>
          移除议题
        </Button>
      </Flex>
    </div>
  )
}

/** 4 议题与表决 */
export function AgendaSection({ desk }: { desk: Desk }) {
  const { sheet, change } = desk
  const add = () => {
    change((present) => ({
      ...present,
      agenda: [...present.agenda, { ...EMPTY_ITEM, kind: present.agenda.at(-1)?.kind ?? present.kinds[0] ?? 'general' }],
    }))
    window.setTimeout(() => document.getElementById(`sheet-agenda.${sheet.agenda.length}.title`)?.focus())
  }
  return (
    <Section number={4} title="议题与表决">
      {sheet.agenda.map((item, index) => (
        <Item
          // biome-ignore lint/suspicious/noArrayIndexKey: items have no key of their own; their place is their name
          key={index}
          item={item}
          index={index}
          desk={desk}
          put={(next) =>
            change((present) => ({ ...present, agenda: present.agenda.map((known, at) => (at === index ? next : known)) }))
          }
          remove={() => change((present) => ({ ...present, agenda: present.agenda.filter((_, at) => at !== index) }))}
        />
      ))}
      <FindingsAt field="agenda" />
      <Button id="sheet-agenda" onClick={add}>
        添加议题
      </Button>
    </Section>
  )
}
