import { contract } from '@hongzhu/contract'
import { bind } from '../../platform/http/bind.ts'
import { endRelief, relieve, setAway } from './care-service.ts'
import { changeStatus, joinGroup, transfer } from './home-service.ts'
import { unmask } from './look-service.ts'
import { answerCorrection, corrections, myAttendance, myRecord, requestCorrection } from './mine.ts'
import { listPage, readAttendance, readRecord, readTrail, search } from './reads.ts'
import { addMember, changeFields, changeKeyItems } from './service.ts'

const { member, mine } = contract

export const routes = [
  bind(member.list, listPage),
  bind(member.search, search),
  bind(member.read, readRecord),
  bind(member.trail, readTrail),
  bind(member.attendance, readAttendance),
  bind(member.add, (ctx, input) => addMember(ctx, input as never)),
  bind(member.changeFields, changeFields),
  bind(member.changeKeyItems, changeKeyItems),
  bind(member.transfer, transfer),
  bind(member.changeStatus, changeStatus),
  bind(member.joinGroup, joinGroup),
  bind(member.relieve, relieve),
  bind(member.endRelief, endRelief),
  bind(member.setFloating, setAway),
  bind(member.unmask, unmask),
  bind(member.corrections, corrections),
  bind(member.answerCorrection, answerCorrection),
  bind(mine.record, myRecord),
  bind(mine.attendance, myAttendance),
  bind(mine.requestCorrection, requestCorrection),
]
