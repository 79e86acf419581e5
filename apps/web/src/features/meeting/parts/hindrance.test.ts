import type { Refusal } from '@hongzhu/domain'
import { expect, test } from 'vitest'
import { hindranceOf } from './hindrance.ts'

const place: Refusal = { code: 'meeting.no-place', severity: 'warn', message: '没有地点', field: 'place', remedy: '填写地点' }
const time: Refusal = { code: 'meeting.no-time', severity: 'warn', message: '没有起止时间', field: 'startTime' }
const recorder: Refusal = {
  code: 'meeting.no-recorder',
  severity: 'block',
  message: '没有记录人',
  remedy: '填写记录人',
  rule: 'MTG-14',
  field: 'recorderPersonId',
}

test('没有写原因的提醒：一句话说明是哪一项，光标到它的原因栏', () => {
  expect(hindranceOf([place], {})).toEqual({
    text: '还不能归档：“没有地点”这项提醒要照办或者写明原因，光标已在它的原因栏。',
    elementId: 'sheet-reason-meeting.no-place|place',
  })
})
test('几项没有写原因的，说第一项和共几项；写过的跳过', () => {
  expect(hindranceOf([place, time], { 'meeting.no-place|place': ' ' })?.text).toBe(
    '还不能归档：“没有地点”等 2 项提醒要照办或者写明原因，光标已在它的原因栏。',
  )
  expect(hindranceOf([place, time], { 'meeting.no-place|place': '临时改在操场' })?.elementId).toBe(
    'sheet-reason-meeting.no-time|startTime',
  )
})
test('须改正的先说，光标到那一栏', () => {
  expect(hindranceOf([place, recorder], {})).toEqual({
    text: '不能归档：没有记录人（MTG-14）。填写记录人。',
    field: 'recorderPersonId',
  })
})
test('都说明了就没有障碍', () => {
  expect(hindranceOf([place], { 'meeting.no-place|place': '临时改在操场' })).toBeUndefined()
  expect(hindranceOf([], {})).toBeUndefined()
})
