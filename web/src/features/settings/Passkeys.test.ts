import { render, screen, within } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { beforeEach, expect, test } from 'vitest'
import { fakeApi, fieldRefusal } from '../../../test/fake-api.ts'
import { fakePasskeys, passkeyCreation, textOf } from '../../../test/fake-passkeys.ts'
import { signedIn } from '../../../test/fixtures.ts'
import { proveWithPassword } from '../../../test/prove.ts'
import type { Passkey } from '../../api/types.ts'
import Toast from '../../shell/Toast.svelte'
import SecurityPage from './SecurityPage.svelte'

const askOptions = 'POST /api/auth/mfa/passkeys/options/'
const create = 'POST /api/auth/mfa/passkeys/'
const phone: Passkey = { id: 8, name: 'Phone', created_at: '2026-01-05T08:00:00Z', last_used_at: null }

beforeEach(() => signedIn())

const name = () => screen.getByLabelText<HTMLInputElement>('Name of the new passkey')

/** Shows the page of an account with these passkeys. The fake server remembers what the test changes. */
async function open(passkeys: Passkey[], routes: Parameters<typeof fakeApi>[0] = {}) {
  let kept = passkeys
  const api = fakeApi({
    'GET /api/auth/mfa/': () => ({ totp: false, recovery_codes_left: 0, passkeys: kept }),
    [askOptions]: passkeyCreation,
    [create]: () => {
      kept = [phone]
      return phone
    },
    'PATCH /api/auth/mfa/passkeys/{id}/': ({ body }) => {
      const renamed = { ...phone, ...(body as { name: string }) }
      kept = [renamed]
      return renamed
    },
    'DELETE /api/auth/mfa/passkeys/{id}/': () => {
      kept = []
      return null
    },
    ...routes,
  })
  render(Toast)
  render(SecurityPage)
  await screen.findByRole('heading', { name: 'Passkeys' })
  return api
}

async function add(typed: string) {
  if (typed) await userEvent.type(name(), typed)
  await userEvent.click(screen.getByRole('button', { name: 'Add a passkey' }))
}

test('a passkey is created by the browser after a proof of identity, and listed', async () => {
  const { created } = fakePasskeys()
  const api = await open([])
  await add(' Phone ')
  expect(created).toHaveLength(0)
  await proveWithPassword('Continue')
  expect(await screen.findByText('Passkey added.')).toBeTruthy()
  expect(await api.lastBody(askOptions)).toEqual({ password: 'secret' })
  expect([textOf(created[0]?.challenge), textOf(created[0]?.user.id)]).toEqual(['challenge', 'ann'])
  expect(textOf(created[0]?.excludeCredentials?.[0]?.id)).toBe('phone')
  expect(await api.lastBody(create)).toMatchObject({
    name: 'Phone',
    answer: { id: 'cGhvbmU', response: { attestationObject: 'YXR0ZXN0YXRpb24' } },
  })
  expect(await screen.findByRole('button', { name: 'Rename Phone' })).toBeTruthy()
  expect(screen.getByText(/not used yet/)).toBeTruthy()
  expect(name().value).toBe('')
  expect(screen.queryByRole('dialog')).toBeNull()
})

test('a passkey without a name is an error, and no proof of identity is asked for', async () => {
  fakePasskeys()
  await open([])
  await add('')
  expect(screen.getByText('Fill this in.')).toBeTruthy()
  expect(screen.queryByRole('dialog')).toBeNull()
})

test('the browser is not asked for a passkey after a wrong password', async () => {
  const { created } = fakePasskeys()
  await open([], { [askOptions]: fieldRefusal('password') })
  await add('Phone')
  await proveWithPassword('Continue')
  expect(await screen.findByText('Wrong password.')).toBeTruthy()
  expect(created).toHaveLength(0)
})

test.each([
  ['NotAllowedError', 'No passkey was used. Try again when you are ready.'],
  ['InvalidStateError', 'This device already has a passkey for your account.'],
  ['SecurityError', 'Passkeys do not work at this address. Open the server at its public address.'],
  ['UnknownError', 'Your browser could not use the passkey. Try again, or choose another way.'],
])('after a %s of the browser, the person reads "%s" and can try again', async (error, sentence) => {
  fakePasskeys(new DOMException('For developers.', error))
  const api = await open([])
  await add('Phone')
  await proveWithPassword('Continue')
  expect((await screen.findByText(sentence)).closest('dialog')).toBe(screen.getByRole('dialog'))
  expect(api.requests(create)).toHaveLength(0)

  fakePasskeys()
  await userEvent.click(screen.getByRole('button', { name: 'Continue' }))
  expect(await screen.findByText('Passkey added.')).toBeTruthy()
  expect(await api.lastBody(create)).toMatchObject({ name: 'Phone' })
})

test('a passkey is renamed, and listed with its new name', async () => {
  const api = await open([phone])
  await userEvent.click(screen.getByRole('button', { name: 'Rename Phone' }))
  const dialog = within(await screen.findByRole('dialog', { name: 'Rename' }))
  await userEvent.type(dialog.getByLabelText('Name'), ' 2{Enter}')
  expect(await screen.findByText('Phone 2')).toBeTruthy()
  expect(await api.request('PATCH /api/auth/mfa/passkeys/{id}/')).toMatchObject({
    path: '/api/auth/mfa/passkeys/8/',
    body: { name: 'Phone 2' },
  })
  expect(screen.queryByRole('dialog')).toBeNull()
})

test('a passkey is removed after a proof of identity, and leaves the list', async () => {
  const api = await open([phone])
  await userEvent.click(screen.getByRole('button', { name: 'Remove Phone' }))
  expect(await screen.findByRole('dialog', { name: 'Remove the passkey “Phone”?' })).toBeTruthy()
  expect(api.requests('DELETE /api/auth/mfa/passkeys/{id}/')).toHaveLength(0)
  await proveWithPassword('Remove')
  expect(await screen.findByText('Passkey removed.')).toBeTruthy()
  await expect.poll(() => screen.queryByText('Phone')).toBeNull()
  expect(await api.request('DELETE /api/auth/mfa/passkeys/{id}/')).toMatchObject({
    path: '/api/auth/mfa/passkeys/8/',
    body: { password: 'secret' },
  })
  expect(document.activeElement?.tagName).toBe('H1')
})

test('in a browser without passkeys, the page says what passkeys require, and lists those of other devices', async () => {
  await open([phone])
  expect(screen.getByText(/Passkeys require a browser that supports them/)).toBeTruthy()
  expect(screen.queryByRole('button', { name: 'Add a passkey' })).toBeNull()
  expect(screen.getByText('Phone')).toBeTruthy()
})
