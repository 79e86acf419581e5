import { expect, test } from 'vitest'
import type { Services } from '../../platform/http/context.ts'
import { isRunning, settleImport, startImportJob } from './job.ts'

test('a job that gets no connection is not taken for running: the batch falls back and can be confirmed again', async () => {
  const fallen = { pool: { connect: async () => Promise.reject(new Error('connect ECONNREFUSED')) } } as unknown as Services
  let isDone = false
  startImportJob(fallen, '41', 'preview', async () => {
    isDone = true
  })
  expect(isRunning('41')).toBe(true)
  await settleImport('41')
  expect({ isRunning: isRunning('41'), isDone }).toEqual({ isRunning: false, isDone: false })
})
