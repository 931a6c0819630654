import { gunzipSync } from 'node:zlib'
import { Refusal } from './activity.ts'

const MAX_BYTES = 100 * 2 ** 20

/** No recording compresses better than this; a bomb does. Small files may, by chance. */
const MAX_RATIO = 200
const FREE_BYTES = 2 ** 20

export function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b
}

/**
 * The content of a gzip file. The limit is on the bytes that come out, not on what the file says about itself:
 * 100 MB, and 200 times the size of the file once they exceed 1 MB.
 * @throws Refusal when it is larger, cut, damaged, or an archive again
 */
export function gunzip(bytes: Uint8Array): Uint8Array {
  const limit = Math.min(MAX_BYTES, Math.max(FREE_BYTES, MAX_RATIO * bytes.length))
  const content = inflate(bytes, limit)
  if (isGzip(content)) throw new Refusal('nested_archive', 'The gzip file holds another gzip file.')
  return content
}

function inflate(bytes: Uint8Array, limit: number): Uint8Array {
  try {
    return gunzipSync(bytes, { maxOutputLength: limit })
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ERR_BUFFER_TOO_LARGE') {
      throw new Refusal('too_large', `The gzip file unpacks to more than ${limit} bytes.`)
    }
    if (code === 'Z_BUF_ERROR') throw new Refusal('truncated', 'The gzip file ends too early.')
    throw new Refusal('damaged', 'The gzip file is damaged.')
  }
}
