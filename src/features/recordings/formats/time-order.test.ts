import { describe, expect, it } from 'vitest'
import { parseActivity } from '../../../../test/support/parse.ts'
import { buildGpx, buildTcx } from '../../../../test/support/xml-builder.ts'
import { processActivity } from '../parse-and-process.ts'
import { SORTED_WARNING, sortByTime } from './time-order.ts'

const reversed = (text: string, element: string) => {
  const points = text.match(new RegExp(`<${element}[ >].*?</${element}>`, 'g')) ?? []
  return text.replace(points.join(''), points.toReversed().join(''))
}

describe('sortByTime', () => {
  it.each([
    ['in order', [1, 2, 2, 3], [1, 2, 2, 3], false],
    ['with gaps', [Number.NaN, 1, Number.NaN, 2], [Number.NaN, 1, Number.NaN, 2], false],
    ['reversed', [3, 2, 1], [1, 2, 3], true],
    [
      'out of order with gaps, which stay behind their predecessors',
      [2, Number.NaN, 1, 3],
      [1, 2, Number.NaN, 3],
      true,
    ],
    ['that are none', [], [], false],
  ])('sorts times %s', (_, times, expected, wasSorted) => {
    const sorted = [...times]
    expect(sortByTime(sorted, (time) => time)).toBe(wasSorted)
    expect(sorted).toEqual(expected)
  })
})

describe.each([
  ['GPX', buildGpx(20), 'trkpt'],
  ['TCX', buildTcx(20), 'Trackpoint'],
])('a %s file whose points are in reverse order', (_, text, element) => {
  it('gives the same workout, with a warning', () => {
    const [forwards, backwards] = [parseActivity(text), parseActivity(reversed(text, element))]
    expect(backwards).toEqual({ ...forwards, warnings: [SORTED_WARNING] })
    expect(processActivity(backwards).track?.totals.elapsed_s).toBe(19)
  })
})
