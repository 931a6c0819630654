import { Refusal } from '../../refusal.ts'

/**
 * Maps the names that files declare to the decoder's name of the encoding. Other encodings (UTF-7, EBCDIC, UTF-32) are
 * refused, because they could hide a DOCTYPE from the check of the decoded text.
 */
const ACCEPTED_ENCODINGS: Record<string, string> = {
  'utf-8': 'utf-8',
  utf8: 'utf-8',
  'us-ascii': 'utf-8',
  ascii: 'utf-8',
  'iso-8859-1': 'windows-1252',
  latin1: 'windows-1252',
  'windows-1252': 'windows-1252',
}

const DECLARED = /^<\?xml[^>]*?\sencoding\s*=\s*["']([^"']*)["']/

/**
 * The encoding of an XML file by its byte-order mark, the zeros around its first "<", or its declaration.
 * @throws Refusal for an encoding that is not accepted
 */
export function xmlEncodingOf(bytes: Uint8Array): string {
  const [a, b, c, d] = bytes
  if (a === 0xff && b === 0xfe && c === 0 && d === 0) return refuse('UTF-32')
  if (a === 0xff && b === 0xfe) return 'utf-16le'
  if (a === 0xfe && b === 0xff) return 'utf-16be'
  if (a === 0x3c && b === 0 && c !== 0) return 'utf-16le'
  if (a === 0 && b === 0x3c) return 'utf-16be'
  const hasMark = a === 0xef && b === 0xbb && c === 0xbf
  const start = Buffer.from(bytes.subarray(hasMark ? 3 : 0, 256)).toString('latin1')
  const declared = DECLARED.exec(start)?.[1]
  if (declared === undefined) return 'utf-8'
  const encoding = ACCEPTED_ENCODINGS[declared.toLowerCase()] ?? refuse(declared)
  return hasMark ? 'utf-8' : encoding
}

function refuse(encoding: string): never {
  const name = encoding.replace(/[^\w.-]/g, '?').slice(0, 40)
  throw new Refusal({ code: 'xml_encoding', encoding: name })
}
