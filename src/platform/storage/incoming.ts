import { randomUUID } from 'node:crypto'
import { readdir, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import type { Readable } from 'node:stream'
import { assertWritable, isAbsent, writeError, writeNew } from './disk.ts'
import type { ReceivedFile } from './storage.ts'

/** A folder of this machine for files that are not there to stay. */
export type Incoming = {
  /** A name in it that nobody else uses. */
  newPath(): string
  receive<T>(content: Readable, max_bytes: number, use: (file: ReceivedFile) => Promise<T>): Promise<T>
  /** Removes what nobody has written to since an instant, in Unix milliseconds; answers how many files that were. */
  sweep(olderThan_ms: number): Promise<number>
}

/** Opens the folder below `root`; throws a StartupError when it cannot be written. */
export async function openIncoming(root: string): Promise<Incoming> {
  const folder = path.join(root, '.incoming')
  await assertWritable(root, folder)
  const newPath = () => path.join(folder, randomUUID())
  return {
    newPath,
    async receive(content, max_bytes, use) {
      const file = newPath()
      try {
        const stored = await writeNew(file, content, { max_bytes, isSynced: false }).catch((error) => {
          throw writeError(error)
        })
        return await use({ ...stored, path: file })
      } finally {
        await rm(file, { force: true })
      }
    },
    sweep: (olderThan_ms) => sweep(folder, olderThan_ms),
  }
}

async function sweep(folder: string, olderThan_ms: number): Promise<number> {
  let removed = 0
  for (const name of await readdir(folder)) {
    const file = path.join(folder, name)
    // Another process that shares the folder may have just finished this one.
    const found = await stat(file).catch(isAbsent)
    if (!found || found.mtimeMs >= olderThan_ms) continue
    await rm(file, { force: true })
    removed++
  }
  return removed
}
