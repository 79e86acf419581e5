// Audit: searching, exporting, archiving and verifying the chain of events. Not: writing events (platform/events), which
// events there are (each module records its own). Start with service.ts; verify.ts and archive.ts are nightly jobs.
export { archiveAudit } from './archive.ts'
export { routes } from './routes.ts'
export { type Checked, verifyAudit, verifyChain } from './verify.ts'
