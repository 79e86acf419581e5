// Import and export: reading uploaded lists, preview and confirmation, workbooks. Not: what a field means (domain/exchange),
// nor the rules of members (domain/member). Start with sheet.ts for exports, routes.ts for imports.

export {
  type SheetColumn,
  type SheetSpec,
  type SheetValue,
  sheetFile,
  textCell,
  workbookFile,
  XLSX_TYPE,
} from '../../platform/sheet.ts'
export { forgetImports } from './forget.ts'
export { settleImport, settleImports } from './job.ts'
export { routes } from './routes.ts'
