import { render, screen } from '@testing-library/svelte'
import { afterEach, expect, test } from 'vitest'
import { fakeApi, refusal } from '../../test/fake-api.ts'
import { account, page, signedIn } from '../../test/fixtures.ts'
import { pages } from '../pages.ts'
import { navigate } from '../router/router.svelte.ts'
import App from './App.svelte'

const rules = { registration: 'open', password_min_length: 12 } as const
const csrf = (value: string, age_s: number) => {
  // biome-ignore lint/suspicious/noDocumentCookie: the client reads this cookie.
  document.cookie = `csrf_token=${value}; max-age=${age_s}`
}

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

test('an administration page does not exist for users', async () => {
  await signedIn({ role: 'user' })
  fakeApi({})
  navigate('/admin/users')
  render(App, { pages })
  expect(await screen.findByRole('heading', { name: 'Page not found' })).toBeTruthy()
})

test('when the server fails, the page says so and has a button to try again', async () => {
  csrf('proof', 60)
  fakeApi({ 'POST /api/auth/token/refresh/': refusal(503, 'unavailable') })
  render(App, { pages })
  expect(await screen.findByText(/The server could not do that/)).toBeTruthy()
  expect(screen.getByRole('button', { name: 'Try again' })).toBeTruthy()
})
