import { access, constants, mkdir, open } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { AppError, notFound, StartupError } from '../errors.ts'
import { hashAndCount } from './hash-and-count.ts'
import type { StoredObject } from './storage.ts'

const RETRY_AFTER_S = 30

/** Creates the folder if it is missing. Throws a StartupError when it is not writable. */
export async function createWritableFolder(root: string, folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true })
    await access(folder, constants.W_OK)
  } catch (error) {
    throw new StartupError(
      `The media folder ${root} cannot be written (${(error as Error).message}). Check DATA_DIR.`,
      {
        cause: error,
      },
    )
  }
}

/** Writes a new file. With `isSynced` its content, but not its name, is durable when this resolves. */
export async function writeNewFile(
  file: string,
  content: Readable,
  { max_bytes, isSynced }: { max_bytes: number; isSynced: boolean },
): Promise<StoredObject> {
  const handle = await open(file, 'wx')
  const counted = hashAndCount(content, max_bytes)
  try {
    for await (const chunk of counted.chunks) await handle.writeFile(chunk)
    if (isSynced) await handle.sync()
  } finally {
    await handle.close()
  }
  return counted.result()
}

/** Makes the file names in a folder durable. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder)
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** Returns false when the file does not exist; throws any other error. */
export function isAbsent(error: NodeJS.ErrnoException): false {
  if (error.code === 'ENOENT') return false
  throw error
}

/** Throws `not_found` when the file does not exist, and any other error unchanged. */
export function readError(error: NodeJS.ErrnoException): never {
  throw error.code === 'ENOENT' ? notFound() : error
}

/** The client error for a full or failing disk; any other error unchanged. */
export function writeError(error: unknown): unknown {
  const { code } = error as NodeJS.ErrnoException
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    return new AppError('storage_full', 'storage_full', { cause: error })
  }
  if (code === 'EROFS' || code === 'EIO') {
    return new AppError('unavailable', 'storage_unavailable', {
      cause: error,
      retryAfter_s: RETRY_AFTER_S,
    })
  }
  return error
}
