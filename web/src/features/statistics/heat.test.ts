import { expect, test } from 'vitest'
import { columnOf, dayAfterKey, firstInSight, heatRows, heatSteps, levelOf, monthColumns } from './heat.ts'

test('the levels of days follow the quartiles of the year', () => {
  const steps = heatSteps([0, 20, 30, 40, 60, 0])
  expect([0, 20, 30, 40, 60, 300].map((minutes) => levelOf(minutes, steps))).toEqual([0, 1, 1, 2, 3, 4])
  expect(levelOf(45, heatSteps([45]))).toBe(1)
})

test('a year has 53 columns of weeks and contains each day once', () => {
  const rows = heatRows(2026, 'monday')
  expect([rows.length, rows[0]?.length]).toEqual([7, 53])
  expect(rows.flat().filter(Boolean)).toHaveLength(365)
  // 1 January 2026 is a Thursday.
  expect(rows.map((row) => row[0])).toEqual([
    null,
    null,
    null,
    '2026-01-01',
    '2026-01-02',
    '2026-01-03',
    '2026-01-04',
  ])
  expect(heatRows(2026, 'sunday')[0]?.slice(0, 2)).toEqual([null, '2026-01-04'])
})

test('a month name is above the week in which the month begins', () => {
  expect(monthColumns(2026, 'monday').slice(0, 3)).toEqual([0, 4, 8])
})

test.each([
  ['ArrowRight', '2026-03-11'],
  ['ArrowLeft', '2026-02-25'],
  ['ArrowUp', '2026-03-03'],
  ['ArrowDown', '2026-03-05'],
  ['Home', '2026-03-02'],
  ['End', '2026-03-08'],
  ['PageUp', '2026-02-04'],
  ['x', null],
])('the key %s moves from Wednesday 2026-03-04 to %s', (key, day) => {
  expect(dayAfterKey(key, '2026-03-04', 'monday')).toBe(day)
})

test('a map that is too wide is scrolled to the start of a month', () => {
  expect(firstInSight([0, 70, 140], 60)).toBe(70)
  expect(firstInSight([0, 70, 140], 150)).toBe(150)
  expect(firstInSight([0, 70, 140], -20)).toBe(0)
  expect(columnOf('2026-01-01', 'monday')).toBe(0)
  expect(columnOf('2026-01-05', 'monday')).toBe(1)
  expect(columnOf('2026-01-05', 'sunday')).toBe(1)
  expect(columnOf('2026-01-04', 'sunday')).toBe(1)
})
