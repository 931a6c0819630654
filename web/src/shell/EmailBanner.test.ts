import { render, screen, waitFor } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { fakeApi, refusal } from '../../test/fake-api.ts'
import { account, signedIn } from '../../test/fixtures.ts'
import EmailBanner from './EmailBanner.svelte'
import Toast from './Toast.svelte'

const reminder = () => screen.queryByText(/^Please confirm your email address\./)

test('a confirmed address has no reminder', async () => {
  await signedIn()
  render(EmailBanner)
  expect(reminder()).toBeNull()
})

test('the link can be sent again', async () => {
  const user = await signedIn({ is_email_verified: false })
  const api = fakeApi({ 'PATCH /api/auth/user/': user })
  render(Toast)
  render(EmailBanner)
  await userEvent.click(screen.getByRole('button', { name: 'Send the link again' }))
  expect(await api.lastBody('PATCH /api/auth/user/')).toEqual({ email: 'ann@example.org' })
  expect(await screen.findByText('A link is on its way to ann@example.org.')).toBeTruthy()
})

test('an error of the server is shown', async () => {
  await signedIn({ is_email_verified: false })
  fakeApi({ 'PATCH /api/auth/user/': refusal(429, 'rate_limited') })
  render(Toast)
  render(EmailBanner)
  await userEvent.click(screen.getByRole('button', { name: 'Send the link again' }))
  expect(await screen.findByText(/That was too often/)).toBeTruthy()
})

test('the reminder disappears after the address was confirmed in another window', async () => {
  await signedIn({ is_email_verified: false })
  fakeApi({ 'GET /api/auth/user/': account() })
  render(EmailBanner)
  document.dispatchEvent(new Event('visibilitychange'))
  await waitFor(() => expect(reminder()).toBeNull())
})

test('the reminder can be hidden', async () => {
  await signedIn({ is_email_verified: false })
  render(EmailBanner)
  await userEvent.click(screen.getByRole('button', { name: 'Hide this message' }))
  expect(reminder()).toBeNull()
})
