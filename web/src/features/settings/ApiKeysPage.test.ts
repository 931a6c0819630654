import { render, screen, within } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { expect, test, vi } from 'vitest'
import { fakeApi, fieldRefusal } from '../../../test/fake-api.ts'
import { page, signedIn } from '../../../test/fixtures.ts'
import { proveWithPassword } from '../../../test/prove.ts'
import ApiKeysPage from './ApiKeysPage.svelte'

const key = {
  id: 5,
  name: 'Watch sync',
  scopes: ['upload' as const],
  hint: 'ft_abc',
  created_at: '2026-01-05T08:00:00Z',
  expires_at: null,
  last_used_at: null,
}
const factors = { totp: false, recovery_codes_left: 0, passkeys: [] }
const secret = 'ft_abcdefgh'

async function create(name: string) {
  if (name) await userEvent.type(screen.getByLabelText('Name'), name)
  await userEvent.click(screen.getByRole('button', { name: 'Create key' }))
}

test('a key is created with the chosen permissions and lifetime, and disappears after "Done"', async () => {
  vi.useFakeTimers({ now: new Date('2026-03-01T00:00:00Z'), toFake: ['Date'] })
  await signedIn()
  let keys: (typeof key)[] = []
  const api = fakeApi({
    'GET /api/auth/keys/': () => page(keys),
    'GET /api/auth/mfa/': factors,
    'POST /api/auth/keys/': () => {
      keys = [key]
      return { ...key, key: secret }
    },
  })
  render(ApiKeysPage)
  await userEvent.click(screen.getByRole('checkbox', { name: 'Upload' }))
  await userEvent.selectOptions(screen.getByLabelText('Valid for'), '30 days')
  await create(' Watch sync ')
  await proveWithPassword('Create key')
  expect(await screen.findByText(secret)).toBeTruthy()
  expect(await api.lastBody('POST /api/auth/keys/')).toEqual({
    name: 'Watch sync',
    scopes: ['read', 'upload'],
    expires_at: '2026-03-31T00:00:00.000Z',
    password: 'secret',
  })
  expect(screen.getByText('Watch sync')).toBeTruthy()

  await userEvent.click(screen.getByRole('button', { name: 'Done' }))
  expect(screen.queryByText(secret)).toBeNull()
})

test('a key without a name or without permissions is an error, and no proof of identity is asked for', async () => {
  await signedIn()
  fakeApi({ 'GET /api/auth/keys/': page([]) })
  render(ApiKeysPage)
  await userEvent.click(screen.getByRole('checkbox', { name: 'Read' }))
  await create('')
  expect(screen.getByText('Fill this in.')).toBeTruthy()
  expect(screen.getByText('Choose at least one.')).toBeTruthy()
  expect(screen.queryByRole('dialog')).toBeNull()
})

test('an error in the name is shown in the form, not in the dialog', async () => {
  await signedIn()
  fakeApi({
    'GET /api/auth/keys/': page([]),
    'GET /api/auth/mfa/': factors,
    'POST /api/auth/keys/': fieldRefusal('name'),
  })
  render(ApiKeysPage)
  await create('Watch')
  await proveWithPassword('Create key')
  await expect.poll(() => screen.getByLabelText('Name').getAttribute('aria-invalid')).toBe('true')
})

test('staff can choose the permission to administer', async () => {
  await signedIn({ role: 'admin' })
  fakeApi({ 'GET /api/auth/keys/': page([]) })
  render(ApiKeysPage)
  expect(screen.getByRole('checkbox', { name: 'Administer' })).toBeTruthy()
})

test('a key is renamed', async () => {
  await signedIn()
  const api = fakeApi({ 'GET /api/auth/keys/': page([key]), 'PATCH /api/auth/keys/{id}/': key })
  render(ApiKeysPage)
  await userEvent.click(await screen.findByRole('button', { name: 'Rename Watch sync' }))
  const dialog = await screen.findByRole('dialog', { name: 'Rename' })
  const name = within(dialog).getByLabelText<HTMLInputElement>('Name')
  expect(name.value).toBe('Watch sync')
  await userEvent.clear(name)
  await userEvent.click(within(dialog).getByRole('button', { name: 'Save' }))
  expect(within(dialog).getByText('Fill this in.')).toBeTruthy()
  await userEvent.type(name, 'Bike sync{Enter}')
  expect(api.requests('PATCH /api/auth/keys/{id}/').map(({ path, body }) => [path, body])).toEqual([
    ['/api/auth/keys/5/', { name: 'Bike sync' }],
  ])
})

test('a key is removed after a confirmation', async () => {
  await signedIn()
  const api = fakeApi({ 'GET /api/auth/keys/': page([key]), 'DELETE /api/auth/keys/{id}/': null })
  render(ApiKeysPage)
  await userEvent.click(await screen.findByRole('button', { name: 'Remove Watch sync' }))
  const dialog = await screen.findByRole('dialog', { name: 'Remove the key “Watch sync”?' })
  expect(api.requests('DELETE /api/auth/keys/{id}/')).toHaveLength(0)
  await userEvent.click(within(dialog).getByRole('button', { name: 'Remove' }))
  expect((await api.request('DELETE /api/auth/keys/{id}/')).path).toBe('/api/auth/keys/5/')
})
