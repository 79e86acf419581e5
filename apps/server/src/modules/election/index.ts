// Elections that are over: the look-back over terms, elections and posts of organisations. Not: running an election
// (engines/procedures), what is a defect (domain/election/look-back.ts).
// Start with look-back.ts.
export { routes } from './routes.ts'
