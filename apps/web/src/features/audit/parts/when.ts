const BEIJING = 8 * 3_600_000

/** 2026-11-22 09:05:03, Beijing time whatever the computer is set to. */
export const when = (at: string): string => new Date(Date.parse(at) + BEIJING).toISOString().slice(0, 19).replace('T', ' ')
