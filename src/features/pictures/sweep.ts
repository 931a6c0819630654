import type { Services } from '../../platform/services.ts'
import { deleteUnusedImageFiles } from '../media/index.ts'

/** A row is written seconds after its files. Files that are this old and have no row are left over from a crash. */
const MIN_ORPHAN_AGE_MS = 3_600_000

/** Deletes stored files that belong to no image; returns how many. */
export function sweepImages({
  db,
  storage,
  clock,
}: Pick<Services, 'db' | 'storage' | 'clock'>): Promise<number> {
  const before_ms = clock.now() - MIN_ORPHAN_AGE_MS
  return deleteUnusedImageFiles({ db, storage }, before_ms)
}
