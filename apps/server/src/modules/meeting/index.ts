// The meeting sheet: drafts, records, roster, votes, decisions, corrections. Not: what is owed (engines/obligations), files (file).
// Start with facts.ts and queries.ts.
export { loadLifeFacts } from './facts.ts'
