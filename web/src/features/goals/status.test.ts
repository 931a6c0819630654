import { expect, test } from 'vitest'
import type { Goal } from '../../api/types.ts'
import { goalStatus } from './status.ts'

const goal = {
  kind: 'distance',
  unit: 'm',
  target: 150_000,
  current: 102_300,
  description: '',
  period: 'month',
  start_date: '2026-01-10',
  first_date: '2026-03-01',
  last_date: '2026-03-31',
  days_remaining: 5,
  on_track: true,
  completed: false,
} as Goal

test.each([
  ['2026-03-26', {}, 'active'],
  ['2026-03-26', { completed: true }, 'completed'],
  ['2026-01-09', {}, 'upcoming'],
  ['2026-04-01', {}, 'ended'],
  ['2026-04-01', { last_date: null }, 'active'],
] as const)('on %s a goal with %j is %s', (today, change, state) => {
  expect(goalStatus({ ...goal, ...change }, today)).toBe(state)
})
