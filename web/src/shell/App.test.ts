import { render, screen } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { fakeApi, refusal } from '../../test/fake-api.ts'
import { account, page, rules, signedIn, signInAnswer, workout } from '../../test/fixtures.ts'
import { pages } from '../pages.ts'
import { navigate, router } from '../router/router.svelte.ts'
import { serverRules } from '../session/server-rules.svelte.ts'
import { dropSession, resumeSession } from '../session/session.svelte.ts'
import App from './App.svelte'

const csrf = (value: string, age_s: number) => {
  // biome-ignore lint/suspicious/noDocumentCookie: the client reads this cookie.
  document.cookie = `csrf_token=${value}; max-age=${age_s}`
}

const { origin } = location

afterEach(() => {
  csrf('', 0)
  serverRules.public_pages = false
})

test('a signed-out person is sent to the sign-in page, which remembers the address', async () => {
  fakeApi({ 'GET /api/auth/registration/': rules })
  navigate('/goals?state=active')
  render(App, { pages })
  expect(await screen.findByRole('heading', { name: 'Sign in' })).toBeTruthy()
  expect(new URLSearchParams(location.search).get('next')).toBe('/goals?state=active')
})

describe('on a server with public pages', () => {
  const publicRules = { ...rules, public_pages: true }
  const image = `/api/images/${'0'.repeat(32)}/`
  const owner = { id: 2, username: 'ben', name: 'Ben', image }
  const shared = workout({ owner, visibility: 'public', body_visibility: null, tags: ['race'] })

  beforeEach(async () => {
    Object.assign(serverRules, publicRules)
    // The sign-out of another test must not count as one of this visitor.
    await resumeSession()
  })

  test('a public workout is shown without an account, with a link to sign in and nothing to change', async () => {
    const api = fakeApi({
      'GET /api/auth/registration/': publicRules,
      'GET /api/workouts/{id}/': shared,
      'GET /api/images/{name}/': null,
    })
    navigate('/workouts/7')
    render(App, { pages })
    expect(await screen.findByRole('heading', { name: 'Morning run' })).toBeTruthy()
    expect(await screen.findByText('Ben')).toBeTruthy()
    const links = screen.getAllByRole('link').map((link) => link.getAttribute('href'))
    expect(links).toEqual(['/', '/login?next=%2Fworkouts%2F7'])
    expect(screen.queryAllByRole('button')).toEqual([])
    expect((await api.request('GET /api/workouts/{id}/')).headers.get('authorization')).toBeNull()
  })

  test.each([401, 404])('a workout that is refused with %i opens the sign-in page', async (status) => {
    fakeApi({
      'GET /api/auth/registration/': publicRules,
      'GET /api/workouts/{id}/': refusal(status, status === 401 ? 'unauthenticated' : 'not_found'),
    })
    navigate('/workouts/7')
    render(App, { pages })
    expect(await screen.findByRole('heading', { name: 'Sign in' })).toBeTruthy()
    expect(location.pathname + location.search).toBe('/login?next=%2Fworkouts%2F7')
  })

  test('a workout disappears with the session in which it was shown', async () => {
    await signedIn()
    fakeApi({
      'GET /api/auth/registration/': publicRules,
      'GET /api/workouts/{id}/': workout({ title: 'Only mine' }),
      'GET /api/workouts/{id}/comments/': { next: null, previous: null, results: [] },
    })
    navigate('/workouts/7')
    render(App, { pages })
    expect(await screen.findByRole('heading', { name: 'Only mine' })).toBeTruthy()
    dropSession()
    expect(await screen.findByRole('heading', { name: 'Sign in' })).toBeTruthy()
    expect(screen.queryByText('Only mine')).toBeNull()
    expect(location.pathname + location.search).toBe('/login')
  })
})

test('without public pages, a workout is not even asked for without an account', async () => {
  const api = fakeApi({ 'GET /api/auth/registration/': rules })
  navigate('/workouts/7')
  render(App, { pages })
  expect(await screen.findByRole('heading', { name: 'Sign in' })).toBeTruthy()
  expect(api.requests('GET /api/workouts/{id}/')).toEqual([])
})

test('a session in the cookies is continued, in the language of the account', async () => {
  csrf('proof', 60)
  const api = fakeApi({
    'GET /api/auth/registration/': rules,
    'POST /api/auth/token/refresh/': { access: 'fresh', refresh: null },
    'GET /api/auth/user/': account({ language: 'de' }),
    'GET /api/workouts/trash/': page([]),
  })
  navigate('/workouts/trash')
  render(App, { pages })
  expect(await screen.findByRole('heading', { name: 'Papierkorb' })).toBeTruthy()
  expect((await api.request('GET /api/auth/user/')).headers.get('authorization')).toBe('Bearer fresh')
})

test.each([
  ['/goals/new?kind=distance', '/goals/new?kind=distance'],
  ['https://evil.example/goals', '/'],
  ['//evil.example/goals', '/'],
  ['/\\evil.example', '/'],
])('signing in with the next address %s opens %s of this site', async (next, opened) => {
  const unavailable = refusal(503, 'unavailable')
  fakeApi({
    'GET /api/auth/registration/': rules,
    'POST /api/auth/login/': signInAnswer(),
    'GET /api/profiles/{username}/': unavailable,
    'GET /api/feed/': unavailable,
    'GET /api/workouts/summary/': unavailable,
    'GET /api/workouts/calendar/': unavailable,
    'GET /api/goals/summary/': unavailable,
  })
  navigate(`/login?${new URLSearchParams({ next })}`)
  render(App, { pages })
  await userEvent.type(await screen.findByLabelText('Username or email address'), 'ann')
  await userEvent.type(screen.getByLabelText('Password'), 'secret{Enter}')
  await screen.findByRole('navigation', { name: 'Main' })
  expect(location.href).toBe(new URL(opened, origin).href)
  expect(router.path).toBe(location.pathname)
})

test('an administration page does not exist for users', async () => {
  await signedIn({ role: 'user' })
  fakeApi({ 'GET /api/auth/registration/': rules })
  navigate('/admin/users')
  render(App, { pages })
  expect(await screen.findByRole('heading', { name: 'Page not found' })).toBeTruthy()
})

test('when the server fails, the page says so, and "Try again" loads it anew', async () => {
  csrf('proof', 60)
  fakeApi({
    'GET /api/auth/registration/': rules,
    'POST /api/auth/token/refresh/': refusal(503, 'unavailable'),
  })
  render(App, { pages })
  expect(await screen.findByText(/The server could not do that/)).toBeTruthy()
  const reload = vi.spyOn(location, 'reload').mockImplementation(() => {})
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }))
  expect(reload).toHaveBeenCalledTimes(1)
})
