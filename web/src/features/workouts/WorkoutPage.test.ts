import { render, screen } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { beforeEach, expect, test } from 'vitest'
import { fakeApi, refusal } from '../../../test/fake-api.ts'
import { fakeEvents } from '../../../test/fake-events.ts'
import { comment, signedIn, workout } from '../../../test/fixtures.ts'
import { followEvents } from '../../events/events.svelte.ts'
import WorkoutPage from './WorkoutPage.svelte'

const get = 'GET /api/workouts/{id}/'
const noComments = { 'GET /api/workouts/{id}/comments/': { next: null, previous: null, results: [] } }

beforeEach(() => signedIn())

test('the owner can look at a workout as others see it, without the buttons to change it', async () => {
  const api = fakeApi({
    ...noComments,
    [get]: ({ query }) =>
      query.view_as === 'everyone' ? refusal(404, 'not_found') : workout({ visibility: 'followers' }),
  })
  render(WorkoutPage, { id: 7 })
  expect(await screen.findByRole('button', { name: 'Delete' })).toBeTruthy()
  await userEvent.click(screen.getByRole('radio', { name: 'Everyone' }))
  expect(await screen.findByText('Only your followers see this workout, or nobody.')).toBeTruthy()
  expect(screen.queryByRole('button', { name: 'Delete' })).toBeNull()
  await userEvent.click(screen.getByRole('radio', { name: 'A follower' }))
  expect(await screen.findByRole('heading', { name: 'Morning run' })).toBeTruthy()
  expect(screen.queryByRole('button', { name: 'Delete' })).toBeNull()
  expect((await api.request(get)).query).toEqual({ view_as: 'follower' })
  await userEvent.click(screen.getByRole('radio', { name: 'Yourself' }))
  expect(await screen.findByRole('button', { name: 'Delete' })).toBeTruthy()
})

test('streams and laps are loaded as others see them, and only where they see a track', async () => {
  const streams = 'GET /api/workouts/{id}/streams/'
  const laps = 'GET /api/workouts/{id}/laps/'
  const api = fakeApi({
    ...noComments,
    [get]: ({ query }) => workout({ source: 'file', has_track: query.view_as !== 'everyone' }),
    [streams]: { point_count: 0, channels: {} },
    [laps]: { results: [] },
  })
  render(WorkoutPage, { id: 7 })
  await userEvent.click(await screen.findByRole('radio', { name: 'A follower' }))
  await expect
    .poll(() => api.requests(laps).map(({ query }) => query.view_as))
    .toEqual([undefined, 'follower'])
  expect(api.requests(streams).map(({ query }) => query.view_as)).toEqual([undefined, 'follower'])
  await userEvent.click(screen.getByRole('radio', { name: 'Everyone' }))
  await expect.poll(() => api.requests(get)).toHaveLength(3)
  expect(api.requests(streams)).toHaveLength(2)
})

test("another person's workout names its owner and has no choice of viewers", async () => {
  const owner = { id: 2, username: 'ben', name: 'Ben', image: null }
  fakeApi({ ...noComments, [get]: workout({ owner, body_visibility: null }) })
  render(WorkoutPage, { id: 7 })
  const link = await screen.findByRole('link', { name: 'Ben' })
  expect(link.getAttribute('href')).toBe('/people/ben')
  expect(screen.queryByRole('radio', { name: 'A follower' })).toBeNull()
  expect(screen.queryByRole('button', { name: 'Delete' })).toBeNull()
})

test('the likes and comments of others appear without a reload', async () => {
  const events = fakeEvents()
  let comments = [comment({ id: 11, content: 'First!' })]
  const api = fakeApi({
    ...events.route,
    [get]: workout({ likes_count: 0, comments_count: 1 }),
    'GET /api/workouts/{id}/comments/': () => ({ next: null, previous: null, results: comments }),
  })
  const stop = followEvents()
  render(WorkoutPage, { id: 7 })
  await screen.findByText('First!')
  const stream = await events.opened(2)
  await stream.send('workout', { id: 7, likes_count: 0, comments_count: 1 })
  const loaded = api.requests('GET /api/workouts/{id}/comments/').length

  await stream.send('workout', { id: 7, likes_count: 3, comments_count: 1 })
  expect(await screen.findByRole('button', { name: 'Like “Morning run” 3' })).toBeTruthy()
  expect(api.requests('GET /api/workouts/{id}/comments/')).toHaveLength(loaded)

  comments = [comment({ id: 12, content: 'Second!' })]
  await stream.send('workout', { id: 7, likes_count: 3, comments_count: 2 })
  expect(await screen.findByText('Second!')).toBeTruthy()
  expect(screen.queryByText('First!')).toBeNull()
  expect((await api.request('GET /api/workouts/{id}/comments/')).query.cursor).toBe('after-10')
  stop()
})
