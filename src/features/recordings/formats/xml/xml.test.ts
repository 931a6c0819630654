import { describe, expect, it } from 'vitest'
import { buildGpx, gpxOf, utf16 } from '../../../../../test/support/xml-builder.ts'
import { parseFile } from '../../parse.ts'

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
      expect(parseFile(bytes)).toMatchObject({ status: 'refused', reason: 'unsafe_xml' })
    })
  })

  it('is refused with a declaration after the root, also when a chunk ends inside the declaration', () => {
    for (let shift = 0; shift < 14; shift++) {
      const filler = ' '.repeat(65_536 - gpxOf('').length + 8 - shift)
      expect(parseText(gpxOf(`${filler}<!DOCTYPE gpx>`))).toMatchObject({ reason: 'unsafe_xml' })
      expect(parseText(gpxOf(`${filler}<!-- fine -->`))).toMatchObject({ reason: 'no_workout' })
      expect(parseText(gpxOf(`${filler}<desc><![CDATA[fine]]></desc>`))).toMatchObject({
        reason: 'no_workout',
      })
    }
  })

  it.each(['UTF-7', 'utf-32', 'EBCDIC-CP-US', 'x-user-defined', 'gb18030', 'UTF-16'])(
    'is refused in the encoding %s',
    (encoding) => {
      expect(parseText(buildGpx().replace('UTF-8', encoding))).toMatchObject({ reason: 'unsafe_xml' })
      expect(parseText(`\uFEFF${buildGpx().replace('UTF-8', encoding)}`)).toMatchObject({
        reason: 'unsafe_xml',
      })
    },
  )

  it('is refused when it is not valid in its encoding', () => {
    const bytes = Buffer.from(buildGpx())
    bytes[bytes.indexOf('Morning')] = 0xff
    expect(parseFile(bytes)).toMatchObject({
      reason: 'malformed_xml',
      message: 'The XML file is not valid UTF-8.',
    })
  })

  it('is refused with an undeclared entity', () => {
    expect(parseText(gpxOf('<trk><name>&lol;</name></trk>'))).toMatchObject({ reason: 'malformed_xml' })
  })

  it('is refused when it is nested deeper than 64 elements', () => {
    const nested = (depth: number) => gpxOf('<a>'.repeat(depth) + '</a>'.repeat(depth))
    expect(parseText(nested(63))).toMatchObject({ reason: 'no_workout' })
    expect(parseText(nested(64))).toMatchObject({ reason: 'unsafe_xml' })
    expect(parseText(nested(1_000_000))).toMatchObject({ reason: 'unsafe_xml' })
  })

  it('is refused with more than 500,000 points', () => {
    const point = '<trkpt lat="46" lon="14"/>'
    expect(parseText(gpxOf(`<trk><trkseg>${point.repeat(500_001)}</trkseg></trk>`))).toMatchObject({
      reason: 'too_many_points',
    })
  })

  it('is refused with an unclosed tag', () => {
    const text = buildGpx()
    expect(parseText(text.slice(0, -20))).toMatchObject({ reason: 'malformed_xml' })
  })

  it('is refused when it is not GPX or TCX', () => {
    expect(parseText('<kml><Document/></kml>')).toMatchObject({ reason: 'unknown_format' })
    expect(parseText('<svg xmlns="http://www.w3.org/2000/svg"/>')).toMatchObject({ reason: 'unknown_format' })
  })
})
