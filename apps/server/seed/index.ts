// What an instance is filled with: base data for every instance (holidays), the fictional demo for demonstrations.
// Not here: anything a real instance's people enter. Start with demo/seed.ts, then demo/generate.ts.
export { type HolidayRow, holidayYears, loadHolidays } from './base/holidays.ts'
export { DEMO_PASSWORD, type DemoAccount } from './demo/accounts.ts'
export { type Seeded, type SeedOptions, seedDemo } from './demo/seed.ts'
export type { DemoSize } from './demo/sizes.ts'
