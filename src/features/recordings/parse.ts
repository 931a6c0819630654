import { gzipSync } from 'node:zlib'
import type { ParseResult } from './activity.ts'
import { detectFormat } from './formats/detect.ts'
import type { OnProgress, ParsedContent } from './formats/format.ts'
import { FORMAT_NAMES } from './formats/names.ts'
import { readXml } from './formats/xml/read.ts'
import { rootElementOf } from './formats/xml/root.ts'
import { gunzip, isGzip } from './gunzip.ts'
import { Refusal, refusedFile } from './refusal.ts'

/** Reads the workouts in a recording, gzipped or not. Bad input gives a refused result, never an exception. */
export function parseFile(bytes: Uint8Array, onProgress?: OnProgress): ParseResult {
  try {
    return isGzip(bytes) ? parseGzip(bytes, onProgress) : parsePlain(bytes, onProgress)
  } catch (error) {
    if (error instanceof Refusal) return refusedFile(error.reason)
    const { stack } = error as Error
    return { ...refusedFile('damaged'), cause: stack ?? String(error) }
  }
}

function parsePlain(bytes: Uint8Array, onProgress?: OnProgress): ParseResult {
  const parsed = parseContent(bytes, onProgress)
  const { end } = parsed
  return resultOf(parsed, bytes.length - end, () => bytes.subarray(0, end))
}

/** Bytes may follow the gzip file, and the recording in it. */
function parseGzip(bytes: Uint8Array, onProgress?: OnProgress): ParseResult {
  const { content, end: gzipEnd } = gunzip(bytes)
  const parsed = parseContent(content, onProgress)
  const { end } = parsed
  return resultOf(parsed, bytes.length - gzipEnd + content.length - end, () =>
    end < content.length ? gzipSync(content.subarray(0, end)) : bytes.subarray(0, gzipEnd),
  )
}

function resultOf(
  { activities, warnings }: ParsedContent,
  surplus_bytes: number,
  cut: () => Uint8Array,
): ParseResult {
  if (surplus_bytes === 0) return { status: 'parsed', activities, warnings, kept: null }
  const warning = { code: 'bytes_ignored', bytes: surplus_bytes } as const
  return { status: 'parsed', activities, warnings: [...warnings, warning], kept: cut() }
}

function parseContent(bytes: Uint8Array, onProgress?: OnProgress): ParsedContent {
  if (bytes.length === 0) throw new Refusal('empty')
  const format = detectFormat(bytes)
  if (format) return format.parse(bytes, onProgress)
  if (isZip(bytes)) throw new Refusal('zip_archive')
  // Unsafe and malformed XML is refused as such, whatever its root element is.
  if (rootElementOf(bytes) !== null) readXml(bytes, { open: () => {}, close: () => {} })
  const formats = Object.values(FORMAT_NAMES).map(({ name }) => name)
  throw new Refusal({ code: 'unknown_format', formats })
}

function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 3 || bytes[2] === 5)
}
