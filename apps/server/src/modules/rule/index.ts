// Rules: the catalogue as pages and partners read it, and local values of parameters.
// Not: the rules themselves (packages/domain). Start with service.ts.
export { routes } from './routes.ts'
