// The procedures engine: begins cases, writes what happens to them, derives steps, days and duties from their events.
// Not: the procedures themselves (domain/<capability>/procedure.ts), what a step may be (domain/procedure).
// Start with registry.ts (which procedures there are), then service.ts; a new procedure adds its facts and one registry line.
export { loadCaseDuties } from './duties.ts'
export { loadElections } from './elections.ts'
export { routes } from './routes.ts'
