import { expect, test } from 'vitest'
import { groupOf, measureOf, NO_FILTERS, rangeOf, statisticsQuery } from './query.ts'

const today = '2026-03-04'

test('the default is the last 26 weeks by week, in hours', () => {
  expect(statisticsQuery(NO_FILTERS, today, 'monday')).toEqual({
    from: '2025-09-08',
    to: today,
    group_by: 'week',
    week_start: 'monday',
  })
  expect(measureOf(NO_FILTERS)).toBe('duration')
})

test('invalid values in the address mean the default', () => {
  const odd = { ...NO_FILTERS, range: 'ages', group: 'hour', measure: 'luck' }
  expect([rangeOf(odd), groupOf(odd), measureOf(odd)]).toEqual(['half', 'week', 'duration'])
})

test('ranges and sports become parameters of the API', () => {
  const ask = (filters: Partial<typeof NO_FILTERS>) =>
    statisticsQuery({ ...NO_FILTERS, ...filters }, today, 'sunday')
  expect(ask({ range: 'this_year', group: 'month', sport: 'running' })).toEqual({
    from: '2026-01-01',
    to: today,
    sport: 'running',
    group_by: 'month',
    week_start: 'sunday',
  })
  expect(ask({ range: 'all' })).toEqual({ group_by: 'week', week_start: 'sunday' })
  expect(ask({ range: 'custom', from: '2026-02-01' })).toMatchObject({ from: '2026-02-01' })
  // Days in the wrong order are swapped.
  expect(ask({ range: 'custom', from: '2026-03-01', to: '2026-02-01' })).toMatchObject({
    from: '2026-02-01',
    to: '2026-03-01',
  })
})
