import { SaxesParser } from 'saxes'
import { Refusal } from '../../refusal.ts'
import type { OnProgress } from '../format.ts'
import { xmlEncodingOf } from './encoding.ts'

const MAX_DEPTH = 64
const CHUNK_BYTES = 65_536

/** The text of an element, such as a description, is cut to this length. */
const MAX_TEXT = 4096

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
 * an entity is refused before the parser gets it.
 * @throws Refusal when the file is unsafe, malformed, or nested deeper than 64 elements
 */
export function readXml(bytes: Uint8Array, handler: XmlHandler, onProgress?: OnProgress): void {
  const parser = openParser(handler)
  const decoder = new TextDecoder(xmlEncodingOf(bytes), { fatal: true })
  let held = ''
  for (let at = 0; at < bytes.length; at += CHUNK_BYTES) {
    const isLast = at + CHUNK_BYTES >= bytes.length
    const text = held + decode(decoder, bytes.subarray(at, at + CHUNK_BYTES), !isLast)
    // The last characters could be the start of a declaration, so they are parsed with the next chunk.
    const ready = isLast ? text.length : Math.max(0, text.length - DECLARATION_LENGTH)
    const declaration = DECLARATION.exec(text)
    if (declaration && declaration.index < ready) throw new Refusal('xml_declaration')
    parser.write(text.slice(0, ready))
    held = text.slice(ready)
    onProgress?.(Math.min(1, (at + CHUNK_BYTES) / bytes.length))
  }
  parser.close()
}

function openParser(handler: XmlHandler): SaxesParser {
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
