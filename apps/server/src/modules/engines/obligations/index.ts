// The obligations engine: loads facts, asks the domain what is owed, keeps the cache of today, takes excuses.
// Not: the rules (domain/org, domain/meeting), the composition of a due list (domain/duty).
// Start with compute.ts, then service.ts.
export { computeDuties, recompute } from './compute.ts'
export { countByRule, listOrgIds } from './queries.ts'
export { routes } from './routes.ts'
export { refreshCache, refreshOrgs } from './service.ts'
