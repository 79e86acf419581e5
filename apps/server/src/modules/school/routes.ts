import { contract } from '@hongzhu/contract'
import { bind } from '../../platform/http/bind.ts'
import { exportLedger, readList, readSummary, readTrend } from './coverage.ts'
import { closeCase, cover, coverWork, endCover, endWork, note, openCase, propose } from './establish.ts'
import { readPage } from './page.ts'
import { listRegions } from './queries.ts'
import { changeSchool, closeCampus, closeSchool, countSchool, createSchool, openCampus } from './service.ts'

const { school, coverage } = contract

export const routes = [
  bind(school.regions, async (ctx) => ({ rows: await listRegions(ctx.db) })),
  bind(school.list, readList),
  bind(school.page, (ctx, input) => readPage(ctx, input.schoolId, input.on ?? ctx.today)),
  bind(school.create, createSchool),
  bind(school.change, changeSchool),
  bind(school.close, closeSchool),
  bind(school.count, countSchool),
  bind(school.openCampus, openCampus),
  bind(school.closeCampus, closeCampus),
  bind(school.cover, cover),
  bind(school.endCover, endCover),
  bind(school.coverWork, coverWork),
  bind(school.endWork, endWork),
  bind(school.note, note),
  bind(school.openCase, openCase),
  bind(school.propose, propose),
  bind(school.closeCase, closeCase),
  bind(coverage.summary, (ctx, input) => readSummary(ctx, input.on ?? ctx.today)),
  bind(coverage.trend, (ctx, input) => readTrend(ctx, input.on ?? ctx.today)),
  bind(coverage.export, exportLedger),
]
