import { render, screen } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { beforeEach, expect, test } from 'vitest'
import { fakeApi } from '../../../test/fake-api.ts'
import { signedIn, workout } from '../../../test/fixtures.ts'
import PersonWorkouts from './PersonWorkouts.svelte'

const get = 'GET /api/profiles/{username}/workouts/'

beforeEach(() => signedIn())

test('the workouts of a person are shown page by page', async () => {
  const all = Array.from({ length: 11 }, (_, i) =>
    workout({ id: i + 1, title: i === 10 ? 'Old' : `New ${i}` }),
  )
  fakeApi({
    [get]: ({ query: { page } }) => ({
      count: all.length,
      next: null,
      previous: null,
      results: page === '1' ? all.slice(0, 10) : all.slice(10),
    }),
  })
  render(PersonWorkouts, { username: 'ben' })
  expect(await screen.findByRole('link', { name: 'New 0' })).toBeTruthy()
  await userEvent.click(screen.getByRole('button', { name: 'Show more' }))
  expect(await screen.findByRole('link', { name: 'Old' })).toBeTruthy()
  expect(screen.queryByRole('button', { name: 'Show more' })).toBeNull()
})

test('a person without visible workouts has a sentence instead of a list', async () => {
  fakeApi({ [get]: { count: 0, next: null, previous: null, results: [] } })
  render(PersonWorkouts, { username: 'ben' })
  expect(await screen.findByText('No workouts that you can see yet.')).toBeTruthy()
})
