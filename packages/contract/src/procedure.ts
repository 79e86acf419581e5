import { z } from 'zod'
import { endpoint, fileAnswer } from './endpoint.ts'
import { day, id, line, pageOf, paging } from './fields.ts'
import { clientKey } from './meeting-shapes.ts'
import {
  answer,
  caseRecord,
  caseRow,
  choices,
  command,
  definition,
  entry,
  mode,
  procedureId,
  status,
} from './procedure-shapes.ts'

export type {
  CaseRecord,
  CaseRow,
  ChoicesShape,
  CommandShape,
  DefinitionShape,
  FieldShape,
  RailStepShape,
} from './procedure-shapes.ts'

const filter = { procedure: procedureId.optional(), status: status.optional() }
/** A trial answers findings and verdict and writes nothing. */
const isTrial = z.boolean().default(false)

export const procedure = {
  definitions: endpoint({
    method: 'GET',
    path: '/procedures',
    summary: '各种办理事项的步骤',
    access: { permission: 'case.read' },
    input: z.strictObject({}),
    output: z.object({ rows: z.array(definition) }),
  }),
  list: endpoint({
    method: 'GET',
    path: '/orgs/{orgId}/cases',
    summary: '一个组织及下级的办理事项',
    access: { permission: 'case.read', org: 'orgId' },
    input: z.strictObject({ orgId: id, ...filter, ...paging }),
    output: pageOf(caseRow),
  }),
  exportList: endpoint({
    method: 'GET',
    path: '/exports/cases',
    summary: '办理事项',
    access: { permission: 'export.run' },
    input: z.strictObject({ orgId: id.optional(), ...filter }),
    output: fileAnswer,
    sends: 'file',
    isExport: true,
  }),
  choices: endpoint({
    method: 'GET',
    path: '/orgs/{orgId}/case-choices',
    summary: '办理事项时可以选的人员、会议、上级',
    access: { permission: 'case.write', org: 'orgId' },
    input: z.strictObject({ orgId: id, on: day }),
    output: choices,
  }),
  begin: endpoint({
    method: 'POST',
    path: '/orgs/{orgId}/cases',
    summary: '开始办理一件事项',
    access: { permission: 'case.write', org: 'orgId' },
    input: z.strictObject({
      orgId: id,
      clientKey,
      procedure: procedureId,
      on: day,
      mode: mode.default('live'),
      entry,
      reason: line(500).optional(),
      isTrial,
    }),
    output: answer,
  }),
  read: endpoint({
    method: 'GET',
    path: '/cases/{caseId}',
    summary: '一件办理事项',
    access: { permission: 'case.read' },
    input: z.strictObject({ caseId: id }),
    output: caseRecord,
  }),
  act: endpoint({
    method: 'POST',
    path: '/cases/{caseId}/acts',
    summary: '办理事项的一步，或者退回、中止、恢复、撤回、经批准不办、更正',
    access: { permission: 'case.write' },
    input: z.strictObject({ caseId: id, seq: z.number().int().min(1).max(100_000), command, isTrial }),
    output: answer,
  }),
}
