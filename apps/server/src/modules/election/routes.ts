import { contract } from '@hongzhu/contract'
import { bind } from '../../platform/http/bind.ts'
import { exportLookBack, pageOfLookBack } from './look-back.ts'

const { lookBack } = contract

export const routes = [bind(lookBack.page, pageOfLookBack), bind(lookBack.exportAll, exportLookBack)]
