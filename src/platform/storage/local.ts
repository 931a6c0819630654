import { createHash, randomUUID } from 'node:crypto'
import { access, constants, mkdir, open, opendir, readdir, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import type { Readable } from 'node:stream'
import { AppError, notFound, StartupError } from '../errors.ts'
import type { Storage, StoredObject } from './index.ts'

const RETRY_AFTER_S = 30
const KEY = /^[a-z0-9]+(?:[/_.-][a-z0-9]+)*$/

/** Storage in a folder of this machine; throws a StartupError when it cannot be written. */
export async function openLocalStorage(folder: string): Promise<Storage> {
  const root = path.resolve(folder)
  const incoming = path.join(root, '.incoming')
  await assertWritable(root, incoming)
  const fileOf = (key: string) => {
    if (!KEY.test(key)) throw new Error(`not a storage key: ${key}`)
    return path.join(root, key)
  }
  return {
    async put(key, content, max_bytes) {
      const target = fileOf(key)
      const temporary = path.join(incoming, randomUUID())
      try {
        const stored = await writeSynced(temporary, content, max_bytes)
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
    withLocalFile: async (key, use) => use(fileOf(key)),
    keysBefore: (folder, before_ms) => keysBefore(root, fileOf(folder), before_ms),
    sweepInterrupted: (olderThan_ms) => sweep(incoming, olderThan_ms),
  }
}

async function assertWritable(root: string, incoming: string): Promise<void> {
  try {
    await mkdir(incoming, { recursive: true })
    await access(incoming, constants.W_OK)
  } catch (error) {
    throw new StartupError(
      `The media folder ${root} cannot be written (${(error as Error).message}). Check DATA_DIR.`,
      {
        cause: error,
      },
    )
  }
}

async function writeSynced(file: string, content: Readable, max_bytes: number): Promise<StoredObject> {
  const handle = await open(file, 'wx')
  const hash = createHash('sha256')
  let size_bytes = 0
  try {
    for await (const chunk of content as AsyncIterable<Buffer>) {
      size_bytes += chunk.length
      if (size_bytes > max_bytes) {
        throw new AppError('too_large', `The file is larger than ${Math.floor(max_bytes / 1_000_000)} MB.`)
      }
      hash.update(chunk)
      await handle.writeFile(chunk)
    }
    await handle.sync()
  } finally {
    await handle.close()
  }
  return { size_bytes, sha256: hash.digest('hex') }
}

/** Makes `folder` below `root`, each new name synced into its parent: a rename is durable only in a durable folder. */
async function makeFolders(root: string, folder: string): Promise<void> {
  const first = await mkdir(folder, { recursive: true })
  if (first === undefined) return
  for (let made = folder; made !== root && made.startsWith(path.dirname(first)); made = path.dirname(made)) {
    await syncFolder(path.dirname(made))
  }
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder)
  try {
    await handle.sync()
  } finally {
    await handle.close()
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

async function sweep(incoming: string, olderThan_ms: number): Promise<number> {
  let removed = 0
  for (const name of await readdir(incoming)) {
    const file = path.join(incoming, name)
    // Another process that shares the folder may have just finished this one.
    const found = await stat(file).catch(isAbsent)
    if (!found || found.mtimeMs >= olderThan_ms) continue
    await rm(file, { force: true })
    removed++
  }
  return removed
}

/** False for what does not exist; any other failure is thrown. */
function isAbsent(error: NodeJS.ErrnoException): false {
  if (error.code === 'ENOENT') return false
  throw error
}

function readError(error: NodeJS.ErrnoException): never {
  throw error.code === 'ENOENT' ? notFound() : error
}

function writeError(error: unknown): unknown {
  const { code } = error as NodeJS.ErrnoException
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    return new AppError('storage_full', 'There is no space left to store this file.', { cause: error })
  }
  if (code === 'EROFS' || code === 'EIO') {
    return new AppError('unavailable', 'Files cannot be stored at the moment; please try again.', {
      cause: error,
      retryAfter_s: RETRY_AFTER_S,
    })
  }
  return error
}
