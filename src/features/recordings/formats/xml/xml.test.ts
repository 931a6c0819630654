import { describe, expect, it } from 'vitest'
import { buildGpx, gpxOf, utf16 } from '../../../../../test/support/xml-builder.ts'
import { parseFile } from '../../parse.ts'
import { refusedFile } from '../../refusal.ts'

function parseText(text: string) {
  return parseFile(Buffer.from(text))
}

const DECLARATIONS: [name: string, prologue: string][] = [
  ['a document type', '<!DOCTYPE gpx>'],
  ['a document type in lower case', '<!doctype gpx>'],
  ['a document type with a line break', '<!DOCTYPE\ngpx>'],
  ['an external document type', '<!DOCTYPE gpx SYSTEM "file:///etc/passwd">'],
  ['an external entity', '<!DOCTYPE gpx [<!ENTITY x SYSTEM "http://127.0.0.1:9/x">]>'],
  ['a billion laughs', '<!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY lol2 "&lol;&lol;&lol;">]>'],
  ['parameter entities (lol_param)', '<!DOCTYPE r [<!ENTITY % a "<!ENTITY b \'x\'>"> %a;]>'],
  ['an entity without document type', '<!ENTITY x "y">'],
  ['a document type after a comment', '<!-- harmless --><!DOCTYPE gpx>'],
  ['a document type inside a comment', '<!-- <!DOCTYPE gpx> -->'],
  ['a document type after a comment of 70 kB', `<!--${'-a'.repeat(35_000)}--><!DOCTYPE gpx>`],
  ['a notation', '<!NOTATION n SYSTEM "x">'],
]

describe('XML', () => {
  describe.each(DECLARATIONS)('with %s', (_, prologue) => {
    const text = buildGpx().replace('<gpx', `${prologue}<gpx`)
    const bare = text.replace(/^<\?xml.*?\?>/, '')

    it.each([
      ['UTF-8', Buffer.from(text)],
      ['UTF-8 with a byte-order mark', Buffer.from(`\uFEFF${text}`)],
      ['UTF-16LE', utf16(bare, 'le')],
      ['UTF-16BE', utf16(bare, 'be')],
      ['UTF-16LE without a mark', utf16(bare, 'le', false)],
      ['UTF-16BE without a mark', utf16(bare, 'be', false)],
      ['Latin 1', Buffer.from(text.replace('UTF-8', 'ISO-8859-1'))],
    ])('is refused in %s', (_encoding, bytes) => {
      expect(parseFile(bytes)).toEqual(refusedFile('xml_declaration'))
    })
  })

  it('is refused with a declaration after the root, also when a chunk ends inside the declaration', () => {
    for (let shift = 0; shift < 14; shift++) {
      const filler = ' '.repeat(65_536 - gpxOf('').length + 8 - shift)
      expect(parseText(gpxOf(`${filler}<!DOCTYPE gpx>`))).toEqual(refusedFile('xml_declaration'))
      expect(parseText(gpxOf(`${filler}<!-- fine -->`))).toEqual(refusedFile('no_points'))
      expect(parseText(gpxOf(`${filler}<desc><![CDATA[fine]]></desc>`))).toEqual(refusedFile('no_points'))
    }
  })

  it.each(['UTF-7', 'utf-32', 'EBCDIC-CP-US', 'x-user-defined', 'gb18030', 'UTF-16'])(
    'is refused in the encoding %s',
    (encoding) => {
      const refused = refusedFile({ code: 'xml_encoding', encoding })
      expect(parseText(buildGpx().replace('UTF-8', encoding))).toEqual(refused)
      expect(parseText(`\uFEFF${buildGpx().replace('UTF-8', encoding)}`)).toEqual(refused)
    },
  )

  it('is refused when it is not valid in its encoding', () => {
    const bytes = Buffer.from(buildGpx())
    bytes[bytes.indexOf('Morning')] = 0xff
    expect(parseFile(bytes)).toEqual(refusedFile({ code: 'xml_not_in_encoding', encoding: 'UTF-8' }))
  })

  it('is refused with an undeclared entity', () => {
    expect(parseText('<gpx>\n<trk>&lol;</trk></gpx>')).toEqual(
      refusedFile({ code: 'xml_malformed', line: 2, column: 10 }),
    )
  })

  it('is refused when it is nested deeper than 64 elements', () => {
    const nested = (depth: number) => gpxOf('<a>'.repeat(depth) + '</a>'.repeat(depth))
    const refused = refusedFile({ code: 'xml_too_deep', maximum: 64 })
    expect(parseText(nested(63))).toEqual(refusedFile('no_points'))
    expect(parseText(nested(64))).toEqual(refused)
    expect(parseText(nested(1_000_000))).toEqual(refused)
  })

  it('is refused with more than 500,000 points', () => {
    const point = '<trkpt lat="46" lon="14"/>'
    expect(parseText(gpxOf(`<trk><trkseg>${point.repeat(500_001)}</trkseg></trk>`))).toEqual(
      refusedFile({ code: 'too_many_points', maximum: 500_000 }),
    )
  })

  it('is refused with an unclosed tag', () => {
    const text = buildGpx()
    expect(parseText(text.slice(0, -20))).toMatchObject({ reason: { code: 'xml_malformed' } })
  })

  it('is refused when it is not GPX or TCX', () => {
    expect(parseText('<kml><Document/></kml>')).toMatchObject({ reason: { code: 'unknown_format' } })
    expect(parseText('<svg xmlns="http://www.w3.org/2000/svg"/>')).toMatchObject({
      reason: { code: 'unknown_format' },
    })
  })
})
