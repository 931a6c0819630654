import { render, screen } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { beforeEach, expect, test } from 'vitest'
import { fakeApi, fieldRefusal, refusal } from '../../../test/fake-api.ts'
import { rules, signInAnswer } from '../../../test/fixtures.ts'
import { session } from '../../session/session.svelte.ts'
import RegisterPage from './RegisterPage.svelte'

const created = signInAnswer()
const password = 'four words nobody guesses'

beforeEach(() => history.replaceState({}, '', '/register'))

async function fill(values: Record<string, string>) {
  const user = userEvent.setup()
  for (const [label, text] of Object.entries(values)) await user.type(screen.getByLabelText(label), text)
  await user.click(screen.getByRole('button', { name: 'Create account' }))
}

const complete = {
  Username: 'ann',
  'Email address': ' ann@example.org ',
  Password: password,
  'Repeat password': password,
}

test('a username, an address and a password create an account and sign in', async () => {
  const api = fakeApi({ 'GET /api/auth/registration/': rules, 'POST /api/auth/registration/': created })
  render(RegisterPage)
  await fill(complete)
  expect(await api.lastBody('POST /api/auth/registration/')).toEqual({
    username: 'ann',
    email: 'ann@example.org',
    password1: password,
    password2: password,
    language: 'en',
    time_zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    session_mode: 'cookie',
  })
  await expect.poll(() => session.account?.username).toBe('ann')
})

test('two different passwords are an error at the second field, and nothing is sent', async () => {
  const api = fakeApi({ 'GET /api/auth/registration/': rules, 'POST /api/auth/registration/': created })
  render(RegisterPage)
  await fill({ ...complete, 'Repeat password': 'something else' })
  const second = screen.getByLabelText('Repeat password')
  expect(second.getAttribute('aria-invalid')).toBe('true')
  expect(document.activeElement).toBe(second)
  expect(screen.getByText('The two passwords are not the same.')).toBeTruthy()
  expect(api.requests('POST /api/auth/registration/')).toHaveLength(0)
})

test('a username that is taken is marked at its field, and the typed text stays', async () => {
  fakeApi({
    'GET /api/auth/registration/': rules,
    'POST /api/auth/registration/': fieldRefusal('username', { code: 'taken' }),
  })
  render(RegisterPage)
  await fill(complete)
  const name = await screen.findByLabelText<HTMLInputElement>('Username')
  expect(await screen.findByText('Username is already taken.')).toBeTruthy()
  expect(name.getAttribute('aria-invalid')).toBe('true')
  expect(name.value).toBe('ann')
})

test('the code of an invitation link is filled in, sent, and removed from the address bar', async () => {
  history.replaceState({}, '', '/register#token=invited-42')
  const api = fakeApi({ 'GET /api/auth/registration/': rules, 'POST /api/auth/registration/': created })
  render(RegisterPage)
  expect(location.hash).toBe('')
  expect(screen.getByLabelText<HTMLInputElement>('Invitation code').value).toBe('invited-42')
  await fill(complete)
  expect(await api.lastBody('POST /api/auth/registration/')).toMatchObject({ invitation: 'invited-42' })
})

test('open registration asks for no invitation until the server refuses the form without one', async () => {
  fakeApi({
    'GET /api/auth/registration/': rules,
    'POST /api/auth/registration/': fieldRefusal('invitation'),
  })
  render(RegisterPage)
  expect(screen.queryByLabelText('Invitation code')).toBeNull()
  await fill(complete)
  expect((await screen.findByLabelText('Invitation code')).getAttribute('aria-invalid')).toBe('true')
})

test('when the server accepts no new accounts, a message replaces the form', async () => {
  fakeApi({
    'GET /api/auth/registration/': rules,
    'POST /api/auth/registration/': refusal(403, 'forbidden'),
  })
  render(RegisterPage)
  await fill(complete)
  expect(await screen.findByText(/does not accept new accounts/)).toBeTruthy()
  expect(screen.queryByLabelText('Username')).toBeNull()
})
