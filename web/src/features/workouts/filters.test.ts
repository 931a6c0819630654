import { expect, test } from 'vitest'
import type { Workout } from '../../api/types.ts'
import { apiFilters, filtersOf, NO_FILTERS, searchOf } from './filters.ts'
import { byMonth } from './months.ts'

test('filters go into the address and come back', () => {
  const filters = {
    ...NO_FILTERS,
    search: 'lake & hills',
    type: 'cardio',
    tag: 'über 100',
    from: '2026-03-01',
  } as const
  expect(searchOf(filters)).toBe('?search=lake+%26+hills&type=cardio&tag=%C3%BCber+100&from=2026-03-01')
  expect(filtersOf(searchOf(filters))).toEqual(filters)
  expect(searchOf(NO_FILTERS)).toBe('')
})

test('what an address makes up is left out', () => {
  expect(filtersOf('?type=flying&sport=%3Cscript%3E&from=soon&to=2026-13-01')).toEqual(NO_FILTERS)
})

test('the API is asked for what is narrowed only', () => {
  expect(apiFilters(NO_FILTERS)).toEqual({})
  expect(apiFilters({ ...NO_FILTERS, tag: 'race', to: '2026-03-31' })).toEqual({
    tag: 'race',
    date_before: '2026-03-31',
  })
})

test('workouts are grouped by the month of their own day', () => {
  const on = (local_date: string) => ({ local_date }) as Workout
  const months = byMonth([on('2026-11-02'), on('2026-11-01'), on('2026-10-31')])
  expect(months.map((m) => [m.month, m.workouts.length])).toEqual([
    ['2026-11', 2],
    ['2026-10', 1],
  ])
})
