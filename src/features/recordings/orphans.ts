import type { Services } from '../../platform/services.ts'
import { deleteUnused } from '../../platform/storage/index.ts'
import { keysInUse } from './queries.ts'

/** An upload writes its row right after its file; older than this, a file without a row is left over from a crash. */
const YOUNGEST_ORPHAN_MS = 3_600_000

/** Removes stored files that no recording names; answers how many. */
export function sweepOrphans({
  db,
  storage,
  clock,
}: Pick<Services, 'db' | 'storage' | 'clock'>): Promise<number> {
  const before_ms = clock.now() - YOUNGEST_ORPHAN_MS
  return deleteUnused(storage, { folder: 'recordings', before_ms }, (keys) => keysInUse(db, keys))
}
