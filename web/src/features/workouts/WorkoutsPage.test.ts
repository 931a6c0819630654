import { render, screen, within } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { beforeEach, expect, test } from 'vitest'
import { fakeApi, refusal } from '../../../test/fake-api.ts'
import { page, signedIn, workout } from '../../../test/fixtures.ts'
import { navigate } from '../../router/router.svelte.ts'
import Toast from '../../shell/Toast.svelte'
import WorkoutsPage from './WorkoutsPage.svelte'

const list = 'GET /api/workouts/'
const bulkChange = 'PATCH /api/workouts/bulk/'
const bulkDelete = 'DELETE /api/workouts/bulk/'
const run = workout({ id: 1, title: 'Lake run', tags: ['race', 'wet'] })
const ride = workout({ id: 2, title: 'Hill ride', sport: 'cycling', tags: ['race'] })

beforeEach(async () => {
  await signedIn()
  navigate('/workouts')
})

type Routes = Parameters<typeof fakeApi>[0]

async function open(results = [run, ride], count = results.length, routes: Routes = {}) {
  const api = fakeApi({
    [list]: page(results, count),
    [bulkChange]: { changed: 2 },
    [bulkDelete]: { deleted: 2 },
    ...routes,
  })
  render(Toast)
  render(WorkoutsPage)
  if (results.length) await screen.findByText(results[0]?.title ?? '')
  return api
}

async function select(...titles: string[]) {
  await userEvent.click(screen.getByRole('button', { name: 'Select' }))
  for (const title of titles) await userEvent.click(screen.getByRole('checkbox', { name: title }))
  return within(screen.getByRole('region', { name: 'Selected workouts' }))
}

test('each workout links to its page', async () => {
  const api = await open()
  expect(screen.getByRole('link', { name: 'Lake run' }).getAttribute('href')).toBe('/workouts/1')
  expect((await api.request(list)).query).toEqual({ page: '1', page_size: '20', ordering: '-started_at' })
})

test('a typed word filters the list, and is kept in the address', async () => {
  const api = await open()
  await userEvent.type(screen.getByRole('searchbox', { name: 'Search titles and notes' }), 'lake')
  await expect.poll(async () => (await api.request(list)).query.search).toBe('lake')
  expect(location.search).toBe('?search=lake')
})

test('the choice of a sport clears the type', async () => {
  const api = await open()
  await userEvent.click(screen.getByRole('radio', { name: 'Strength' }))
  await expect.poll(async () => (await api.request(list)).query.type).toBe('strength')
  await userEvent.selectOptions(screen.getByLabelText('Sport'), 'Cycling')
  await expect.poll(async () => (await api.request(list)).query.sport).toBe('cycling')
  expect((await api.request(list)).query.type).toBeUndefined()
  expect(location.search).toBe('?sport=cycling')
})

test('the tags of the list are offered by frequency, and a chosen tag can be removed', async () => {
  const api = await open()
  const offered = screen.getAllByRole('button', { name: /^(race|wet)$/ })
  expect(offered.map(({ textContent }) => textContent)).toEqual(['race', 'wet'])
  await userEvent.click(screen.getByRole('button', { name: 'race' }))
  await expect.poll(() => location.search).toBe('?tag=race')
  expect((await api.request(list)).query.tag).toBe('race')
  await userEvent.click(await screen.findByRole('button', { name: /race.*Remove/ }))
  expect(location.search).toBe('')
})

test('the filter by a day of the calendar names the day, and can be removed', async () => {
  navigate('/workouts?from=2026-03-02&to=2026-03-02')
  await open()
  await userEvent.click(screen.getByRole('button', { name: /Mar.*Remove/ }))
  expect(location.search).toBe('')
})

test('when no workout matches, all filters can be cleared', async () => {
  navigate('/workouts?search=moon')
  await open([])
  expect(await screen.findByText('No matches')).toBeTruthy()
  await userEvent.click(screen.getByRole('button', { name: 'Show all workouts' }))
  expect(location.search).toBe('')
})

test('a person without workouts sees how to add the first ones', async () => {
  await open([])
  expect(await screen.findByText('Start with what you already have')).toBeTruthy()
  expect(screen.queryByRole('searchbox')).toBeNull()
})

test('a click on "Show more" adds workouts below', async () => {
  const all = Array.from({ length: 21 }, (_, i) => workout({ id: i + 1, title: `Run ${i + 1}` }))
  fakeApi({ [list]: ({ query }) => page(query.page === '1' ? all.slice(0, 20) : all.slice(20), 21) })
  render(WorkoutsPage)
  expect(await screen.findByText('20 of 21')).toBeTruthy()
  await userEvent.click(screen.getByRole('button', { name: 'Show more' }))
  expect(await screen.findByRole('link', { name: 'Run 21' })).toBeTruthy()
  expect(screen.getByRole('link', { name: 'Run 1' })).toBeTruthy()
})

test('an error is shown with a button to try again', async () => {
  let asked = 0
  fakeApi({ [list]: () => (++asked === 1 ? refusal(500, 'internal') : page([run])) })
  render(WorkoutsPage)
  await userEvent.click(await screen.findByRole('button', { name: 'Try again' }))
  expect(await screen.findByText('Lake run')).toBeTruthy()
})

test('selected workouts are changed together, and only the chosen changes are sent', async () => {
  const api = await open()
  const bar = await select('Lake run', 'Hill ride')
  expect(bar.getByRole('status').textContent).toBe('2 selected')
  await userEvent.click(bar.getByRole('button', { name: 'Change' }))
  const dialog = within(await screen.findByRole('dialog', { name: 'Change 2 workouts' }))
  expect(dialog.getByRole<HTMLButtonElement>('button', { name: 'Save' }).disabled).toBe(true)
  await userEvent.selectOptions(dialog.getByLabelText('Who can see it'), 'Everyone')
  await userEvent.selectOptions(dialog.getByLabelText(/^Who can see heart rate/), 'Followers')
  await userEvent.selectOptions(dialog.getByLabelText(/^Who can see the map/), 'Only me')
  await userEvent.selectOptions(dialog.getByLabelText(/^Hide at least/), '500 m')
  await userEvent.selectOptions(dialog.getByLabelText(/^Who can download/), 'Whoever sees everything')
  await userEvent.selectOptions(dialog.getByLabelText('What others see of the start'), 'Only the day')
  await userEvent.type(dialog.getByRole('textbox', { name: 'Add tags' }), 'summer')
  await userEvent.click(dialog.getByRole('button', { name: 'Save' }))
  expect(await api.lastBody(bulkChange)).toEqual({
    ids: [1, 2],
    change: {
      visibility: 'public',
      body_visibility: 'followers',
      map_visibility: 'private',
      hidden_ends_m: 500,
      shares_original: true,
      shows_start_time: false,
      add_tags: ['summer'],
    },
  })
  expect(await screen.findByText('2 workouts changed.')).toBeTruthy()
  expect(screen.queryByRole('region', { name: 'Selected workouts' })).toBeNull()
})

test('selected workouts are moved to the trash after a confirmation, and leave the list', async () => {
  let left = [run, ride]
  const api = await open(left, 2, {
    [list]: () => page(left),
    [bulkDelete]: () => {
      left = [ride]
      return { deleted: 1 }
    },
  })
  const bar = await select('Lake run')
  await userEvent.click(bar.getByRole('button', { name: 'Delete' }))
  const dialog = within(await screen.findByRole('dialog', { name: 'Move 1 workout to the trash?' }))
  expect(api.requests(bulkDelete)).toHaveLength(0)
  await userEvent.click(dialog.getByRole('button', { name: 'Delete' }))
  expect(await api.lastBody(bulkDelete)).toEqual({ ids: [1] })
  expect(await screen.findByRole('button', { name: 'Open the trash' })).toBeTruthy()
  await expect.poll(() => screen.queryByText('Lake run')).toBeNull()
  expect(screen.getByText('Hill ride')).toBeTruthy()
})

test('nothing can be changed while nothing is selected', async () => {
  await open()
  const bar = await select()
  expect(bar.getByRole<HTMLButtonElement>('button', { name: 'Change' }).disabled).toBe(true)
  await userEvent.click(bar.getByRole('button', { name: 'Select all shown' }))
  expect(bar.getByRole('status').textContent).toBe('2 selected')
  await userEvent.click(bar.getByRole('button', { name: 'Select none' }))
  expect(bar.getByRole('status').textContent).toBe('0 selected')
})

test('all matches of the filters can be selected, also those not on the page', async () => {
  navigate('/workouts?tag=race')
  const api = await open([run, ride], 40)
  const bar = await select()
  await userEvent.click(bar.getByRole('button', { name: 'Select all shown' }))
  await userEvent.click(bar.getByRole('button', { name: 'Select all 40' }))
  expect(bar.getByRole('status').textContent).toBe('40 selected')
  await userEvent.click(bar.getByRole('button', { name: 'Delete' }))
  const dialog = within(await screen.findByRole('dialog'))
  await userEvent.click(dialog.getByRole('button', { name: 'Delete' }))
  expect(await api.lastBody(bulkDelete)).toEqual({ filters: { tag: 'race' } })
})
