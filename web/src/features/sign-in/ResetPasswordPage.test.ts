import { render, screen } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { fakeApi, fieldRefusal } from '../../../test/fake-api.ts'
import { rules } from '../../../test/fixtures.ts'
import { signedOutNotice } from '../../shell/signed-out-notice.svelte.ts'
import ResetPasswordPage from './ResetPasswordPage.svelte'

const password = 'four words nobody guesses'
const confirm = 'POST /api/auth/password/reset/confirm/'

function open(hash: string) {
  history.replaceState({}, '', `/reset-password${hash}`)
  render(ResetPasswordPage)
}

async function choose(first: string, second: string) {
  await userEvent.type(screen.getByLabelText('New password'), first)
  await userEvent.type(screen.getByLabelText('Repeat new password'), second)
  await userEvent.click(screen.getByRole('button', { name: 'Change password' }))
}

test("the new password is sent with the link's secret, and the sign-in page opens", async () => {
  const api = fakeApi({ 'GET /api/auth/registration/': rules, [confirm]: null })
  open('#token=abc&uid=17')
  await choose(password, password)
  expect(await api.lastBody(confirm)).toEqual({
    token: 'abc',
    uid: '17',
    new_password1: password,
    new_password2: password,
  })
  await expect.poll(() => location.pathname).toBe('/login')
  await expect.poll(() => signedOutNotice()).toBe('Your password has been changed. Sign in with the new one.')
})

test('two different passwords are an error, and nothing is sent', async () => {
  const api = fakeApi({ 'GET /api/auth/registration/': rules, [confirm]: null })
  open('#token=abc&uid=17')
  await choose(password, 'other')
  expect(screen.getByText('The two passwords are not the same.')).toBeTruthy()
  expect(api.requests(confirm)).toHaveLength(0)
})

test.each(['', '#token=abc', '#token=abc&uid=x'])('the cut-off link "%s" can be requested again', (hash) => {
  fakeApi({ 'GET /api/auth/registration/': rules })
  open(hash)
  const link = screen.getByRole('link', { name: 'Request a new link' })
  expect(link.getAttribute('href')).toBe('/forgot-password')
  expect(screen.queryByLabelText('New password')).toBeNull()
})

test('when the server no longer accepts the link, the page offers a new link', async () => {
  fakeApi({
    'GET /api/auth/registration/': rules,
    [confirm]: fieldRefusal('token'),
  })
  open('#token=abc&uid=17')
  await choose(password, password)
  expect(await screen.findByRole('link', { name: 'Request a new link' })).toBeTruthy()
})
