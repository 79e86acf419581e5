import { contract } from '@hongzhu/contract'
import { bind } from '../../platform/http/bind.ts'
import { exportEvents, get, list, state, types, verify } from './service.ts'

const { audit } = contract

export const routes = [
  bind(audit.list, list),
  bind(audit.get, get),
  bind(audit.types, types),
  bind(audit.export, exportEvents),
  bind(audit.state, state),
  bind(audit.verify, verify),
]
