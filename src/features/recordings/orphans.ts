import type { Services } from '../../services.ts'
import { keysInUse } from './queries.ts'

/** An upload writes its row right after its file; older than this, a file without a row is left over from a crash. */
const YOUNGEST_ORPHAN_MS = 3_600_000
const KEYS_PER_QUERY = 500

/** Removes stored files that no recording names; answers how many. */
export async function sweepOrphans({
  db,
  storage,
  clock,
}: Pick<Services, 'db' | 'storage' | 'clock'>): Promise<number> {
  let removed = 0
  const removeUnused = async (keys: string[]) => {
    const used = await keysInUse(db, keys)
    for (const key of keys.filter((candidate) => !used.has(candidate))) {
      await storage.delete(key)
      removed++
    }
  }
  let batch: string[] = []
  for await (const key of storage.keysBefore('recordings', clock.now() - YOUNGEST_ORPHAN_MS)) {
    batch.push(key)
    if (batch.length < KEYS_PER_QUERY) continue
    await removeUnused(batch)
    batch = []
  }
  if (batch.length > 0) await removeUnused(batch)
  return removed
}
