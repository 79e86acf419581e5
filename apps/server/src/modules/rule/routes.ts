import { contract } from '@hongzhu/contract'
import { bind } from '../../platform/http/bind.ts'
import { listRules, readRule, setLocal, stopLocal } from './service.ts'

const { rule } = contract

export const routes = [
  bind(rule.list, listRules),
  bind(rule.get, readRule),
  bind(rule.setLocal, setLocal),
  bind(rule.endLocal, stopLocal),
]
