import { contract } from '@hongzhu/contract'
import { bind } from '../../platform/http/bind.ts'
import { find } from './service.ts'

export const routes = [bind(contract.search.find, find)]
