// Import and export: reading uploaded lists, preview and confirmation, workbooks. Not: what a field means (domain/exchange),
// nor the rules of members (domain/member). Start with routes.ts; workbooks are written by platform/sheet.ts.

export { forgetImports } from './forget.ts'
export { settleImport, settleImports } from './job.ts'
export { routes } from './routes.ts'
