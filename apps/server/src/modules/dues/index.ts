// Dues of a branch: pay items, the yearly sheet and the branch's decision. Not: how an amount follows (domain/dues).
// Start with sheet.ts (what stands on the sheet) and service.ts (commands).
export { routes } from './routes.ts'
