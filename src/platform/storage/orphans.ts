import type { Storage } from './storage.ts'

const KEYS_PER_QUERY = 500

/**
 * Deletes the files in `folder` that were stored before `before_ms` and whose keys `usedOf` does not return. Returns
 * how many.
 */
export async function deleteUnusedFiles(
  storage: Storage,
  { folder, before_ms }: { folder: string; before_ms: number },
  usedOf: (keys: string[]) => Promise<Set<string>>,
): Promise<number> {
  let removed = 0
  const deleteUnusedOf = async (keys: string[]) => {
    const used = await usedOf(keys)
    for (const key of keys.filter((candidate) => !used.has(candidate))) {
      await storage.delete(key)
      removed++
    }
  }
  let batch: string[] = []
  for await (const key of storage.keysBefore(folder, before_ms)) {
    batch.push(key)
    if (batch.length < KEYS_PER_QUERY) continue
    await deleteUnusedOf(batch)
    batch = []
  }
  if (batch.length > 0) await deleteUnusedOf(batch)
  return removed
}
