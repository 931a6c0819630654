import { render, screen, within } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { beforeEach, expect, test, vi } from 'vitest'
import { fakeApi, refusal } from '../../../test/fake-api.ts'
import { signedIn, statistics, sums } from '../../../test/fixtures.ts'
import StatisticsPage from './StatisticsPage.svelte'

const get = 'GET /api/workouts/statistics/'
const calendar = 'GET /api/workouts/calendar/'
const week = { ...sums({ workouts: 2, duration: 90 }), first_date: '2026-03-02', last_date: '2026-03-08' }
const found = statistics({ totals: sums({ workouts: 2, duration: 90 }), periods: [week] })
const years = statistics({
  totals: sums({ workouts: 2 }),
  periods: [{ ...week, first_date: '2025-01-01', last_date: '2025-12-31' }],
})

beforeEach(async () => {
  vi.useFakeTimers({ now: new Date('2026-03-11T12:00:00Z'), toFake: ['Date'] })
  await signedIn()
})

function open(periods = [week]) {
  const api = fakeApi({
    [get]: ({ query }) => (query.group_by === 'year' && !query.from ? years : { ...found, periods }),
    [calendar]: ({ query }) => ({ from: query.from ?? '', to: query.to ?? '', days: [] }),
  })
  render(StatisticsPage)
  return api
}

const narrowed = (api: ReturnType<typeof open>) =>
  api.requests(get).findLast(({ query }) => query.from)?.query

test('the page requests the last half year by week', async () => {
  const api = open()
  await expect
    .poll(() => narrowed(api))
    .toEqual({
      from: '2025-09-15',
      to: '2026-03-11',
      group_by: 'week',
      week_start: 'monday',
    })
})

test('range, grouping and sport are in the address and in the request', async () => {
  const api = open()
  await userEvent.selectOptions(screen.getByLabelText('Period'), 'This year')
  await userEvent.click(await screen.findByRole('radio', { name: 'Month' }))
  await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Sport' }), 'Running')
  await expect
    .poll(() => narrowed(api))
    .toMatchObject({
      from: '2026-01-01',
      group_by: 'month',
      sport: 'running',
    })
  const search = new URLSearchParams(location.search)
  expect(Object.fromEntries(search)).toEqual({ range: 'this_year', group: 'month', sport: 'running' })
})

test('the choice of a type of workout clears the sport', async () => {
  const api = open()
  await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Sport' }), 'Running')
  const type = screen.getByRole('option', { name: 'Strength' })
  await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Sport' }), type)
  await expect.poll(() => narrowed(api)).toMatchObject({ type: 'strength' })
  expect(narrowed(api)?.sport).toBeUndefined()
})

test('another measure is shown without another request', async () => {
  const api = open()
  await screen.findByRole('radio', { name: 'Energy' })
  const before = api.requests(get).length
  await userEvent.click(screen.getByRole('radio', { name: 'Energy' }))
  expect(screen.getByRole('img', { name: /kcal/ })).toBeTruthy()
  expect(api.requests(get)).toHaveLength(before)
})

test('a table shows the periods, the latest first, also those without workouts', async () => {
  open([
    { ...week, workouts: 3, first_date: '2026-02-23', last_date: '2026-03-01' },
    { ...week, workouts: 5, first_date: '2026-03-09', last_date: '2026-03-15' },
  ])
  await userEvent.click(await screen.findByText('As a table'))
  const table = within(screen.getByRole('region', { name: 'As a table' }))
  const [, ...rows] = table.getAllByRole('row').map((row) => {
    const [period, workouts] = row.children
    return [period?.textContent?.replace(/\s+/g, ' ').trim(), workouts?.textContent]
  })
  expect(rows.slice(0, 3)).toEqual([
    ['Mar 9 – 15, 2026', '5'],
    ['Mar 2 – 8, 2026', '0'],
    ['Feb 23 – Mar 1, 2026', '3'],
  ])
  expect(rows).toHaveLength(26)
})

test('the calendar reaches from the year of the first workout to the current year', async () => {
  const api = open()
  const before = await screen.findByRole<HTMLButtonElement>('button', { name: 'Show 2025' })
  expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Show 2027' }).disabled).toBe(true)
  await userEvent.click(before)
  await expect.poll(async () => (await api.request(calendar)).query.from).toBe('2025-01-01')
  expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Show 2024' }).disabled).toBe(true)
})

test('a person without workouts sees how to add the first ones', async () => {
  fakeApi({ [get]: statistics(), [calendar]: { from: '', to: '', days: [] } })
  render(StatisticsPage)
  expect(await screen.findByText('Start with what you already have')).toBeTruthy()
})

test('after an error, "Try again" loads the figures', async () => {
  let isDown = true
  fakeApi({
    [get]: ({ query }) => {
      if (isDown) return refusal(500, 'internal')
      return query.from ? found : years
    },
    [calendar]: { from: '', to: '', days: [] },
  })
  render(StatisticsPage)
  await expect.poll(() => screen.queryAllByRole('button', { name: 'Try again' })).toHaveLength(2)
  expect(screen.queryByRole('button', { name: 'Show 2025' })).toBeNull()
  expect(screen.queryByText('As a table')).toBeNull()

  isDown = false
  for (const button of screen.getAllByRole('button', { name: 'Try again' })) await userEvent.click(button)
  expect(await screen.findByRole('button', { name: 'Show 2025' })).toBeTruthy()
  expect(await screen.findByText('As a table')).toBeTruthy()
  expect(screen.getByText('1:30')).toBeTruthy()
  expect(screen.queryByRole('button', { name: 'Try again' })).toBeNull()
})
