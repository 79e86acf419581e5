import { contract } from '@hongzhu/contract'
import { bind } from '../../platform/http/bind.ts'
import { recordChange, recordReduction } from './change.ts'
import { readItems, setItem } from './local.ts'
import { readOwn } from './mine.ts'
import { fixSheet, recordPay } from './service.ts'
import { readSheet } from './sheet.ts'

const { dues } = contract

export const routes = [
  bind(dues.mine, readOwn),
  bind(dues.sheet, readSheet),
  bind(dues.recordPay, recordPay),
  bind(dues.fix, fixSheet),
  bind(dues.change, recordChange),
  bind(dues.reduce, recordReduction),
  bind(dues.items, readItems),
  bind(dues.setItem, setItem),
]
