import { access, constants, mkdir, open } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { AppError, notFound, StartupError } from '../errors.ts'
import { measure } from './measure.ts'
import type { StoredObject } from './storage.ts'

const RETRY_AFTER_S = 30

/** Makes the folder where it is not there; throws a StartupError when it cannot be written. */
export async function assertWritable(root: string, folder: string): Promise<void> {
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

/** Writes a new file; with `isSynced` it is durable when this resolves, but for its name. */
export async function writeNew(
  file: string,
  content: Readable,
  { max_bytes, isSynced }: { max_bytes: number; isSynced: boolean },
): Promise<StoredObject> {
  const handle = await open(file, 'wx')
  const measured = measure(content, max_bytes)
  try {
    for await (const chunk of measured.chunks) await handle.writeFile(chunk)
    if (isSynced) await handle.sync()
  } finally {
    await handle.close()
  }
  return measured.result()
}

/** Makes the names in a folder durable. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder)
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** False for what does not exist; any other failure is thrown. */
export function isAbsent(error: NodeJS.ErrnoException): false {
  if (error.code === 'ENOENT') return false
  throw error
}

/** Throws `not_found` for what does not exist, any other failure as it is. */
export function readError(error: NodeJS.ErrnoException): never {
  throw error.code === 'ENOENT' ? notFound() : error
}

/** The failure of a write in words for the client, where it is the disk's. */
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
