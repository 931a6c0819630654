import type { ParsedFile, ParseResult } from './activity.ts'
import { detectFormat } from './formats/detect.ts'
import type { OnProgress } from './formats/format.ts'
import { FORMAT_NAMES } from './formats/names.ts'
import { readXml } from './formats/xml/read.ts'
import { rootElementOf } from './formats/xml/root.ts'
import { gunzip, isGzip } from './gunzip.ts'
import { Refusal, refusedFile } from './refusal.ts'

/** Reads the workouts in a recording, gzipped or not. Bad input gives a refused result, never an exception. */
export function parseFile(bytes: Uint8Array, onProgress?: OnProgress): ParseResult {
  try {
    return { status: 'parsed', ...parseContent(isGzip(bytes) ? gunzip(bytes) : bytes, onProgress) }
  } catch (error) {
    if (error instanceof Refusal) return refusedFile(error.reason)
    const { stack } = error as Error
    return { ...refusedFile('damaged'), cause: stack ?? String(error) }
  }
}

function parseContent(bytes: Uint8Array, onProgress?: OnProgress): ParsedFile {
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
