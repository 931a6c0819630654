import { isFitHeader } from './fit-structure.ts'
import { isGzip } from './gunzip.ts'
import { localName } from './xml.ts'
import { xmlEncodingOf } from './xml-encoding.ts'

export type FileFormat = 'gzip' | 'zip' | 'fit' | 'gpx' | 'tcx' | 'xml' | 'unknown'

/** Comments before the root element may be long; what has no root by here is no recording. */
const PROLOGUE_BYTES = 65_536

const PROLOGUE = /^\uFEFF?(?:\s|<\?[\s\S]*?\?>|<!--[\s\S]*?-->)*/
const ROOT = /^<([A-Za-z_][\w.:-]*)/

/** What a file is by its content; its name does not matter. `xml` is any XML that is neither GPX nor TCX. */
export function sniff(bytes: Uint8Array): FileFormat {
  if (isGzip(bytes)) return 'gzip'
  if (bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 3 || bytes[2] === 5)) return 'zip'
  if (isFitHeader(bytes)) return 'fit'
  if (!looksLikeXml(bytes)) return 'unknown'
  const text = new TextDecoder(xmlEncodingOf(bytes)).decode(bytes.subarray(0, PROLOGUE_BYTES))
  const root = ROOT.exec(text.slice(PROLOGUE.exec(text)?.[0].length))?.[1]
  if (root === undefined) return 'xml'
  if (localName(root) === 'gpx') return 'gpx'
  return localName(root) === 'TrainingCenterDatabase' ? 'tcx' : 'xml'
}

/** A "<" after at most a byte-order mark and white space, in one or two bytes to a character. */
function looksLikeXml(bytes: Uint8Array): boolean {
  const ignorable = new Set([0xef, 0xbb, 0xbf, 0xff, 0xfe, 0x00, 0x09, 0x0a, 0x0d, 0x20])
  for (const byte of bytes.subarray(0, PROLOGUE_BYTES)) if (!ignorable.has(byte)) return byte === 0x3c
  return false
}
