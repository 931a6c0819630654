import { render, screen } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { afterEach, expect, test, vi } from 'vitest'
import { fakeApi, refusal } from '../../test/fake-api.ts'
import { account, page, signedIn, signInAnswer } from '../../test/fixtures.ts'
import { pages } from '../pages.ts'
import { navigate, router } from '../router/router.svelte.ts'
import App from './App.svelte'

const rules = { registration: 'open', password_min_length: 12 } as const
const csrf = (value: string, age_s: number) => {
  // biome-ignore lint/suspicious/noDocumentCookie: the client reads this cookie.
  document.cookie = `csrf_token=${value}; max-age=${age_s}`
}

const { origin } = location

afterEach(() => csrf('', 0))

test('a signed-out person is sent to the sign-in page, which remembers the address', async () => {
  fakeApi({ 'GET /api/auth/registration/': rules })
  navigate('/goals?state=active')
  render(App, { pages })
  expect(await screen.findByRole('heading', { name: 'Sign in' })).toBeTruthy()
  expect(new URLSearchParams(location.search).get('next')).toBe('/goals?state=active')
})

test('a session in the cookies is continued, in the language of the account', async () => {
  csrf('proof', 60)
  const api = fakeApi({
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
  fakeApi({})
  navigate('/admin/users')
  render(App, { pages })
  expect(await screen.findByRole('heading', { name: 'Page not found' })).toBeTruthy()
})

test('when the server fails, the page says so, and "Try again" loads it anew', async () => {
  csrf('proof', 60)
  fakeApi({ 'POST /api/auth/token/refresh/': refusal(503, 'unavailable') })
  render(App, { pages })
  expect(await screen.findByText(/The server could not do that/)).toBeTruthy()
  const reload = vi.spyOn(location, 'reload').mockImplementation(() => {})
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }))
  expect(reload).toHaveBeenCalledTimes(1)
})
