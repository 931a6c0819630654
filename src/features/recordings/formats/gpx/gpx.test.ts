import { describe, expect, it, vi } from 'vitest'
import { parseActivity, parseRecording } from '../../../../../test/support/parse.ts'
import { buildGpx, gpxOf, utf16 } from '../../../../../test/support/xml-builder.ts'
import { parseFile } from '../../parse.ts'

const START = Date.UTC(2026, 4, 1, 6)

/** A point at second `second` of the recording; without a time when it is null. */
const point = (lat: number, second: number | null, content = '') => {
  const time = second === null ? '' : `<time>${new Date(START + second * 1000).toISOString()}</time>`
  return `<trkpt lat="${lat}" lon="14">${time}${content}</trkpt>`
}
const segment = (...points: string[]) => `<trkseg>${points.join('')}</trkseg>`
const notAWorkout = (content: string) => ({ code: 'not_a_workout', file_format: 'GPX', content })
const track = (...segments: string[]) => `<trk>${segments.join('')}</trk>`

describe('a GPX file', () => {
  it.each([
    ['UTF-8', Buffer.from(buildGpx())],
    ['UTF-8 with a byte-order mark', Buffer.from(`\uFEFF${buildGpx()}`)],
    ['UTF-16LE', utf16(buildGpx(), 'le')],
    ['UTF-16BE', utf16(buildGpx(), 'be')],
    ['Latin 1', Buffer.from(buildGpx().replace('UTF-8', 'ISO-8859-1'), 'latin1')],
    [
      'UTF-8 without a declaration',
      Buffer.from(buildGpx().replace(/^<\?xml.*?\?>/, '\n<!-- from a watch -->\n')),
    ],
  ])('has a sport, a title, a device and points in %s', (_, bytes) => {
    const activity = parseActivity(bytes)
    expect(activity).toMatchObject({ sport: 'trail_running', title: 'Morning & more', device: 'Test Watch' })
    expect(activity.track?.length).toBe(20)
    expect(activity.track?.columns.hr_bpm?.[5]).toBe(125)
    expect(activity.track?.columns.power_w?.[5]).toBe(200)
  })

  it('is read as UTF-8 when it has the byte-order mark of UTF-8, whatever it declares', () => {
    const text = buildGpx().replace('UTF-8', 'ISO-8859-1').replace('Morning', 'Zürich')
    expect(parseActivity(`\uFEFF${text}`).title).toBe('Zürich & more')
  })

  it('has no title when its name is a time', () => {
    const text = buildGpx().replace('Morning &amp; more', '2026-05-01_06-30')
    expect(parseActivity(text).title).toBeNull()
  })

  it('takes title and sport from the metadata when the track has none', () => {
    const metadata = '<metadata><name>Lap of the lake</name><type>hiking</type></metadata>'
    expect(parseActivity(gpxOf(metadata + track(segment(point(46, 0)))))).toMatchObject({
      title: 'Lap of the lake',
      sport: 'hiking',
    })
  })

  it('has a device without the address that apps append', () => {
    const text = buildGpx().replace('creator="Test Watch"', 'creator="Viewer - https://example.org"')
    expect(parseActivity(text).device).toBe('Viewer')
  })

  it.each([
    ['ele', 'altitude_m'],
    ['hr', 'hr_bpm'],
    ['gpxdata:hr', 'hr_bpm'],
    ['heartrate', 'hr_bpm'],
    ['cad', 'cadence_rpm'],
    ['cadence', 'cadence_rpm'],
    ['power', 'power_w'],
    ['PowerInWatts', 'power_w'],
    ['atemp', 'temperature_c'],
    ['speed', 'speed_mps'],
  ] as const)('has the element %s in the channel %s', (name, channel) => {
    const content = `<extensions xmlns:gpxdata="x"><${name}>12</${name}></extensions>`
    const { columns } = parseActivity(gpxOf(track(segment(point(46, 0, content))))).track!
    expect(columns[channel]?.[0]).toBe(12)
  })

  it('reads a heart rate of 0 as missing', () => {
    const points = [point(46, 0, '<hr>0</hr>'), point(46, 1, '<hr>90</hr>')]
    const { columns } = parseActivity(gpxOf(track(segment(...points)))).track!
    expect([...(columns.hr_bpm ?? [])]).toEqual([Number.NaN, 90])
  })

  it('gives one workout of all tracks and segments, without the distance between them', () => {
    const text = gpxOf(
      track(segment(point(46, 0), point(46.001, 1)), segment()) +
        track(segment(point(47, 5), point(47.001, 6)), '<trkseg/>'),
    )
    const { columns, length } = parseActivity(text).track!
    expect(length).toBe(4)
    expect(columns.distance_m?.at(-1)).toBeCloseTo(2 * 111.195, 1)
  })

  it('ignores routes and waypoints when it has a track', () => {
    const text = gpxOf(
      `<wpt lat="1" lon="1"/><rte><rtept lat="2" lon="2"/></rte>${track(segment(point(46, 0)))}`,
    )
    expect(parseActivity(text).track?.length).toBe(1)
  })

  it.each([
    ['a planned route', '<rte><rtept lat="46" lon="14"/></rte>', notAWorkout('planned_route')],
    ['places', '<wpt lat="46" lon="14"/>', notAWorkout('places')],
    ['no content', '', { code: 'no_points' }],
    ['only empty segments', track(segment(), segment()), { code: 'no_points' }],
    ['only positions that are not on Earth', track(segment(point(146, 0))), { code: 'no_position' }],
  ])('is refused when it holds %s', (_, content, reason) => {
    expect(parseFile(Buffer.from(gpxOf(content)))).toEqual({ status: 'refused', reason })
  })
})

describe('GPX positions', () => {
  it('are dropped with a warning when they are not on Earth', () => {
    const text = buildGpx().replace('lat="46.000030"', 'lat="146"').replace('lat="46.000040"', 'lat="x"')
    const activity = parseActivity(text)
    expect(activity.track?.length).toBe(18)
    expect(activity.warnings).toEqual([{ code: 'positions_left_out', points: 2 }])
  })

  it('are dropped with a warning when they are exactly 0° 0°, but not elsewhere on the equator', () => {
    const text = buildGpx()
      .replace('lat="46.000030" lon="14.5"', 'lat="0" lon="-0.0"')
      .replace('lat="46.000040"', 'lat="0"')
    const activity = parseActivity(text)
    expect(activity.track?.columns.lat?.[3]).toBe(0)
    expect(activity.track?.length).toBe(19)
    expect(activity.warnings).toEqual([{ code: 'positions_left_out', points: 1 }])
  })
})

describe('GPX times', () => {
  const bare = buildGpx().replace(/<time>.*?<\/time>/g, '')

  it('may be missing at some points', () => {
    const activity = parseActivity(gpxOf(track(segment(point(46, 0), point(46.1, null), point(46.2, 20)))))
    expect(activity.started_at).toBe(START)
    expect([...(activity.track?.columns.time_s ?? [])]).toEqual([0, Number.NaN, 20])
    expect(activity.warnings).toEqual([{ code: 'missing_times', points: 1, all: 3 }])
  })

  it('are dropped with a warning when they are from 1901', () => {
    const old = '<trkpt lat="46" lon="14"><time>1901-12-13T20:45:52Z</time></trkpt>'
    const activity = parseActivity(gpxOf(track(segment(old, point(46.1, 10)))))
    expect(activity.started_at).toBe(START + 10_000)
    expect([...(activity.track?.columns.time_s ?? [])]).toEqual([Number.NaN, 0])
    expect(activity.warnings).toEqual([{ code: 'impossible_times', points: 1, all: 2 }])
  })

  it('are UTC when they have no zone', () => {
    vi.stubEnv('TZ', 'America/New_York')
    const text = bare.replace('</ele>', '</ele><time>2026-05-01T08:00:00</time>')
    expect(parseActivity(text).started_at).toBe(Date.UTC(2026, 4, 1, 8))
    vi.unstubAllEnvs()
  })

  it.each([
    ['the metadata', '<metadata><time>2026-05-01T08:00:00+02:00</time></metadata>'],
    ['GPX 1.0', '<time>2026-05-01T06:00:00Z</time>'],
  ])('are replaced by the time of the file in %s when all are missing', (_, content) => {
    const activity = parseActivity(bare.replace('<trk>', `${content}<trk>`))
    expect(activity.started_at).toBe(START)
    expect(activity.track?.columns.time_s).toBeUndefined()
    expect(activity.warnings).toEqual([
      { code: 'missing_times', points: 20, all: 20 },
      { code: 'start_of_file' },
    ])
  })

  it('are required', () => {
    expect(parseFile(Buffer.from(bare))).toMatchObject({
      status: 'refused',
      reason: { code: 'no_time', file_format: 'GPX' },
    })
  })

  it('decide the order of the segments; a segment without times stays behind its predecessor', () => {
    const text = gpxOf(
      track(
        segment(point(3, 7200), point(3, 7201)),
        segment(point(4, null)),
        segment(point(1, 3601), point(1, 3600)),
      ),
    )
    const { started_at, track: joined } = parseActivity(text)
    expect(started_at).toBe(START + 3_600_000)
    expect([...(joined?.columns.lat ?? [])]).toEqual([1, 1, 3, 3, 4])
    expect([...(joined?.columns.time_s ?? [])]).toEqual([0, 1, 3600, 3601, Number.NaN])
  })

  it('give a warning about the clock when they are before 2000', () => {
    const text = buildGpx(20, Date.UTC(1999, 7, 22))
    expect(parseRecording(text).activities[0]?.warnings).toEqual([
      { code: 'clock_not_set', day: '1999-08-22' },
    ])
  })
})
