import { SaxesParser } from 'saxes'
import { Refusal } from '../../refusal.ts'
import type { OnProgress } from '../format.ts'
import { xmlEncodingOf } from './encoding.ts'

const MAX_DEPTH = 64
const CHUNK_BYTES = 65_536

/** The text of an element, such as a description, is cut to this length. */
const MAX_TEXT = 4096

/** So many characters of white space behind the root element belong to the file. */
const MAX_WHITE_SPACE = 64

/**
 * Any markup declaration, such as DOCTYPE or ENTITY: `<!` that starts neither a comment nor CDATA. A match inside a
 * comment or CDATA is refused, too: no device writes that, and the check does not depend on the parser.
 */
const DECLARATION = /<!(?!--|\[CDATA\[)/
const DECLARATION_LENGTH = '<![CDATA['.length

/** Names have no prefix; `ancestors` are the names of the enclosing elements, outermost first. */
export type XmlHandler = {
  open(name: string, attributes: Record<string, string>, ancestors: readonly string[]): void
  close(name: string, text: string, ancestors: readonly string[]): void
}

/**
 * Reads an XML file in chunks. Nothing is fetched and no entity is expanded: a document in any encoding that declares
 * an entity is refused before the parser gets it. Returns the number of bytes up to the end of the root element,
 * with a little white space behind it, such as a final line break.
 * @throws Refusal when the file is unsafe, malformed, or nested deeper than 64 elements
 */
export function readXml(bytes: Uint8Array, handler: XmlHandler, onProgress?: OnProgress): number {
  const root: Root = { end: null }
  const parser = openParser(handler, root)
  const decoder = new TextDecoder(xmlEncodingOf(bytes), { fatal: true })
  const rest = openRest(decoder.encoding)
  let held = ''
  let parsed = 0
  for (let at = 0; at < bytes.length; at += CHUNK_BYTES) {
    const isLast = at + CHUNK_BYTES >= bytes.length
    const text = held + decode(decoder, bytes.subarray(at, at + CHUNK_BYTES), !isLast)
    // The last characters could be the start of a declaration, so they are parsed with the next chunk.
    const ready = isLast ? text.length : Math.max(0, text.length - DECLARATION_LENGTH)
    const declaration = DECLARATION.exec(text)
    if (declaration && declaration.index < ready) throw new Refusal('xml_declaration')
    const part = text.slice(0, ready)
    parser.write(part)
    if (root.end !== null) rest.add(part.slice(Math.max(0, root.end - parsed)))
    parsed += part.length
    held = text.slice(ready)
    onProgress?.(Math.min(1, (at + CHUNK_BYTES) / bytes.length))
  }
  parser.close()
  return bytes.length - rest.surplus_bytes()
}

/** Where the root element ends, as an index into the text; null before that. */
type Root = { end: number | null }

/** Collects the text behind the root element: white space, comments and processing instructions. */
function openRest(encoding: string) {
  let start = ''
  let bytes = 0
  return {
    add(text: string) {
      bytes += encodedLength(text, encoding)
      start += text.slice(0, MAX_WHITE_SPACE - start.length)
    },
    /** The bytes of all of it except the first white space. */
    surplus_bytes: () => bytes - encodedLength(/^[\t\n\r ]*/.exec(start)![0], encoding),
  }
}

/** Works for a part of a text, too, even if it begins or ends within a surrogate pair. */
function encodedLength(text: string, encoding: string): number {
  if (encoding !== 'utf-8') return text.length * (encoding.startsWith('utf-16') ? 2 : 1)
  let bytes = 0
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    const isSurrogate = unit >= 0xd800 && unit < 0xe000
    bytes += unit < 0x80 ? 1 : unit < 0x800 || isSurrogate ? 2 : 3
  }
  return bytes
}

function openParser(handler: XmlHandler, root: Root): SaxesParser {
  const parser = new SaxesParser()
  const ancestors: string[] = []
  let text = ''
  parser.on('opentag', ({ name, attributes }) => {
    if (ancestors.length >= MAX_DEPTH) throw new Refusal({ code: 'xml_too_deep', maximum: MAX_DEPTH })
    handler.open(localName(name), attributes, ancestors)
    ancestors.push(localName(name))
    text = ''
  })
  parser.on('text', (chunk) => {
    if (text.length < MAX_TEXT) text += chunk.slice(0, MAX_TEXT - text.length)
  })
  parser.on('closetag', () => {
    const name = ancestors.pop()
    if (name !== undefined) handler.close(name, text.trim(), ancestors)
    if (ancestors.length === 0) root.end = parser.position
    text = ''
  })
  parser.on('error', () => {
    throw new Refusal({ code: 'xml_malformed', line: parser.line, column: parser.column })
  })
  return parser
}

function decode(decoder: InstanceType<typeof TextDecoder>, chunk: Uint8Array, stream: boolean): string {
  try {
    return decoder.decode(chunk, { stream })
  } catch {
    throw new Refusal({ code: 'xml_not_in_encoding', encoding: decoder.encoding.toUpperCase() })
  }
}

/** The name of an element without its prefix. */
export function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}
