import type { MeetingRecord, Sheet, SheetContext } from '@hongzhu/contract/meeting'
import { type DBSchema, type IDBPDatabase, openDB } from 'idb'

/** A sheet on this device: what the person has filled in, what the server had when it last agreed, and what the page needs to work alone. */
export interface LocalSheet {
  /** The sheet's key for life; the server knows it by the same. */
  key: string
  /** Whose it is: on a shared computer nobody sees another person's sheets. */
  accountId: string
  orgId: string
  meetingId: string | null
  /** The server's version this one builds on; 0: the server has none. */
  version: number
  sheet: Sheet
  /** The content of that version; null when the server has none. */
  base: Sheet | null
  context: SheetContext | null
  /** Reasons typed for warnings, by code and field. */
  reasons: Record<string, string>
  /** What the server holds instead, when both sides changed. */
  conflict: MeetingRecord | null
  isUnsent: boolean
  changedAt: string
}

interface Schema extends DBSchema {
  sheets: { key: string; value: LocalSheet; indexes: { account: string } }
}

let opened: Promise<IDBPDatabase<Schema>> | undefined
const database = () => {
  opened ??= openDB<Schema>('hongzhu', 1, {
    upgrade: (db) => {
      db.createObjectStore('sheets', { keyPath: 'key' }).createIndex('account', 'accountId')
    },
  })
  return opened
}

/** Keeps the sheet on this device. */
export const keepSheet = async (sheet: LocalSheet): Promise<void> => {
  await (await database()).put('sheets', sheet)
}

/** The sheet of this key, if it is this person's. */
export async function findSheet(accountId: string, key: string): Promise<LocalSheet | undefined> {
  const found = await (await database()).get('sheets', key)
  return found?.accountId === accountId ? found : undefined
}

/** All sheets of this person on this device. */
export const listSheets = async (accountId: string): Promise<LocalSheet[]> =>
  (await database()).getAllFromIndex('sheets', 'account', accountId)

/** The sheet of this meeting, if it was opened on this device. */
export const findSheetOfMeeting = async (accountId: string, meetingId: string): Promise<LocalSheet | undefined> =>
  (await listSheets(accountId)).find((sheet) => sheet.meetingId === meetingId)

/** Forgets the sheet: the server has it, or the person discarded it. */
export const dropSheet = async (key: string): Promise<void> => {
  await (await database()).delete('sheets', key)
}
