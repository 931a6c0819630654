import { render, screen, within } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { fakeApi, refusal } from '../../../test/fake-api.ts'
import { page, person, profile, signedIn } from '../../../test/fixtures.ts'
import Toast from '../../shell/Toast.svelte'
import PeoplePage from './PeoplePage.svelte'

const request = {
  id: 7,
  person: person({ username: 'tom', name: 'Tom' }),
  created_at: '2026-01-05T08:00:00Z',
}
const cursorPage = <T>(results: T[], next: string | null = null) => ({ next, previous: null, results })
const nobody = { 'GET /api/profiles/me/suggestions/': { results: [] } }

test('a suggested person is followed, and stays in the list', async () => {
  await signedIn()
  const api = fakeApi({
    'GET /api/follow-requests/': cursorPage([]),
    'GET /api/profiles/me/suggestions/': { results: [{ ...person(), mutual_count: 2 }] },
    'POST /api/profiles/{username}/follow/': { status: 'accepted' },
    'DELETE /api/profiles/{username}/follow/': null,
  })
  render(PeoplePage)
  expect(await screen.findByText('Followed by 2 people whom you follow')).toBeTruthy()
  expect(screen.queryByText('Requests to follow you')).toBeNull()
  await userEvent.click(screen.getByRole('button', { name: 'Follow Eva' }))
  await userEvent.click(await screen.findByRole('button', { name: 'Following Eva. Stop following' }))
  expect(await screen.findByRole('button', { name: 'Follow Eva' })).toBeTruthy()
  expect((await api.request('POST /api/profiles/{username}/follow/')).path).toBe('/api/profiles/eva/follow/')
})

test('a private person is asked', async () => {
  await signedIn()
  fakeApi({
    'GET /api/follow-requests/': cursorPage([]),
    'GET /api/profiles/me/suggestions/': {
      results: [{ ...person({ is_private: true, follows_you: true }), mutual_count: 0 }],
    },
    'POST /api/profiles/{username}/follow/': { status: 'requested' },
  })
  render(PeoplePage)
  const button = await screen.findByRole('button', { name: 'Follow Eva' })
  expect(button.textContent).toBe('Follow back')
  await userEvent.click(button)
  expect((await screen.findByRole('button', { name: /^Requested to follow Eva/ })).textContent).toBe(
    'Requested',
  )
})

test.each([
  ['Accept Tom', 'POST /api/follow-requests/{id}/accept/', 'Tom follows you now.'],
  ['Refuse Tom', 'DELETE /api/follow-requests/{id}/', 'You refused the request of Tom.'],
] as const)('a request is answered, and leaves the page: %s', async (name, route, said) => {
  await signedIn()
  let requests = [request]
  const answer = () => {
    requests = []
    return null
  }
  const api = fakeApi({
    ...nobody,
    'GET /api/follow-requests/': ({ query }) => cursorPage(query.direction === 'sent' ? [] : requests),
    'POST /api/follow-requests/{id}/accept/': answer,
    'DELETE /api/follow-requests/{id}/': answer,
  })
  render(Toast)
  render(PeoplePage)
  await userEvent.click(await screen.findByRole('button', { name }))
  expect(await screen.findByText(said)).toBeTruthy()
  await expect.poll(() => screen.queryByText('Requests to follow you')).toBeNull()
  expect((await api.request(route)).path).toMatch(/^\/api\/follow-requests\/7\//)
})

test('a request that was withdrawn meanwhile says so, and leaves the page', async () => {
  await signedIn()
  let requests = [request]
  fakeApi({
    ...nobody,
    'GET /api/follow-requests/': ({ query }) => cursorPage(query.direction === 'sent' ? [] : requests),
    'POST /api/follow-requests/{id}/accept/': () => {
      requests = []
      return refusal(404, 'not_found')
    },
  })
  render(Toast)
  render(PeoplePage)
  await userEvent.click(await screen.findByRole('button', { name: 'Accept Tom' }))
  expect(await screen.findByText('This does not exist, or not any more.')).toBeTruthy()
  await expect.poll(() => screen.queryByText('Requests to follow you')).toBeNull()
})

test('the button "Show more" adds the next page of requests', async () => {
  await signedIn()
  const other = { ...request, id: 6, person: person({ username: 'zoe', name: 'Zoe' }) }
  const api = fakeApi({
    ...nobody,
    'GET /api/follow-requests/': ({ query }) =>
      query.direction === 'sent'
        ? cursorPage([])
        : query.cursor
          ? cursorPage([other])
          : cursorPage([request], '/api/follow-requests/?cursor=before-7'),
  })
  render(PeoplePage)
  await userEvent.click(await screen.findByRole('button', { name: 'Show more' }))
  expect(await screen.findByRole('link', { name: 'Zoe' })).toBeTruthy()
  expect(screen.getByRole('link', { name: 'Tom' })).toBeTruthy()
  expect(screen.queryByRole('button', { name: 'Show more' })).toBeNull()
  const received = api.requests('GET /api/follow-requests/').filter(({ query }) => !query.direction)
  expect(received.map(({ query }) => query.cursor)).toEqual([undefined, 'before-7'])
})

test('a sent request is withdrawn, and the person is suggested again', async () => {
  await signedIn()
  let isWaiting = true
  const api = fakeApi({
    'GET /api/profiles/me/suggestions/': () => ({
      results: isWaiting ? [] : [{ ...person({ username: 'tom', name: 'Tom' }), mutual_count: 0 }],
    }),
    'GET /api/follow-requests/': ({ query }) =>
      cursorPage(isWaiting && query.direction === 'sent' ? [request] : []),
    'DELETE /api/profiles/{username}/follow/': () => {
      isWaiting = false
      return null
    },
  })
  render(Toast)
  render(PeoplePage)
  expect(await screen.findByRole('heading', { name: 'Requests that you have sent' })).toBeTruthy()
  await userEvent.click(screen.getByRole('button', { name: 'Withdraw the request to Tom' }))
  expect(await screen.findByText('You have withdrawn the request to Tom.')).toBeTruthy()
  expect(await screen.findByRole('button', { name: 'Follow Tom' })).toBeTruthy()
  expect(screen.queryByText('Requests that you have sent')).toBeNull()
  expect((await api.request('DELETE /api/profiles/{username}/follow/')).path).toBe(
    '/api/profiles/tom/follow/',
  )
})

test('a person who is asked in the suggestions appears among the sent requests', async () => {
  await signedIn()
  let isWaiting = false
  fakeApi({
    'GET /api/profiles/me/suggestions/': {
      results: [{ ...person({ username: 'tom', name: 'Tom', is_private: true }), mutual_count: 0 }],
    },
    'GET /api/follow-requests/': ({ query }) =>
      cursorPage(isWaiting && query.direction === 'sent' ? [request] : []),
    'POST /api/profiles/{username}/follow/': () => {
      isWaiting = true
      return { status: 'requested' }
    },
  })
  render(PeoplePage)
  await userEvent.click(await screen.findByRole('button', { name: 'Follow Tom' }))
  expect(await screen.findByRole('button', { name: 'Withdraw the request to Tom' })).toBeTruthy()
})

test('a search shows the people it finds, and oneself without a button', async () => {
  await signedIn()
  const api = fakeApi({
    ...nobody,
    'GET /api/follow-requests/': cursorPage([]),
    'GET /api/profiles/': page([profile({ username: 'eva', name: 'Eva', is_owner: false }), profile()]),
  })
  render(PeoplePage)
  await userEvent.type(screen.getByRole('searchbox', { name: 'Search by name' }), 'a')
  expect(await screen.findByText('2 people')).toBeTruthy()
  const [eva, ann] = screen.getAllByRole('listitem')
  expect(within(eva!).getByRole('button', { name: 'Follow Eva' })).toBeTruthy()
  expect(within(ann!).queryByRole('button')).toBeNull()
  expect((await api.request('GET /api/profiles/')).query.search).toBe('a')
})
