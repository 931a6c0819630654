import { render, screen } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { describe, expect, test } from 'vitest'
import { fakeApi, refusal } from '../../../test/fake-api.ts'
import { fakePasskeys, passkeyRequest, textOf } from '../../../test/fake-passkeys.ts'
import { rules, signInAnswer } from '../../../test/fixtures.ts'
import { useLanguage } from '../../i18n/i18n.svelte.ts'
import { session } from '../../session/session.svelte.ts'
import LoginPage from './LoginPage.svelte'

const signedIn = signInAnswer()

async function signIn(name: string, password: string) {
  const user = userEvent.setup()
  await user.type(screen.getByLabelText('Username or email address'), name)
  await user.type(screen.getByLabelText('Password'), password)
  await user.click(screen.getByRole('button', { name: 'Sign in' }))
  return user
}

test('a username and a password sign in', async () => {
  const api = fakeApi({ 'GET /api/auth/registration/': rules, 'POST /api/auth/login/': signedIn })
  render(LoginPage)
  await signIn(' ann ', 'long enough')
  expect(await api.lastBody('POST /api/auth/login/')).toEqual({
    username: 'ann',
    password: 'long enough',
    session_mode: 'cookie',
  })
  await expect.poll(() => session.account?.username).toBe('ann')
})

test('a name with an @ is sent as an email address', async () => {
  const api = fakeApi({ 'GET /api/auth/registration/': rules, 'POST /api/auth/login/': signedIn })
  render(LoginPage)
  await signIn('ann@example.org', 'long enough')
  expect(await api.lastBody('POST /api/auth/login/')).toMatchObject({ email: 'ann@example.org' })
})

test('empty fields are marked, the first one has the focus, and nothing is sent', async () => {
  const api = fakeApi({ 'GET /api/auth/registration/': rules, 'POST /api/auth/login/': signedIn })
  render(LoginPage)
  await userEvent.click(screen.getByRole('button', { name: 'Sign in' }))
  const name = screen.getByLabelText('Username or email address')
  expect(name.getAttribute('aria-invalid')).toBe('true')
  expect(screen.getAllByText('Fill this in.')).toHaveLength(2)
  expect(document.activeElement).toBe(name)
  expect(api.requests('POST /api/auth/login/')).toHaveLength(0)
})

test('the message for a refused sign-in does not say whether the name or the password is wrong', async () => {
  fakeApi({
    'GET /api/auth/registration/': rules,
    'POST /api/auth/login/': refusal(401, 'unauthenticated'),
  })
  render(LoginPage)
  await signIn('ann', 'wrong')
  expect(await screen.findByText(/Wrong name or password/)).toBeTruthy()
})

test('the button is disabled during the request', async () => {
  let answer = (_: typeof signedIn) => {}
  fakeApi({
    'GET /api/auth/registration/': rules,
    'POST /api/auth/login/': () =>
      new Promise<typeof signedIn>((resolve) => {
        answer = resolve
      }),
  })
  render(LoginPage)
  await signIn('ann', 'long enough')
  const button = await screen.findByRole<HTMLButtonElement>('button', { name: 'Signing in …' })
  expect(button.disabled).toBe(true)
  answer(signedIn)
  const again = await screen.findByRole<HTMLButtonElement>('button', { name: 'Sign in' })
  expect(again.disabled).toBe(false)
})

test('an account with a second factor needs a code, and a wrong code is reported at its field', async () => {
  let asked = 0
  const api = fakeApi({
    'GET /api/auth/registration/': rules,
    'POST /api/auth/login/': () => (++asked < 3 ? refusal(401, 'otp_required') : signedIn),
  })
  render(LoginPage)
  const user = await signIn('ann', 'long enough')
  const code = await screen.findByLabelText('Code')
  expect(document.activeElement).toBe(code)
  await user.type(code, '111111{Enter}')
  expect(await screen.findByText(/Wrong code/)).toBeTruthy()
  expect(code.getAttribute('aria-invalid')).toBe('true')
  await user.clear(code)
  await user.type(code, '222222{Enter}')
  expect(await api.lastBody('POST /api/auth/login/')).toMatchObject({ username: 'ann', otp: '222222' })
})

describe('a passkey', () => {
  const options = 'POST /api/auth/passkey/options/'
  const login = 'POST /api/auth/passkey/login/'
  const usePasskey = () => userEvent.click(screen.getByRole('button', { name: 'Sign in with a passkey' }))

  test('signs in without a name and a password', async () => {
    const { used } = fakePasskeys()
    const api = fakeApi({
      'GET /api/auth/registration/': rules,
      [options]: passkeyRequest,
      [login]: signedIn,
    })
    render(LoginPage)
    await usePasskey()
    await expect.poll(() => session.account?.username).toBe('ann')
    expect(textOf(used[0]?.challenge)).toBe('challenge')
    expect(await api.lastBody(login)).toMatchObject({
      answer: { id: 'cGhvbmU', response: { signature: 'c2lnbmF0dXJl' } },
      session_mode: 'cookie',
    })
  })

  test('is refused with a message when the server does not know it', async () => {
    fakePasskeys()
    fakeApi({
      'GET /api/auth/registration/': rules,
      [options]: passkeyRequest,
      [login]: refusal(401, 'unauthenticated'),
    })
    render(LoginPage)
    await usePasskey()
    expect(await screen.findByText(/^Unknown passkey/)).toBeTruthy()
    expect(session.account).toBeNull()
  })

  test('is not used when the person cancels; the message disappears once a password is sent', async () => {
    fakePasskeys(new DOMException('For developers.', 'NotAllowedError'))
    const api = fakeApi({
      'GET /api/auth/registration/': rules,
      [options]: passkeyRequest,
      'POST /api/auth/login/': refusal(401, 'unauthenticated'),
    })
    render(LoginPage)
    await usePasskey()
    expect(await screen.findByText(/^No passkey was used/)).toBeTruthy()
    expect(api.requests(login)).toHaveLength(0)
    await signIn('ann', 'wrong')
    expect(await screen.findByText(/Wrong name or password/)).toBeTruthy()
    expect(screen.queryByText(/^No passkey was used/)).toBeNull()
  })

  test('is not offered by a browser that lacks passkeys', () => {
    fakeApi({ 'GET /api/auth/registration/': rules })
    render(LoginPage)
    expect(screen.queryByRole('button', { name: 'Sign in with a passkey' })).toBeNull()
  })
})

test('a German reader gets German errors', async () => {
  fakeApi({
    'GET /api/auth/registration/': rules,
    'POST /api/auth/login/': refusal(401, 'unauthenticated'),
  })
  await useLanguage('de')
  render(LoginPage)
  await userEvent.click(screen.getByRole('button', { name: 'Anmelden' }))
  expect(screen.getAllByText('Bitte ausfüllen.')).toHaveLength(2)
})
