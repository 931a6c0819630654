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
  expect(screen.queryByRole('dialog')).toBeNull()
})

test.each([
  ['user', ['Read', 'Write', 'Upload', 'Live']],
  ['moderator', ['Read', 'Write', 'Upload', 'Live', 'Administer']],
  ['admin', ['Read', 'Write', 'Upload', 'Live', 'Administer']],
] as const)('a person with the role %s can choose the permissions %j', async (role, names) => {
  await signedIn({ role })
  fakeApi({ 'GET /api/auth/keys/': page([]) })
  render(ApiKeysPage)
  const group = within(screen.getByRole('group', { name: 'Permissions' }))
  expect(group.getAllByRole('checkbox')).toEqual(names.map((name) => group.getByRole('checkbox', { name })))
})

test('a key is renamed, and listed with its new name', async () => {
  await signedIn()
  let shown = key
  const api = fakeApi({
    'GET /api/auth/keys/': () => page([shown]),
    'PATCH /api/auth/keys/{id}/': () => {
      shown = { ...key, name: 'Bike sync' }
      return shown
    },
  })
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
  expect(await screen.findByText('Bike sync')).toBeTruthy()
  expect(screen.queryByRole('dialog')).toBeNull()
})

test('a key is removed after a confirmation, and leaves the list', async () => {
  await signedIn()
  let keys = [key]
  const api = fakeApi({
    'GET /api/auth/keys/': () => page(keys),
    'DELETE /api/auth/keys/{id}/': () => {
      keys = []
      return null
    },
  })
  render(ApiKeysPage)
  await userEvent.click(await screen.findByRole('button', { name: 'Remove Watch sync' }))
  const dialog = await screen.findByRole('dialog', { name: 'Remove the key “Watch sync”?' })
  expect(api.requests('DELETE /api/auth/keys/{id}/')).toHaveLength(0)
  await userEvent.click(within(dialog).getByRole('button', { name: 'Remove' }))
  expect((await api.request('DELETE /api/auth/keys/{id}/')).path).toBe('/api/auth/keys/5/')
  await expect.poll(() => screen.queryByText('Watch sync')).toBeNull()
})
