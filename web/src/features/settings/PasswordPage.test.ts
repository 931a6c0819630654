import { render, screen } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { fakeApi, fieldRefusal } from '../../../test/fake-api.ts'
import { rules, signedIn } from '../../../test/fixtures.ts'
import PasswordPage from './PasswordPage.svelte'

const change = 'POST /api/auth/password/change/'
const field = (label: string) => screen.getByLabelText<HTMLInputElement>(label)

async function fill(old: string, first: string, second: string) {
  await userEvent.type(field('Current password'), old)
  await userEvent.type(field('New password'), first)
  await userEvent.type(field('Repeat new password'), second)
  await userEvent.click(screen.getByRole('button', { name: 'Change password' }))
}

test('the password is changed, and the fields are emptied', async () => {
  await signedIn()
  const api = fakeApi({ 'GET /api/auth/registration/': rules, [change]: null })
  render(PasswordPage)
  await fill('old secret', 'new long secret', 'new long secret')
  expect(await screen.findByText('Your password has been changed.')).toBeTruthy()
  expect(await api.lastBody(change)).toEqual({
    old_password: 'old secret',
    new_password1: 'new long secret',
    new_password2: 'new long secret',
  })
  const labels = ['Current password', 'New password', 'Repeat new password']
  expect(labels.map((label) => field(label).value)).toEqual(['', '', ''])
})

test('a wrong current password is reported at its field', async () => {
  await signedIn()
  const answer = fieldRefusal('old_password')
  fakeApi({ 'GET /api/auth/registration/': rules, [change]: answer })
  render(PasswordPage)
  await fill('guess', 'new long secret', 'new long secret')
  expect(await screen.findByText('Wrong password.')).toBeTruthy()
  expect(document.activeElement).toBe(field('Current password'))
})

test('two different new passwords are an error, and nothing is sent', async () => {
  await signedIn()
  const api = fakeApi({ 'GET /api/auth/registration/': rules, [change]: null })
  render(PasswordPage)
  await fill('old secret', 'new long secret', 'another secret')
  expect(screen.getByText('The two passwords are not the same.')).toBeTruthy()
  expect(api.requests(change)).toHaveLength(0)
})
