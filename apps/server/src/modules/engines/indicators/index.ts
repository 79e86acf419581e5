// Figures: one row query per indicator, folded in SQL to number, list, breakdown, trend, sheet and the check of typed figures.
// Not: what a figure means (domain/indicator), sealed figures (report).
// Start with queries/, then fold-queries.ts and figures.ts.
export { checkText } from './check.ts'
export { type Asked, ask, computeFigures, type Figure, figureValue, prepare } from './figures.ts'
export { numberedRows } from './fold-queries.ts'
export { figureGrid, figureSubjects, type GridCell } from './grid.ts'
export { type FigureMeaning, listFigures, meaningOf } from './meaning.ts'
export { routes } from './routes.ts'
