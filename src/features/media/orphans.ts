import type { Services } from '../../platform/services.ts'
import { deleteUnused } from '../../platform/storage/index.ts'
import { nameOfKey } from './files.ts'
import { namesInUse } from './queries.ts'

/** A row is written right after its files; older than this, files without a row are left over from a crash. */
const YOUNGEST_ORPHAN_MS = 3_600_000

/** Removes stored files that belong to no image; answers how many. */
export function sweepImages({
  db,
  storage,
  clock,
}: Pick<Services, 'db' | 'storage' | 'clock'>): Promise<number> {
  const before_ms = clock.now() - YOUNGEST_ORPHAN_MS
  return deleteUnused(storage, { folder: 'images', before_ms }, async (keys) => {
    const names = await namesInUse(db, keys.map(nameOfKey))
    return new Set(keys.filter((key) => names.has(nameOfKey(key))))
  })
}
