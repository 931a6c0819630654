import { render, screen, within } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { expect, test, vi } from 'vitest'
import { fakeApi, refusal } from '../../../test/fake-api.ts'
import { managedUser } from '../../../test/fixtures.ts'
import OpenSessions from './OpenSessions.svelte'

const end = 'DELETE /api/admin/users/{id}/sessions/'
const session = {
  id: 1,
  browser: 'Firefox',
  device: 'Linux',
  address: '192.0.2.1',
  created_at: '2026-01-05T08:00:00Z',
  last_used_at: '2026-01-05T09:00:00Z',
}
const user = managedUser({ session_count: 1, sessions: [session] })

async function askToEndAll() {
  await userEvent.click(screen.getByRole('button', { name: 'Sign out everywhere' }))
  return within(await screen.findByRole('dialog', { name: 'Sign bob out everywhere?' }))
}

async function endAll() {
  const dialog = await askToEndAll()
  await userEvent.click(dialog.getByRole('button', { name: 'Sign out everywhere' }))
}

test('all sessions are ended after a confirmation', async () => {
  const api = fakeApi({ [end]: null })
  const changed = vi.fn(async () => {})
  render(OpenSessions, { user, changed })
  expect(screen.getByText('Firefox · Linux · 192.0.2.1')).toBeTruthy()
  const dialog = await askToEndAll()
  expect(api.requests(end)).toHaveLength(0)
  await userEvent.click(dialog.getByRole('button', { name: 'Sign out everywhere' }))
  expect((await api.request(end)).path).toBe('/api/admin/users/9/sessions/')
  await expect.poll(() => changed.mock.calls).toHaveLength(1)
})

test('an error of the server is shown in the dialog', async () => {
  fakeApi({ [end]: refusal(500, 'internal') })
  render(OpenSessions, { user, changed: async () => {} })
  await endAll()
  expect(await screen.findByText(/The server could not do that/)).toBeTruthy()
})

test('a session without address and device, as moderators get it, is still listed', () => {
  const hidden = { ...session, browser: null, device: null, address: null }
  render(OpenSessions, { user: { ...user, sessions: [hidden] }, changed: async () => {} })
  expect(screen.getByText('Session')).toBeTruthy()
})

test('an account without sessions has no button to end them', () => {
  render(OpenSessions, { user: managedUser(), changed: async () => {} })
  expect(screen.getByText('0 open sessions')).toBeTruthy()
  expect(screen.queryByRole('button')).toBeNull()
})
