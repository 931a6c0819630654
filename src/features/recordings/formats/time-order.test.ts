import { describe, expect, it } from 'vitest'
import { buildGpx, buildTcx, gpxOf } from '../../../../test/support/xml-builder.ts'
import { parseFile } from '../parse.ts'
import { processActivity } from '../parse-worker.ts'
import { SORTED_WARNING, sortByTime } from './time-order.ts'

function activityOf(text: string) {
  const outcome = parseFile(Buffer.from(text))
  if (outcome.status === 'refused') throw new Error(outcome.message)
  return outcome.activities[0]!
}

const reversed = (text: string, element: string) => {
  const points = text.match(new RegExp(`<${element}[ >].*?</${element}>`, 'g')) ?? []
  return text.replace(points.join(''), points.toReversed().join(''))
}

describe('times', () => {
  it.each([
    ['in order', [1, 2, 2, 3], [1, 2, 2, 3], false],
    ['with gaps', [Number.NaN, 1, Number.NaN, 2], [Number.NaN, 1, Number.NaN, 2], false],
    ['reversed', [3, 2, 1], [1, 2, 3], true],
    [
      'out of order with gaps, which stay behind the one before',
      [2, Number.NaN, 1, 3],
      [1, 2, Number.NaN, 3],
      true,
    ],
    ['none', [], [], false],
  ])('%s are brought into order', (_, times, wanted, wasSorted) => {
    const sorted = [...times]
    expect(sortByTime(sorted, (time) => time)).toBe(wasSorted)
    expect(sorted).toEqual(wanted)
  })
})

describe.each([
  ['GPX', buildGpx(20), 'trkpt'],
  ['TCX', buildTcx(20), 'Trackpoint'],
])('a %s file whose points run backwards in time', (_, text, element) => {
  it('is the same workout, with a warning', () => {
    const [forwards, backwards] = [activityOf(text), activityOf(reversed(text, element))]
    expect(backwards).toEqual({ ...forwards, warnings: [SORTED_WARNING] })
    expect(processActivity(backwards).track?.totals.elapsed_s).toBe(19)
  })
})

it('the segments of a GPX file follow each other in time, those without times behind the one before', () => {
  const point = (lat: number, time?: string) =>
    `<trkpt lat="${lat}" lon="14">${time ? `<time>2026-05-01T${time}Z</time>` : ''}</trkpt>`
  const segments = [
    `<trkseg>${point(3, '08:00:00')}${point(3, '08:00:01')}</trkseg>`,
    `<trkseg>${point(4)}</trkseg>`,
    `<trkseg>${point(1, '07:00:01')}${point(1, '07:00:00')}</trkseg>`,
  ]
  const { track, started_at } = activityOf(gpxOf(`<trk>${segments.join('')}</trk>`))
  expect(started_at).toBe(Date.UTC(2026, 4, 1, 7))
  expect([...(track?.columns.lat ?? [])]).toEqual([1, 1, 3, 3, 4])
  expect([...(track?.columns.time_s ?? [])]).toEqual([0, 1, 3600, 3601, Number.NaN])
})
