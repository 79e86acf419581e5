// Reports (总结材料): running text with live figures, templates, when it may be frozen.
// Not: what a figure means (indicator), how paper looks (document on the server). Start with types.ts and body.ts.
export * from './body.ts'
export * from './freeze.ts'
export * from './templates.ts'
export * from './types.ts'
