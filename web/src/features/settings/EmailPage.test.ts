import { render, screen } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { fakeApi, fieldRefusal } from '../../../test/fake-api.ts'
import { signedIn } from '../../../test/fixtures.ts'
import EmailPage from './EmailPage.svelte'

const factors = { totp: false, recovery_codes_left: 0, passkeys: [] }

async function ask(email: string) {
  await userEvent.type(screen.getByLabelText('New email address'), email)
  await userEvent.click(screen.getByRole('button', { name: 'Send link' }))
  await userEvent.type(await screen.findByLabelText('Password'), 'secret{Enter}')
}

test('a new address requires the password, and the page says where the link was sent', async () => {
  const user = await signedIn()
  const api = fakeApi({ 'GET /api/auth/mfa/': factors, 'PATCH /api/auth/user/': user })
  render(EmailPage)
  await ask(' new@example.org ')
  expect(await screen.findByText('A link is on its way to new@example.org.')).toBeTruthy()
  expect(await api.lastBody('PATCH /api/auth/user/')).toEqual({
    email: 'new@example.org',
    password: 'secret',
  })
  expect(screen.getByLabelText<HTMLInputElement>('New email address').value).toBe('')
})

test('an empty address is an error, and no proof of identity is asked for', async () => {
  await signedIn()
  render(EmailPage)
  await userEvent.click(screen.getByRole('button', { name: 'Send link' }))
  expect(screen.getByText('Fill this in.')).toBeTruthy()
  expect(screen.queryByLabelText('Password')).toBeNull()
})

test('an address that the server refuses is marked in the form, not in the dialog', async () => {
  await signedIn()
  fakeApi({
    'GET /api/auth/mfa/': factors,
    'PATCH /api/auth/user/': fieldRefusal('email'),
  })
  render(EmailPage)
  await ask('new@example')
  const field = screen.getByLabelText('New email address')
  await expect.poll(() => field.getAttribute('aria-invalid')).toBe('true')
  expect(screen.queryByLabelText('Password')).toBeNull()
})

test('another link can be sent to an unconfirmed address', async () => {
  await signedIn({ is_email_verified: false })
  const api = fakeApi({ 'POST /api/auth/registration/resend-email/': {} })
  render(EmailPage)
  expect(screen.getByText('Not confirmed')).toBeTruthy()
  await userEvent.click(screen.getByRole('button', { name: 'Send the link again' }))
  expect(await screen.findByText('A link is on its way to ann@example.org.')).toBeTruthy()
  expect(await api.lastBody('POST /api/auth/registration/resend-email/')).toEqual({
    email: 'ann@example.org',
  })
})
