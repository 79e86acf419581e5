// Official documents in Word: page, grid and fonts of GB/T 9704, and what is put on them.
// Not: which facts a document states; the capability that owns them says so. Start with gbt9704.ts.
export * from './gbt9704.ts'
