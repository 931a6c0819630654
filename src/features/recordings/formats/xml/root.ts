import { xmlEncodingOf } from './encoding.ts'
import { localName } from './read.ts'

/** The root element must start within this many bytes; comments before it may be long. */
const PROLOGUE_BYTES = 65_536

const PROLOGUE = /^\uFEFF?(?:\s|<\?[\s\S]*?\?>|<!--[\s\S]*?-->)*/
const ROOT = /^<([A-Za-z_][\w.:-]*)/

/**
 * The name of an XML file's root element without its prefix; empty when the root is not found, null when the file is
 * not XML.
 * @throws Refusal for an encoding that is not accepted
 */
export function rootElementOf(bytes: Uint8Array): string | null {
  if (!isXml(bytes)) return null
  const text = new TextDecoder(xmlEncodingOf(bytes)).decode(bytes.subarray(0, PROLOGUE_BYTES))
  const root = ROOT.exec(text.slice(PROLOGUE.exec(text)?.[0].length))?.[1]
  return root === undefined ? '' : localName(root)
}

const IGNORABLE_BYTES = new Set([0xef, 0xbb, 0xbf, 0xff, 0xfe, 0x00, 0x09, 0x0a, 0x0d, 0x20])

/** Whether the first character is "<", after at most a byte-order mark and white space, in one or two bytes each. */
function isXml(bytes: Uint8Array): boolean {
  for (const byte of bytes.subarray(0, PROLOGUE_BYTES)) if (!IGNORABLE_BYTES.has(byte)) return byte === 0x3c
  return false
}
