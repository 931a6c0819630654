import { expect, test } from 'vitest'
import type { Workout } from '../api/types.ts'
import { filtersOf, searchOf } from './filters.ts'
import { byMonth } from './months.ts'

test('filters go into the address and come back', () => {
  const filters = { search: 'lake & hills', type: 'cardio', sport: '' } as const
  expect(searchOf(filters)).toBe('?search=lake+%26+hills&type=cardio')
  expect(filtersOf(searchOf(filters))).toEqual(filters)
  expect(searchOf({ search: '', type: '', sport: '' })).toBe('')
})

test('what an address makes up is left out', () => {
  expect(filtersOf('?type=flying&sport=%3Cscript%3E')).toEqual({ search: '', type: '', sport: '' })
})

test('workouts are grouped by the month of their own day', () => {
  const on = (local_date: string) => ({ local_date }) as Workout
  const months = byMonth([on('2026-11-02'), on('2026-11-01'), on('2026-10-31')])
  expect(months.map((m) => [m.month, m.workouts.length])).toEqual([
    ['2026-11', 2],
    ['2026-10', 1],
  ])
})
