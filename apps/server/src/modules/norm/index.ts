// Local standards: which notices of its own and of those above it apply to an organisation, as the rules read them.
// Not: how law and notice compare (domain/norms), recording and ending notices (rule).
// Start with facts.ts.
export { loadNorms, loadNormsByPlace, localOverTime, type NormsByPlace, normsOf } from './facts.ts'
