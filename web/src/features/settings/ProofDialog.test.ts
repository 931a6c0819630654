import { render, screen, waitFor } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import type { ComponentProps } from 'svelte'
import { describe, expect, test, vi } from 'vitest'
import { fakeApi, refusal } from '../../../test/fake-api.ts'
import { fakePasskeys, passkeyRequest, textOf } from '../../../test/fake-passkeys.ts'
import { Problem } from '../../api/problem.ts'
import type { Proof } from '../../api/types.ts'
import { useLanguage } from '../../i18n/i18n.svelte.ts'
import ProofDialog from './ProofDialog.svelte'

const none = { totp: false, recovery_codes_left: 0, passkeys: [] }
const phone = { id: 8, name: 'Phone', created_at: '2026-01-05T08:00:00Z', last_used_at: null }

async function open(props: Partial<ComponentProps<typeof ProofDialog>> = {}) {
  const question = { title: 'Delete your account?', text: 'For good.', action: 'Delete' }
  const { component } = render(ProofDialog, { ...question, confirm: async () => {}, ...props })
  await component.open()
}

const wrong = (field: string) => new Problem(400, { code: 'invalid', errors: { [field]: ['Not right.'] } })

test('a person without a second factor gives the password', async () => {
  fakeApi({ 'GET /api/auth/mfa/': none })
  const confirm = vi.fn(async () => {})
  const done = vi.fn()
  await open({ confirm, done })
  expect(screen.queryByRole('radio')).toBeNull()
  await userEvent.type(screen.getByLabelText('Password'), 'secret{Enter}')
  expect(confirm).toHaveBeenCalledWith({ password: 'secret' })
  await waitFor(() => expect(done).toHaveBeenCalledTimes(1))
  expect(screen.queryByText('Delete your account?')).toBeNull()
})

test('an empty password is an error, and the change is not made', async () => {
  fakeApi({ 'GET /api/auth/mfa/': none })
  const confirm = vi.fn(async () => {})
  await open({ confirm })
  await userEvent.click(screen.getByRole('button', { name: 'Delete' }))
  expect(screen.getByText('Fill this in.')).toBeTruthy()
  expect(confirm).not.toHaveBeenCalled()
})

test('a wrong password is reported at its field, and the dialog stays open', async () => {
  fakeApi({ 'GET /api/auth/mfa/': none })
  await open({ confirm: () => Promise.reject(wrong('password')) })
  await userEvent.type(screen.getByLabelText('Password'), 'guess{Enter}')
  expect(await screen.findByText('Wrong password.')).toBeTruthy()
  expect(document.activeElement).toBe(screen.getByLabelText('Password'))
})

test('a German reader gets German errors', async () => {
  fakeApi({ 'GET /api/auth/mfa/': none })
  await useLanguage('de')
  await open({ confirm: () => Promise.reject(wrong('password')) })
  await userEvent.type(screen.getByLabelText('Passwort'), 'guess{Enter}')
  expect(await screen.findByText(/^Falsches Passwort/)).toBeTruthy()
})

test('a person with an authenticator app can give a code in place of the password', async () => {
  fakeApi({ 'GET /api/auth/mfa/': { ...none, totp: true } })
  const confirm = vi.fn(async () => {})
  await open({ confirm })
  await userEvent.click(screen.getByRole('radio', { name: 'Code' }))
  await userEvent.type(screen.getByLabelText('Code', { selector: '[name=otp]' }), ' 123456 {Enter}')
  expect(confirm).toHaveBeenCalledWith({ otp: '123456' })
})

describe('a person with a passkey', () => {
  const withPasskey = { ...none, passkeys: [phone] }
  const options = 'POST /api/auth/mfa/passkeys/proof-options/'
  const chooseIt = async () => {
    await userEvent.click(await screen.findByRole('radio', { name: 'Passkey' }))
    await userEvent.click(screen.getByRole('button', { name: 'Delete' }))
  }

  test('can use it in place of the password', async () => {
    const { used } = fakePasskeys()
    fakeApi({ 'GET /api/auth/mfa/': withPasskey, [options]: passkeyRequest })
    const confirm = vi.fn(async (_: Proof) => {})
    await open({ confirm })
    await chooseIt()
    await waitFor(() => expect(confirm).toHaveBeenCalledTimes(1))
    expect(confirm.mock.lastCall?.[0]).toMatchObject({ passkey: { id: 'cGhvbmU', type: 'public-key' } })
    expect(textOf(used[0]?.challenge)).toBe('challenge')
    await waitFor(() => expect(screen.queryByText('Delete your account?')).toBeNull())
  })

  test('reads why the browser used no passkey, and can try again', async () => {
    fakePasskeys(new DOMException('For developers.', 'NotAllowedError'))
    fakeApi({ 'GET /api/auth/mfa/': withPasskey, [options]: passkeyRequest })
    const confirm = vi.fn(async () => {})
    await open({ confirm })
    await chooseIt()
    expect(await screen.findByText(/^No passkey was used/)).toBeTruthy()
    expect(confirm).not.toHaveBeenCalled()
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Delete' }).disabled).toBe(false)
  })

  test('reads that the server does not accept it', async () => {
    fakePasskeys()
    fakeApi({ 'GET /api/auth/mfa/': withPasskey, [options]: passkeyRequest })
    await open({ confirm: () => Promise.reject(wrong('passkey')), refused: vi.fn() })
    await chooseIt()
    expect(await screen.findByText(/^Unknown passkey/)).toBeTruthy()
  })

  test('gives the password in a browser without passkeys', async () => {
    const api = fakeApi({ 'GET /api/auth/mfa/': { ...withPasskey, totp: true } })
    await open()
    await api.request('GET /api/auth/mfa/')
    expect(await screen.findByRole('radio', { name: 'Code' })).toBeTruthy()
    expect(screen.queryByRole('radio', { name: 'Passkey' })).toBeNull()
  })
})

test('an error that is not about the proof closes the dialog and is passed to `refused`', async () => {
  fakeApi({ 'GET /api/auth/mfa/': none })
  const refused = vi.fn()
  const problem = wrong('email')
  await open({ confirm: () => Promise.reject(problem), refused })
  await userEvent.type(screen.getByLabelText('Password'), 'secret{Enter}')
  await waitFor(() => expect(refused).toHaveBeenCalledWith(problem))
  expect(screen.queryByText('Delete your account?')).toBeNull()
})

test('a dialog that is opened again shows neither the old password nor the old error', async () => {
  fakeApi({ 'GET /api/auth/mfa/': refusal(500, 'internal') })
  const props = { title: 'Sure?', text: '', action: 'Go', confirm: () => Promise.reject(wrong('password')) }
  const { component } = render(ProofDialog, props)
  await component.open()
  await userEvent.type(screen.getByLabelText('Password'), 'guess{Enter}')
  await screen.findByText('Wrong password.')
  await userEvent.click(screen.getByRole('button', { name: 'Cancel' }))
  await component.open()
  expect(screen.getByLabelText<HTMLInputElement>('Password').value).toBe('')
  expect(screen.queryByText('Wrong password.')).toBeNull()
})
