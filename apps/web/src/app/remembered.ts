const KEY = 'hongzhu.me'

/** Who was last signed in on this device, for opening kept sheets without network; forgotten on signing out. */
export const rememberMe = (me: unknown): void => localStorage.setItem(KEY, JSON.stringify(me))
export const forgetMe = (): void => localStorage.removeItem(KEY)

/** What was remembered; undefined when there is nothing readable. */
export function recallMe<T>(): T | undefined {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? 'null') ?? undefined
  } catch {
    return undefined
  }
}
