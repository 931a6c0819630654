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
 * The content of a gzip file. The limit applies to the bytes that come out, not to the size that the file states:
 * 100 MB, and 200 times the size of the file when they exceed 1 MB.
 * @throws Refusal when the file is too large, truncated or damaged, or holds another gzip file
 */
export function gunzip(bytes: Uint8Array): Uint8Array {
  const limit = Math.min(MAX_BYTES, Math.max(EXEMPT_BYTES, MAX_RATIO * bytes.length))
  const content = inflate(bytes, limit)
  if (isGzip(content)) throw new Refusal('nested_gzip')
  return content
}

function inflate(bytes: Uint8Array, limit: number): Uint8Array {
  try {
    return gunzipSync(bytes, { maxOutputLength: limit })
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ERR_BUFFER_TOO_LARGE') {
      throw new Refusal({ code: 'gzip_too_large', maximum_mb: Math.floor(limit / MB) })
    }
    if (code === 'Z_BUF_ERROR') throw new Refusal('gzip_truncated')
    throw new Refusal('gzip_damaged')
  }
}
