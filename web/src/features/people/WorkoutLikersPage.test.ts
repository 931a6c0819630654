import { render, screen } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { fakeApi, refusal } from '../../../test/fake-api.ts'
import { person, signedIn } from '../../../test/fixtures.ts'
import WorkoutLikersPage from './WorkoutLikersPage.svelte'

const get = 'GET /api/workouts/{id}/likes/'

test('the people who like a workout, a page at a time', async () => {
  await signedIn()
  const api = fakeApi({
    [get]: ({ query }) =>
      query.cursor
        ? { next: null, previous: null, results: [person({ username: 'tom', name: 'Tom' })] }
        : { next: '/api/workouts/7/likes/?cursor=before-3', previous: null, results: [person()] },
  })
  render(WorkoutLikersPage, { id: 7 })
  expect(await screen.findByRole('link', { name: 'Eva' })).toBeTruthy()
  expect(screen.getByRole('button', { name: 'Follow Eva' })).toBeTruthy()
  await userEvent.click(screen.getByRole('button', { name: 'Show more' }))
  expect(await screen.findByRole('link', { name: 'Tom' })).toBeTruthy()
  expect(api.requests(get).map(({ query }) => query.cursor)).toEqual([undefined, 'before-3'])
  expect(screen.getByRole('link', { name: 'Workout' }).getAttribute('href')).toBe('/workouts/7')
})

test('a workout that nobody likes, and one that is hidden', async () => {
  await signedIn()
  fakeApi({
    [get]: ({ path }) =>
      path.includes('/8/') ? refusal(404, 'not_found') : { next: null, previous: null, results: [] },
  })
  render(WorkoutLikersPage, { id: 7 })
  expect(await screen.findByText('Nobody likes this yet.')).toBeTruthy()
  render(WorkoutLikersPage, { id: 8 })
  expect(await screen.findByText('This does not exist, or not any more.')).toBeTruthy()
})
