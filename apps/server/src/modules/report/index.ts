// Reports (总结材料): drafts with live figures, freezing, sealed figures, the Word file.
// Not: how a figure is computed (engines/indicators), page format (document). Start with service.ts and seal-queries.ts.
export { routes } from './routes.ts'
