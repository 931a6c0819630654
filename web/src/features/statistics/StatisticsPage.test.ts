import { render, screen } from '@testing-library/svelte'
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

function open() {
  const api = fakeApi({
    [get]: ({ query }) => (query.group_by === 'year' && !query.from ? years : found),
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

test('the periods can be shown as a table', async () => {
  open()
  await userEvent.click(await screen.findByText('As a table'))
  const rows = await screen.findAllByRole('rowheader')
  expect(rows.length).toBeGreaterThan(20)
  expect(screen.getByRole('region', { name: 'As a table' })).toBeTruthy()
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

test('an error is shown with a button to try again', async () => {
  fakeApi({ [get]: refusal(500, 'internal'), [calendar]: { from: '', to: '', days: [] } })
  render(StatisticsPage)
  expect((await screen.findAllByRole('button', { name: 'Try again' })).length).toBeGreaterThan(0)
})
