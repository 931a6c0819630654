import { render, screen, within } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { fakeApi, fieldRefusal } from '../../../test/fake-api.ts'
import { page, signedIn } from '../../../test/fixtures.ts'
import type { Invitation } from '../../api/types.ts'
import InvitationsPage from './InvitationsPage.svelte'

const list = 'GET /api/admin/invitations/'
const create = 'POST /api/admin/invitations/'
const remove = 'DELETE /api/admin/invitations/{id}/'
const open: Invitation = {
  id: 6,
  status: 'open',
  email: 'eve@example.org',
  created_at: '2026-01-05T08:00:00Z',
  created_by: { id: 1, username: 'ann' },
  expires_at: '2026-01-19T08:00:00Z',
  used_at: null,
  used_by: null,
}

test('an invitation without an address gives a link to pass on, which is never shown again', async () => {
  await signedIn({ role: 'admin' })
  let invitations: Invitation[] = []
  const api = fakeApi({
    [list]: () => page(invitations),
    [create]: () => {
      invitations = [{ ...open, email: null }]
      return { ...open, email: null, code: 'c0de' }
    },
  })
  render(InvitationsPage)
  expect(await screen.findByText('No invitations yet.')).toBeTruthy()
  await userEvent.click(screen.getByRole('radio', { name: '30 days' }))
  await userEvent.click(screen.getByRole('button', { name: 'Create invitation' }))
  expect(await screen.findByText(/\/register#token=c0de$/)).toBeTruthy()
  expect(screen.getByText(/^Pass this link on/)).toBeTruthy()
  expect(await api.lastBody(create)).toEqual({ expires_in_days: 30 })
  expect(await screen.findByText('Passed on by hand')).toBeTruthy()

  await userEvent.click(screen.getByRole('button', { name: 'Done' }))
  expect(screen.queryByText(/c0de/)).toBeNull()
  expect(screen.getByRole('button', { name: 'Create invitation' })).toBeTruthy()
})

test('an invitation with an address is mailed to it', async () => {
  await signedIn({ role: 'admin' })
  const api = fakeApi({ [list]: page([]), [create]: { ...open, code: 'c0de' } })
  render(InvitationsPage)
  await userEvent.type(screen.getByLabelText(/^Email address/), ' eve@example.org ')
  await userEvent.click(screen.getByRole('button', { name: 'Create invitation' }))
  expect(await screen.findByText(/^It was sent to eve@example.org/)).toBeTruthy()
  expect(await api.lastBody(create)).toEqual({ expires_in_days: 14, email: 'eve@example.org' })
})

test('an address that the server refuses is marked as invalid', async () => {
  await signedIn({ role: 'admin' })
  fakeApi({ [list]: page([]), [create]: fieldRefusal('email') })
  render(InvitationsPage)
  await userEvent.type(screen.getByLabelText(/^Email address/), 'eve')
  await userEvent.click(screen.getByRole('button', { name: 'Create invitation' }))
  await expect.poll(() => screen.getByLabelText(/^Email address/).getAttribute('aria-invalid')).toBe('true')
})

test('an open invitation is withdrawn after a confirmation, and leaves the list', async () => {
  await signedIn({ role: 'admin' })
  let invitations = [open]
  const api = fakeApi({
    [list]: () => page(invitations),
    [remove]: () => {
      invitations = []
      return null
    },
  })
  render(InvitationsPage)
  await userEvent.click(await screen.findByRole('button', { name: 'Withdraw: eve@example.org' }))
  const dialog = within(await screen.findByRole('dialog', { name: 'Withdraw this invitation?' }))
  expect(api.requests(remove)).toHaveLength(0)
  await userEvent.click(dialog.getByRole('button', { name: 'Withdraw' }))
  expect((await api.request(remove)).path).toBe('/api/admin/invitations/6/')
  expect(await screen.findByText('No invitations yet.')).toBeTruthy()
})

test('a used invitation names the person who used it, and cannot be withdrawn', async () => {
  await signedIn({ role: 'admin' })
  fakeApi({ [list]: page([{ ...open, email: null, status: 'used', used_by: { id: 4, username: 'eve' } }]) })
  render(InvitationsPage)
  expect(await screen.findByText('eve')).toBeTruthy()
  expect(screen.queryByRole('button', { name: /^Withdraw/ })).toBeNull()
})
