import type { SheetAgendaItem, SheetContext, SheetVote } from '@hongzhu/contract/meeting'
import { verdictOf, votersOf } from '@hongzhu/contract/meeting-sheet'
import type { Citation } from '@hongzhu/domain'
import {
  ballotsInWords,
  dueWords,
  type MeetingKind,
  VOTE_MATTER_LABELS,
  VOTE_NUMBER_LABELS,
  type VoteMatter,
  type VoteNumber,
  verdictInWords,
} from '@hongzhu/domain/meeting'
import { Alert, Col, Row, Select, Typography } from 'antd'
import { NumberField } from '../../../ui/number-field.tsx'
import { Basis, Field } from './findings.tsx'
import type { Desk } from './use-sheet.ts'

const MATTERS: Partial<Record<MeetingKind, readonly VoteMatter[]>> = {
  committee: ['committee'],
  schoolParty: ['schoolOrdinary', 'schoolCadre'],
  headteacher: ['headteacher'],
}
const mattersOf = (kind: MeetingKind): readonly VoteMatter[] => MATTERS[kind] ?? ['ordinary', 'membership']

/** A vote with the numbers the roster knows already. */
export function newVote(item: SheetAgendaItem, desk: Desk): SheetVote {
  const voters = votersOf(desk.sheet.roster)
  return {
    matter: item.content === 'membership' ? 'membership' : (mattersOf(item.kind)[0] ?? 'ordinary'),
    entitled: voters.entitled,
    presentVoters: voters.present,
    yes: null,
    no: null,
    abstain: null,
    void: null,
    writtenYes: null,
    withdrawn: null,
    issued: null,
    returned: null,
    subjects: [],
    writtenOn: [],
  }
}

const MAIN: readonly VoteNumber[] = ['entitled', 'presentVoters', 'yes', 'no', 'abstain']
const MORE: Partial<Record<VoteMatter, readonly VoteNumber[]>> = {
  membership: ['writtenYes'],
  schoolOrdinary: ['withdrawn'],
  schoolCadre: ['withdrawn'],
}
const BALLOT: readonly VoteNumber[] = ['void', 'issued', 'returned']

/** Quorum and majority often stand in the same article. */
const distinct = (cites: readonly Citation[]) =>
  cites.filter((cite, index) => cites.findIndex((other) => other.law === cite.law && other.article === cite.article) === index)

/** The verdict with its arithmetic and article, as the numbers stand. */
export function Verdict({
  vote,
  desk,
}: {
  vote: SheetVote
  desk: { sheet: Desk['sheet']; context: Pick<SheetContext, 'norms'> | null }
}) {
  const verdict = desk.context ? verdictOf(vote, desk.sheet.heldOn, desk.context) : undefined
  if (!verdict) return <Alert type="info" title="填齐人数和票数后，这里显示结论和算式" />
  const ballots = ballotsInWords(vote)
  const isGood = verdict.hasQuorum === true && verdict.passed !== false && verdict.refusals.every((r) => r.severity !== 'block')
  return (
    <Alert
      type={isGood ? 'success' : 'warning'}
      showIcon
      role="status"
      title={verdictInWords(verdict)}
      description={
        <>
          {verdict.arithmetic ? <div>{verdict.arithmetic}</div> : null}
          {ballots ? <div>{ballots}</div> : null}
          {verdict.refusals.map((refusal) => (
            <div key={refusal.code}>
              {refusal.message}
              {refusal.remedy ? `。${refusal.remedy}` : ''}
            </div>
          ))}
          {distinct(verdict.cites).map((cite) => (
            <div key={`${cite.law}${cite.article}`}>
              <Basis refusal={{ rule: verdict.rule, cite }} />
            </div>
          ))}
        </>
      }
    />
  )
}

/** Counts of one vote beside the verdict they come to; no names of voters. */
export function VotePanel({
  item,
  index,
  desk,
  put,
}: {
  item: SheetAgendaItem
  index: number
  desk: Desk
  put: (vote: SheetVote) => void
}) {
  const { vote } = item
  if (!vote) return null
  const path = `agenda.${index}.vote`
  const isAboutPersons = vote.matter === 'membership' || vote.matter === 'schoolCadre'
  const fields = [...MAIN, ...(MORE[vote.matter] ?? []), ...BALLOT]
  return (
    <Row gutter={16}>
      <Col xs={24} lg={14}>
        <Row gutter={12}>
          <Col xs={24} sm={12}>
            <Field field={`${path}.matter`} label="表决事项">
              <Select
                id={`sheet-${path}.matter`}
                value={vote.matter}
                onChange={(matter: VoteMatter) => put({ ...vote, matter })}
                options={mattersOf(item.kind).map((matter) => ({ value: matter, label: VOTE_MATTER_LABELS[matter] }))}
              />
            </Field>
          </Col>
          {isAboutPersons ? (
            <Col xs={24} sm={12}>
              <Field field={`${path}.subjects`} label="表决对象（逐人表决）">
                <Select
                  id={`sheet-${path}.subjects`}
                  mode="tags"
                  open={false}
                  suffixIcon={null}
                  placeholder="输入姓名后回车"
                  value={vote.subjects}
                  onChange={(subjects: string[]) => put({ ...vote, subjects })}
                />
              </Field>
            </Col>
          ) : null}
          {fields.map((field) => (
            <Col key={field} xs={12} sm={8}>
              <Field field={`${path}.${field}`} label={field === 'entitled' ? dueWords(vote.matter) : VOTE_NUMBER_LABELS[field]}>
                <NumberField
                  id={`sheet-${path}.${field}`}
                  min={0}
                  precision={0}
                  value={vote[field]}
                  onChange={(value) => put({ ...vote, [field]: value })}
                />
              </Field>
            </Col>
          ))}
          {(vote.writtenYes ?? 0) > 0 ? (
            <Col xs={24}>
              <Field field={`${path}.writtenOn`} label="书面意见的日期（每份一个，须在会前）">
                <Select
                  id={`sheet-${path}.writtenOn`}
                  mode="tags"
                  open={false}
                  suffixIcon={null}
                  placeholder="如 2026-11-18，回车"
                  value={vote.writtenOn as string[]}
                  onChange={(days: string[]) =>
                    put({ ...vote, writtenOn: days.filter((day) => /^\d{4}-\d{2}-\d{2}$/.test(day)) as SheetVote['writtenOn'] })
                  }
                />
              </Field>
            </Col>
          ) : null}
        </Row>
      </Col>
      <Col xs={24} lg={10}>
        <Verdict vote={vote} desk={desk} />
        <Typography.Paragraph type="secondary" style={{ marginTop: 8 }}>
          只记票数，不记谁投了什么票。
        </Typography.Paragraph>
      </Col>
    </Row>
  )
}
