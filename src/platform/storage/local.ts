import { mkdir, open, opendir, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { isAbsent, readError, syncFolder, writeError, writeNewFile } from './disk.ts'
import { openIncoming } from './incoming.ts'
import { assertKey } from './key.ts'
import type { Storage } from './storage.ts'

/** Storage in a local folder. Throws a StartupError when it is not writable. */
export async function openLocalStorage(folder: string): Promise<Storage> {
  const root = path.resolve(folder)
  const incoming = await openIncoming(root)
  const fileOf = (key: string) => {
    assertKey(key)
    return path.join(root, key)
  }
  return {
    async put(key, content, max_bytes) {
      const target = fileOf(key)
      const temporary = incoming.newPath()
      try {
        const stored = await writeNewFile(temporary, content, { max_bytes, isSynced: true })
        await makeFolders(root, path.dirname(target))
        await rename(temporary, target)
        await syncFolder(path.dirname(target))
        return stored
      } catch (error) {
        await rm(temporary, { force: true })
        throw writeError(error)
      }
    },
    async read(key) {
      const file = await open(fileOf(key)).catch(readError)
      return file.createReadStream()
    },
    exists: async (key) => stat(fileOf(key)).then(() => true, isAbsent),
    delete: async (key) => rm(fileOf(key), { force: true }),
    receive: incoming.receive,
    withLocalFile: async (key, use) => use(fileOf(key)),
    keysBefore: (folder, before_ms) => keysBefore(root, fileOf(folder), before_ms),
    sweepInterrupted: incoming.sweep,
  }
}

/** Creates `folder` below `root` and syncs each new name: a rename is durable only in a durable folder. */
async function makeFolders(root: string, folder: string): Promise<void> {
  const first = await mkdir(folder, { recursive: true })
  if (first === undefined) return
  for (let made = folder; made !== root && made.startsWith(path.dirname(first)); made = path.dirname(made)) {
    await syncFolder(path.dirname(made))
  }
}

async function* keysBefore(root: string, folder: string, before_ms: number): AsyncIterable<string> {
  const entries = await opendir(folder, { recursive: true }).catch((error) => isAbsent(error))
  if (entries === false) return
  for await (const entry of entries) {
    const file = path.join(entry.parentPath, entry.name)
    if (!entry.isFile()) continue
    const found = await stat(file).catch(isAbsent)
    if (found && found.mtimeMs < before_ms) yield path.relative(root, file).replaceAll(path.sep, '/')
  }
}
