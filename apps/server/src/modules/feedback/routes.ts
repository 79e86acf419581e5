import { contract } from '@hongzhu/contract'
import { bind } from '../../platform/http/bind.ts'
import { answer, create, list } from './service.ts'

const { feedback } = contract

export const routes = [bind(feedback.list, list), bind(feedback.create, create), bind(feedback.answer, answer)]
