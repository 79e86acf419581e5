// Schools: what they are on a day, which organisation covers them, Party work, the dossier of uncovered ones, establishment cases.
// Not: organisations themselves (org), what coverage means (domain/school/coverage).
// Start with routes.ts, then units.ts.
export { loadEstablishments } from './establish-facts.ts'
export { routes } from './routes.ts'
