import { render, screen } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { fakeApi, refusal } from '../../../test/fake-api.ts'
import { account, signedIn } from '../../../test/fixtures.ts'
import VerifyEmailPage from './VerifyEmailPage.svelte'

const verify = 'POST /api/auth/registration/verify-email/'
const verified = { email: 'ann@example.org', username: 'ann' }

function open() {
  history.replaceState({}, '', '/verify-email#token=abc')
  render(VerifyEmailPage)
}

test("the address is confirmed with the link's key", async () => {
  const api = fakeApi({ [verify]: verified })
  open()
  expect(screen.getByText('Confirming your address …')).toBeTruthy()
  expect(await screen.findByText('ann@example.org is confirmed for ann.')).toBeTruthy()
  expect(await api.lastBody(verify)).toEqual({ key: 'abc' })
  expect(screen.getByRole('link', { name: 'Sign in' }).getAttribute('href')).toBe('/login')
})

test('a signed-in person gets a link to the workouts', async () => {
  await signedIn()
  fakeApi({ [verify]: verified, 'GET /api/auth/user/': account() })
  open()
  const link = await screen.findByRole('link', { name: 'Continue to your workouts' })
  expect(link.getAttribute('href')).toBe('/workouts')
})

test('after an expired link, a new link can be sent to an address', async () => {
  const api = fakeApi({
    [verify]: refusal(400, 'invalid'),
    'POST /api/auth/registration/resend-email/': {},
  })
  open()
  await userEvent.type(await screen.findByLabelText('Email address'), 'ann@example.org')
  await userEvent.click(screen.getByRole('button', { name: 'Send a new link' }))
  expect(await screen.findByText('A link is on its way to ann@example.org.')).toBeTruthy()
  expect(await api.lastBody('POST /api/auth/registration/resend-email/')).toEqual({
    email: 'ann@example.org',
  })
})

test('an address that belongs to another account is reported', async () => {
  fakeApi({ [verify]: refusal(409, 'conflict') })
  open()
  expect(await screen.findByText(/already belongs to another account/)).toBeTruthy()
})

test('a request that failed can be sent again', async () => {
  let asked = 0
  fakeApi({ [verify]: () => (++asked === 1 ? refusal(502, 'bad_gateway') : verified) })
  open()
  await userEvent.click(await screen.findByRole('button', { name: 'Try again' }))
  expect(await screen.findByText('ann@example.org is confirmed for ann.')).toBeTruthy()
})
