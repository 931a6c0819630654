import { createHash } from 'node:crypto'
import type { Readable } from 'node:stream'
import { AppError } from '../errors.ts'
import type { StoredObject } from './storage.ts'

/** A stream of content, with its size and hash once it has been read. */
export type CountedContent = {
  chunks: AsyncIterable<Buffer>
  result(): StoredObject
  /** Why reading stopped early; undefined when it did not. */
  failure(): unknown
}

/** Counts and hashes `content` while it is read. Reading throws `too_large` past `max_bytes`. */
export function hashAndCount(content: Readable, max_bytes: number): CountedContent {
  const hash = createHash('sha256')
  let size_bytes = 0
  let failure: unknown
  async function* chunks() {
    try {
      for await (const chunk of content as AsyncIterable<Buffer>) {
        size_bytes += chunk.length
        if (size_bytes > max_bytes) {
          throw new AppError('too_large', {
            code: 'file_too_large',
            maximum_mb: Math.floor(max_bytes / 1_000_000),
          })
        }
        hash.update(chunk)
        yield chunk
      }
    } catch (error) {
      failure = error
      throw error
    }
  }
  return {
    chunks: chunks(),
    result: () => ({ size_bytes, sha256: hash.digest('hex') }),
    failure: () => failure,
  }
}
