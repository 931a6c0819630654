import { expect, test } from 'vitest'
import { frequentStarts } from './frequent-starts.ts'

const end = [47, 15] as const
/** A route that starts so many metres north of a place. */
const from = (lat: number, lon: number, north_m: number) => [[lat + north_m / 111_320, lon] as const, end]

test('starts within 200 m of each other count as one place, the most frequent place first', () => {
  const routes = [
    from(46, 14, 0),
    from(48, 16, 0),
    from(46, 14, 60),
    from(46, 14, 150),
    from(48, 16, 20),
    from(50, 10, 0),
  ]
  const [home, work, ...others] = frequentStarts(routes)
  expect(home).toMatchObject({ count: 3, lon: 14 })
  expect(home?.lat).toBeCloseTo(46 + 60 / 111_320, 9)
  expect(work).toMatchObject({ count: 2, lon: 16 })
  expect(others).toEqual([])
})

test('degrees of longitude are shorter in the north', () => {
  const apart = 300 / 111_320
  const at = (lat: number) => frequentStarts([[[lat, 0]], [[lat, apart]]])
  expect(at(0)).toHaveLength(0)
  expect(at(65)).toHaveLength(1)
})

test('there are at most five places, and none without routes', () => {
  const routes = Array.from({ length: 7 }, (_, i) => [from(40 + i, 10, 0), from(40 + i, 10, 5)]).flat()
  expect(frequentStarts(routes)).toHaveLength(5)
  expect(frequentStarts([])).toEqual([])
})
