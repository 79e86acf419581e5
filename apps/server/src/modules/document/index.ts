// Documents: files attached to records, and official papers in Word by GB/T 9704 (page, grid, fonts).
// Not: which facts a paper states; the capability that owns them says so. Start with service.ts and gbt9704.ts.
export * from './gbt9704.ts'
export { listFiles } from './queries.ts'
export { routes } from './routes.ts'
export { attachFile } from './service.ts'
