// Organisational life: the meeting sheet from plan to archive, votes, decisions, minutes. Not: which meetings are owed (engines),
// what quorum and majority are (domain/meeting). Start with routes.ts, service.ts (drafts) and settle.ts (confirm, archive).
export { type MeetingSubscriber, meetingSubscribers } from './changed.ts'
export { loadLifeFacts, loadOpenDecisions, type OpenDecision } from './facts.ts'
export { loadPeople } from './people.ts'
export { routes } from './routes.ts'
