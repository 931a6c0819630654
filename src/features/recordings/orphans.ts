import type { Services } from '../../platform/services.ts'
import { deleteUnusedFiles } from '../../platform/storage/index.ts'
import { storageKeysInUse } from './queries.ts'
import { FOLDER } from './storage-keys.ts'

/**
 * Uploads and imports write the row right after they have stored the file. An older file without a row is left from a
 * crash.
 */
const MIN_AGE_MS = 3_600_000

/** Deletes stored files that no recording refers to; returns how many. */
export function sweepOrphans({
  db,
  storage,
  clock,
}: Pick<Services, 'db' | 'storage' | 'clock'>): Promise<number> {
  const before_ms = clock.now() - MIN_AGE_MS
  return deleteUnusedFiles(storage, { folder: FOLDER, before_ms }, (keys) => storageKeysInUse(db, keys))
}
