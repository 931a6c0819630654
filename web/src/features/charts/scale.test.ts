import { expect, test } from 'vitest'
import { areaPath, chartLines, linePath } from './path.ts'
import { ascending, clockTicks, extent, linear, mean, nearestIndex, padded, ticks } from './scale.ts'

test('a linear scale maps the ends and the middle, in either direction', () => {
  const y = linear([100, 200], [80, 0])
  expect([y(100), y(150), y(200)]).toEqual([80, 40, 0])
  expect(linear([5, 5], [0, 10])(5)).toBe(0)
})

test.each([
  [[0, 92.6], 4, [0, 25, 50, 75]],
  [[103, 187], 3, [150]],
  [[70, 412], 3, [200, 400]],
  [[0, 0], 3, []],
] as const)('the ticks of %j, about %i, are %j', (span, count, expected) => {
  expect(ticks(span, count)).toEqual(expected)
})

test('ticks of time are whole minutes and hours', () => {
  expect(clockTicks([0, 10_641], 4)).toEqual([0, 3600, 7200])
  expect(clockTicks([230, 400], 3)).toEqual([240, 300, 360])
})

test('an extent ignores gaps and, at each end, the given share of outliers', () => {
  const values = [null, 5, ...Array.from({ length: 100 }, () => 10), 900, undefined]
  expect(extent(values)).toEqual([5, 900])
  expect(extent(values, 0.02)).toEqual([10, 10])
  expect(extent([null])).toBeNull()
  const ride = Array.from({ length: 1000 }, (_, i) => i / 100)
  expect(extent([...ride, 17], 0, 0.004), 'a peak stays').toEqual([0, 17])
  expect(extent([...ride, 90], 0, 0.004)?.[1], 'a bad reading does not').toBeLessThan(10)
})

test('a padded span has a margin and at least the given size', () => {
  expect(padded([10, 10], 0.1, 20)).toEqual([0, 20])
  expect(padded([0, 100], 0.1, 20)).toEqual([-10, 110])
})

test('the nearest sample is found on both sides and at the ends', () => {
  const xs = [0, 10, 20, 40]
  expect([-5, 4, 6, 29, 31, 99].map((x) => nearestIndex(xs, x))).toEqual([0, 0, 1, 2, 3, 3])
})

test('a distance column with gaps and decreasing values becomes ascending', () => {
  expect(ascending([null, 1, null, 3, 2, 5])).toEqual([0, 1, 1, 3, 3, 5])
})

test('the mean ignores gaps', () => {
  expect(mean([1, null, 3, undefined])).toBe(2)
  expect(mean([null])).toBeNull()
})

test('a line breaks between pieces and keeps every sample', () => {
  const identity = (value: number) => value
  const ys = [1, null, 9, 1, null, 3]
  const lines = chartLines([[0, 2, 3], [5]], [0, 0.1, 0.2, 0.3, 4, 6], ys, identity, identity)
  expect(linePath(lines)).toBe('M0.0 1.0L0.2 9.0L0.3 1.0M6.0 3.0')
  expect(
    areaPath(
      [
        [
          [0, 1],
          [2, 1],
        ],
      ],
      9,
    ),
  ).toBe('M0.0 9.0L0.0 1.0L2.0 1.0L2.0 9.0Z')
})
