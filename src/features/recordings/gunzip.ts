import { gunzipSync } from 'node:zlib'
import { Refusal } from './refusal.ts'

const MB = 2 ** 20
const MAX_BYTES = 100 * MB

/** A higher ratio means a decompression bomb; small files are exempt, because they may reach it by chance. */
const MAX_RATIO = 200
const EXEMPT_BYTES = MB

export function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b
}

/**
 * The content of a gzip file, and the number of bytes up to the end of its last member. Zeros and what follows them do
 * not belong to it; other bytes make the file damaged. The limit applies to the bytes that come out, not to the size
 * that the file states: 100 MB, and 200 times the size of the file when they exceed 1 MB.
 * @throws Refusal when the file is too large, truncated or damaged, or holds another gzip file
 */
export function gunzip(bytes: Uint8Array): { content: Uint8Array; end: number } {
  const limit = Math.min(MAX_BYTES, Math.max(EXEMPT_BYTES, MAX_RATIO * bytes.length))
  const { buffer: content, engine } = inflate(bytes, limit)
  if (isGzip(content)) throw new Refusal('nested_gzip')
  return { content, end: engine.bytesWritten }
}

/** What zlib returns with `info: true`, which its types do not know. */
type Inflated = { buffer: Buffer; engine: { bytesWritten: number } }

function inflate(bytes: Uint8Array, limit: number): Inflated {
  try {
    return gunzipSync(bytes, { maxOutputLength: limit, info: true }) as unknown as Inflated
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ERR_BUFFER_TOO_LARGE') {
      throw new Refusal({ code: 'gzip_too_large', maximum_mb: Math.floor(limit / MB) })
    }
    if (code === 'Z_BUF_ERROR') throw new Refusal('gzip_truncated')
    throw new Refusal('gzip_damaged')
  }
}
