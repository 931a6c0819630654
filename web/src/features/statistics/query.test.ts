import { expect, test } from 'vitest'
import { EMPTY, groupOf, measureOf, rangeOf, statisticsQuery } from './query.ts'

const today = '2026-03-04'

test('without a word in the address it is the last 26 weeks by week, in hours', () => {
  expect(statisticsQuery(EMPTY, today, 'monday')).toEqual({
    from: '2025-09-08',
    to: today,
    group_by: 'week',
    week_start: 'monday',
  })
  expect(measureOf(EMPTY)).toBe('duration')
})

test('what an address makes up is as usual', () => {
  const odd = { ...EMPTY, range: 'ages', group: 'hour', measure: 'luck' }
  expect([rangeOf(odd), groupOf(odd), measureOf(odd)]).toEqual(['half', 'week', 'duration'])
})

test('a year, everything and days of one’s own narrow as they say', () => {
  const ask = (wanted: Partial<typeof EMPTY>) => statisticsQuery({ ...EMPTY, ...wanted }, today, 'sunday')
  expect(ask({ range: 'this_year', group: 'month', sport: 'running' })).toEqual({
    from: '2026-01-01',
    to: today,
    sport: 'running',
    group_by: 'month',
    week_start: 'sunday',
  })
  expect(ask({ range: 'all' })).toEqual({ group_by: 'week', week_start: 'sunday' })
  expect(ask({ range: 'custom', from: '2026-02-01' })).toMatchObject({ from: '2026-02-01' })
  // Days that were chosen the wrong way round are meant the other way.
  expect(ask({ range: 'custom', from: '2026-03-01', to: '2026-02-01' })).toMatchObject({
    from: '2026-02-01',
    to: '2026-03-01',
  })
})
