import { contract } from '@hongzhu/contract'
import { bind } from '../../../platform/http/bind.ts'
import { exportCases, pageOfCases } from './list.ts'
import { listChoices } from './named.ts'
import { readCase } from './record.ts'
import { REGISTRY } from './registry.ts'
import { actOnCase, beginCase } from './service.ts'

const { procedure } = contract

export const routes = [
  bind(procedure.definitions, async () => ({ rows: [...REGISTRY.values()].map(({ definition }) => definition) })),
  bind(procedure.list, pageOfCases),
  bind(procedure.exportList, exportCases),
  bind(procedure.choices, listChoices),
  bind(procedure.begin, beginCase),
  bind(procedure.read, readCase),
  bind(procedure.act, actOnCase),
]
