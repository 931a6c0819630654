import { describe, expect, it } from 'vitest'
import { buildGpx, buildTcx, gpxOf, tcxOf, utf16 } from '../../../../../test/support/xml-builder.ts'
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
  ['a document type behind a comment', '<!-- harmless --><!DOCTYPE gpx>'],
  ['a document type inside a comment', '<!-- <!DOCTYPE gpx> -->'],
  ['a document type behind a comment of 70 kB', `<!--${'-a'.repeat(35_000)}--><!DOCTYPE gpx>`],
  ['a notation', '<!NOTATION n SYSTEM "x">'],
]

describe('hostile XML', () => {
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

  it('is refused with a declaration after the root, wherever the pieces of the stream divide it', () => {
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

  it('is refused where it is not valid in its encoding', () => {
    const bytes = Buffer.from(buildGpx())
    bytes[bytes.indexOf('Morning')] = 0xff
    expect(parseFile(bytes)).toMatchObject({
      reason: 'malformed_xml',
      message: 'The XML file is not valid UTF-8.',
    })
  })

  it('is refused with an entity that nobody declared', () => {
    expect(parseText(gpxOf('<trk><name>&lol;</name></trk>'))).toMatchObject({ reason: 'malformed_xml' })
  })

  it('is refused when it is nested deeper than 64 elements, and only then', () => {
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

  it('is refused when a tag is not closed', () => {
    const text = buildGpx()
    expect(parseText(text.slice(0, -20))).toMatchObject({ reason: 'malformed_xml' })
  })

  it('is refused when it is XML of another kind', () => {
    expect(parseText('<kml><Document/></kml>')).toMatchObject({ reason: 'unknown_format' })
    expect(parseText('<svg xmlns="http://www.w3.org/2000/svg"/>')).toMatchObject({ reason: 'unknown_format' })
  })
})

describe('GPX', () => {
  it.each([
    ['UTF-8', Buffer.from(buildGpx())],
    ['UTF-16LE', utf16(buildGpx(), 'le')],
    ['UTF-16BE', utf16(buildGpx(), 'be')],
    ['Latin 1', Buffer.from(buildGpx().replace('UTF-8', 'ISO-8859-1'), 'latin1')],
    ['no declaration', Buffer.from(buildGpx().replace(/^<\?xml.*?\?>/, '\n<!-- from a watch -->\n'))],
  ])('is read in %s', (_, bytes) => {
    const outcome = parseFile(bytes)
    if (outcome.status === 'refused') throw new Error(outcome.message)
    const [activity] = outcome.activities
    expect(activity).toMatchObject({ sport: 'trail_running', title: 'Morning & more', device: 'Test Watch' })
    expect(activity?.track?.length).toBe(20)
    expect(activity?.track?.columns.hr_bpm?.[5]).toBe(125)
    expect(activity?.track?.columns.power_w?.[5]).toBe(200)
  })

  it('counts no distance between segments', () => {
    const point = (lat: number, second: number) =>
      `<trkpt lat="${lat}" lon="14"><time>2026-05-01T06:00:0${second}Z</time></trkpt>`
    const segment = (from: number, second: number) =>
      `<trkseg>${point(from, second)}${point(from + 0.001, second + 1)}</trkseg>`
    const outcome = parseText(gpxOf(`<trk>${segment(46, 0)}${segment(47, 5)}<trkseg/></trk>`))
    if (outcome.status === 'refused') throw new Error(outcome.message)
    expect(outcome.activities[0]?.track?.columns.distance_m?.at(-1)).toBeCloseTo(2 * 111.195, 1)
  })

  it('drops points off the globe with a warning', () => {
    const text = buildGpx().replace('lat="46.000030"', 'lat="146"').replace('lat="46.000040"', 'lat="x"')
    const outcome = parseText(text)
    if (outcome.status === 'refused') throw new Error(outcome.message)
    expect(outcome.activities[0]?.track?.length).toBe(18)
    expect(outcome.activities[0]?.warnings).toEqual(['2 points with an impossible position were left out.'])
  })

  it('drops 0° 0° exactly as a receiver without a fix, and keeps what lies on the equator', () => {
    const text = buildGpx()
      .replace('lat="46.000030" lon="14.5"', 'lat="0" lon="-0.0"')
      .replace('lat="46.000040"', 'lat="0"')
    const outcome = parseText(text)
    if (outcome.status === 'refused') throw new Error(outcome.message)
    const [activity] = outcome.activities
    expect(activity?.track?.columns.lat?.[3]).toBe(0)
    expect(activity?.track?.length).toBe(19)
    expect(activity?.warnings).toEqual(['1 points with an impossible position were left out.'])
  })

  it('is refused when nothing in it says when', () => {
    const text = buildGpx().replace(/<time>.*?<\/time>/g, '')
    expect(parseText(text)).toMatchObject({ reason: 'no_time' })
    const outcome = parseText(
      text.replace('<trk>', '<metadata><time>2026-05-01T08:00:00+02:00</time></metadata><trk>'),
    )
    if (outcome.status === 'refused') throw new Error(outcome.message)
    expect(outcome.activities[0]?.started_at).toBe(Date.UTC(2026, 4, 1, 6))
  })

  it('is refused as a planned route when it has no track', () => {
    const outcome = parseText(gpxOf('<rte><rtept lat="46" lon="14"/></rte>'))
    expect(outcome).toMatchObject({
      reason: 'not_an_activity',
      message: expect.stringContaining('planned route'),
    })
  })
})

describe('TCX', () => {
  it('gives speed and power of the extension, and the sums of its laps', () => {
    const outcome = parseText(buildTcx())
    if (outcome.status === 'refused') throw new Error(outcome.message)
    const [activity] = outcome.activities
    expect(activity).toMatchObject({ sport: 'cycling', device_totals: { timer_s: 19, distance_m: 95 } })
    expect(activity?.track?.columns.speed_mps?.[3]).toBe(5)
    expect(activity?.track?.columns.power_w?.[3]).toBe(210)
    expect(activity?.laps).toHaveLength(1)
  })

  it('has no position where the receiver wrote 0° 0°', () => {
    const text = buildTcx()
      .replace('<LatitudeDegrees>46</LatitudeDegrees>', '<LatitudeDegrees>0</LatitudeDegrees>')
      .replace('<LongitudeDegrees>14.5</LongitudeDegrees>', '<LongitudeDegrees>0</LongitudeDegrees>')
    const outcome = parseText(text)
    if (outcome.status === 'refused') throw new Error(outcome.message)
    const { lat, lon, speed_mps } = outcome.activities[0]?.track?.columns ?? {}
    expect([lat?.[0], lon?.[0], speed_mps?.[0]]).toEqual([Number.NaN, Number.NaN, 5])
    expect(lat?.[1]).toBeCloseTo(46, 3)
  })

  it('gives a workout for each activity', () => {
    const activity = /<Activity .*<\/Activity>/.exec(buildTcx())?.[0] ?? ''
    const outcome = parseText(tcxOf(`<Activities>${activity}${activity}</Activities>`))
    expect(outcome).toMatchObject({
      status: 'parsed',
      activities: [{ sport: 'cycling' }, { sport: 'cycling' }],
    })
  })

  it('is refused as a planned route or workout when it holds one', () => {
    const course = parseText(tcxOf('<Courses><Course><Name>x</Name></Course></Courses>'))
    expect(course).toMatchObject({
      reason: 'not_an_activity',
      message: expect.stringContaining('planned route'),
    })
    const workout = parseText(tcxOf('<Workouts><Workout Sport="Running"/></Workouts>'))
    expect(workout).toMatchObject({
      reason: 'not_an_activity',
      message: expect.stringContaining('planned workout'),
    })
    expect(parseText(tcxOf(''))).toMatchObject({ reason: 'no_workout' })
  })
})
