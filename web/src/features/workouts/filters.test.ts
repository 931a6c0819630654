import { expect, test } from 'vitest'
import type { Workout } from '../../api/types.ts'
import { apiFilters, NO_FILTERS, parseFilters, searchString } from './filters.ts'
import { groupByMonth } from './months.ts'

test('filters that are written to the address are read back unchanged', () => {
  const filters = {
    ...NO_FILTERS,
    search: 'lake & hills',
    type: 'cardio',
    tag: 'über 100',
    from: '2026-03-01',
  } as const
  expect(searchString(filters)).toBe('?search=lake+%26+hills&type=cardio&tag=%C3%BCber+100&from=2026-03-01')
  expect(parseFilters(searchString(filters))).toEqual(filters)
  expect(searchString(NO_FILTERS)).toBe('')
})

test('invalid values in the address are ignored', () => {
  expect(parseFilters('?type=flying&sport=%3Cscript%3E&from=soon&to=2026-13-01')).toEqual(NO_FILTERS)
})

test('only filters with a value are sent to the API', () => {
  expect(apiFilters(NO_FILTERS)).toEqual({})
  expect(apiFilters({ ...NO_FILTERS, tag: 'race', to: '2026-03-31' })).toEqual({
    tag: 'race',
    date_before: '2026-03-31',
  })
})

test('workouts are grouped by the month of their local day', () => {
  const on = (local_date: string) => ({ local_date }) as Workout
  const months = groupByMonth([on('2026-11-02'), on('2026-11-01'), on('2026-10-31')])
  expect(months.map((m) => [m.month, m.workouts.length])).toEqual([
    ['2026-11', 2],
    ['2026-10', 1],
  ])
})
