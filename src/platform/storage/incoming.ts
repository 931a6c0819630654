import { randomUUID } from 'node:crypto'
import { readdir, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import type { Readable } from 'node:stream'
import { createWritableFolder, isAbsent, writeError, writeNewFile } from './disk.ts'
import type { ReceivedFile } from './storage.ts'

/** A local folder for temporary files. */
export type Incoming = {
  /** A new unique path in the folder. */
  newPath(): string
  receive<T>(content: Readable, max_bytes: number, use: (file: ReceivedFile) => Promise<T>): Promise<T>
  /** Removes files last written before an instant in Unix milliseconds; returns how many. */
  sweep(olderThan_ms: number): Promise<number>
}

/** Opens the folder below `root`. Throws a StartupError when it is not writable. */
export async function openIncoming(root: string): Promise<Incoming> {
  const folder = path.join(root, '.incoming')
  await createWritableFolder(root, folder)
  const newPath = () => path.join(folder, randomUUID())
  return {
    newPath,
    async receive(content, max_bytes, use) {
      const file = newPath()
      try {
        const stored = await writeNewFile(file, content, { max_bytes, isSynced: false }).catch((error) => {
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
    // Another process may have just deleted this file.
    const found = await stat(file).catch(isAbsent)
    if (!found || found.mtimeMs >= olderThan_ms) continue
    await rm(file, { force: true })
    removed++
  }
  return removed
}
