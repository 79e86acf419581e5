// Feedback (减负意见): what makes needless work, by page, with public answers.
// Not: corrections of one's own data (member). Start with service.ts.
export { routes } from './routes.ts'
