// Audit in words: what an event says was before and after, field by field, in official Chinese; the fields of inputs likewise. Not: the kinds of events
// and how long they are kept (access). Used by the server alone, so that no page loads every capability's words.
// Start with changes.ts.
export * from './changes.ts'
export { fieldLabel } from './field-labels.ts'
export { inputLabel } from './input-labels.ts'
export { valueLabel } from './value-labels.ts'
