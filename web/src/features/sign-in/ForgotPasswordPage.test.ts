import { render, screen } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { fakeApi, refusal } from '../../../test/fake-api.ts'
import ForgotPasswordPage from './ForgotPasswordPage.svelte'

const link = () => screen.getByRole('button', { name: 'Send link' })

test('an empty address is an error, and nothing is sent', async () => {
  const api = fakeApi({ 'POST /api/auth/password/reset/': {} })
  render(ForgotPasswordPage)
  await userEvent.click(link())
  expect(screen.getByText('Fill this in.')).toBeTruthy()
  expect(api.requests('POST /api/auth/password/reset/')).toHaveLength(0)
})

test('a link is requested, and then another address can be tried', async () => {
  const api = fakeApi({ 'POST /api/auth/password/reset/': {} })
  render(ForgotPasswordPage)
  await userEvent.type(screen.getByLabelText('Email address'), 'ann@example.org ')
  await userEvent.click(link())
  expect(await screen.findByText(/If ann@example.org belongs to an account/)).toBeTruthy()
  expect(await api.lastBody('POST /api/auth/password/reset/')).toEqual({ email: 'ann@example.org' })

  await userEvent.click(screen.getByRole('button', { name: 'Try another address' }))
  expect(screen.getByLabelText('Email address')).toBeTruthy()
})

test('too many requests are reported', async () => {
  fakeApi({ 'POST /api/auth/password/reset/': refusal(429, 'rate_limited') })
  render(ForgotPasswordPage)
  await userEvent.type(screen.getByLabelText('Email address'), 'ann@example.org')
  await userEvent.click(link())
  expect(await screen.findByText(/That was too often/)).toBeTruthy()
})
