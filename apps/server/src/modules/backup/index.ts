// Backup: one consistent archive of all tables and uploaded files, restored whole or not at all, or piped to another server.
// Not: PostgreSQL's own replication, which a production server adds. The form of an archive is in format.ts.
// Start with folder.ts (files and the nightly job), then dump.ts and restore.ts.
export { backUpTonight, backupFolder, backupName, backupTo, listBackups, moveTo, restoreFrom } from './folder.ts'
export { BrokenArchive } from './format.ts'
