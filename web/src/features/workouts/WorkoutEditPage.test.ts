import { render, screen } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { fakeApi, refusal } from '../../../test/fake-api.ts'
import { sharingDefaults, workout } from '../../../test/fixtures.ts'
import WorkoutEditPage from './WorkoutEditPage.svelte'
import WorkoutNewPage from './WorkoutNewPage.svelte'

const get = 'GET /api/workouts/{id}/'
const patch = 'PATCH /api/workouts/{id}/'
const post = 'POST /api/workouts/'

test('only changed fields are sent', async () => {
  const api = fakeApi({ [get]: workout({ distance_m: 10_123 }), [patch]: workout() })
  render(WorkoutEditPage, { id: 7 })
  const title = await screen.findByLabelText(/^Title/)
  await userEvent.clear(title)
  await userEvent.type(title, 'Lake run')
  await userEvent.click(screen.getByRole('button', { name: 'Save' }))
  expect(await api.lastBody(patch)).toEqual({ title: 'Lake run' })
  await expect.poll(() => location.pathname).toBe('/workouts/7')
})

test('a workout that does not exist has no form', async () => {
  fakeApi({ [get]: refusal(404, 'not_found') })
  render(WorkoutEditPage, { id: 7 })
  expect(await screen.findByText(/^This workout does not exist/)).toBeTruthy()
  expect(screen.queryByLabelText(/^Title/)).toBeNull()
})

test('a workout that is sent again keeps its idempotency key until it is changed', async () => {
  let asked = 0
  const api = fakeApi({
    'GET /api/profiles/me/sharing/': sharingDefaults(),
    [post]: () => (++asked < 3 ? refusal(502, 'bad_gateway') : workout()),
  })
  render(WorkoutNewPage)
  await userEvent.type(await screen.findByLabelText('Duration'), '30')
  const add = screen.getByRole('button', { name: 'Add workout' })
  for (const times of [1, 2]) {
    await userEvent.click(add)
    await expect.poll(() => api.requests(post)).toHaveLength(times)
    await screen.findByText(/The server could not do that/)
  }
  await userEvent.type(screen.getByLabelText(/^Notes/), 'Wet.')
  await userEvent.click(add)
  await expect.poll(() => location.pathname).toBe('/workouts/7')
  const [first, second, third] = api.requests(post).map(({ headers }) => headers.get('idempotency-key'))
  expect(second).toBe(first)
  expect(third).not.toBe(first)
})
