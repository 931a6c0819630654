import { render, screen } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { expect, test, vi } from 'vitest'
import { fakeApi, fieldRefusal } from '../../../test/fake-api.ts'
import { managedUser } from '../../../test/fixtures.ts'
import { proveWithPassword } from '../../../test/prove.ts'
import RoleChoice from './RoleChoice.svelte'

const patch = 'PATCH /api/admin/users/{id}/'
const factors = { totp: false, recovery_codes_left: 0, passkeys: [] }

test('the button to change the role appears only for another role', async () => {
  render(RoleChoice, { user: managedUser(), changed: async () => {} })
  expect(screen.queryByRole('button', { name: 'Change role' })).toBeNull()
  await userEvent.click(screen.getByRole('radio', { name: 'Moderator' }))
  expect(screen.getByRole('button', { name: 'Change role' })).toBeTruthy()
  await userEvent.click(screen.getByRole('radio', { name: 'User' }))
  expect(screen.queryByRole('button', { name: 'Change role' })).toBeNull()
})

test('the role is changed after a proof of identity', async () => {
  const api = fakeApi({ 'GET /api/auth/mfa/': factors, [patch]: managedUser({ role: 'admin' }) })
  const changed = vi.fn(async () => {})
  render(RoleChoice, { user: managedUser(), changed })
  await userEvent.click(screen.getByRole('radio', { name: 'Admin' }))
  await userEvent.click(screen.getByRole('button', { name: 'Change role' }))
  expect(await screen.findByText('Change the role of bob to “Admin”?')).toBeTruthy()
  expect(api.requests(patch)).toHaveLength(0)
  await proveWithPassword('Change role')
  expect(await api.lastBody(patch)).toEqual({ role: 'admin', password: 'secret' })
  await expect.poll(() => changed.mock.calls).toHaveLength(1)
})

test('a wrong password is reported in the dialog', async () => {
  const answer = fieldRefusal('password')
  fakeApi({ 'GET /api/auth/mfa/': factors, [patch]: answer })
  render(RoleChoice, { user: managedUser(), changed: async () => {} })
  await userEvent.click(screen.getByRole('radio', { name: 'Admin' }))
  await userEvent.click(screen.getByRole('button', { name: 'Change role' }))
  await proveWithPassword('Change role')
  expect(await screen.findByText('Wrong password.')).toBeTruthy()
})
