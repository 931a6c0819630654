import { render, screen, within } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { expect, test, vi } from 'vitest'
import { fakeApi, fieldRefusal, refusal } from '../../../test/fake-api.ts'
import { managedUser, signedIn } from '../../../test/fixtures.ts'
import Toast from '../../shell/Toast.svelte'
import AccountStatus from './AccountStatus.svelte'

const suspend = 'POST /api/admin/users/{id}/suspend/'
const restore = 'POST /api/admin/users/{id}/restore/'
const suspended = managedUser({ status: 'suspended', suspension_reason: 'Spam in every comment.' })

async function openDialog() {
  await userEvent.click(screen.getByRole('button', { name: 'Suspend' }))
  return within(await screen.findByRole('dialog', { name: 'Suspend bob?' }))
}

test("a suspension has a reason and ends at midnight in the moderator's time zone", async () => {
  await signedIn({ role: 'moderator', time_zone: 'Europe/Vienna' })
  const api = fakeApi({ [suspend]: suspended })
  const changed = vi.fn(async () => {})
  render(AccountStatus, { user: managedUser(), changed })
  const dialog = await openDialog()
  await userEvent.type(dialog.getByLabelText('Reason'), ' Spam. ')
  await userEvent.type(dialog.getByLabelText(/^Until/), '2026-07-01')
  await userEvent.click(dialog.getByRole('button', { name: 'Suspend' }))
  expect(await api.lastBody(suspend)).toEqual({ reason: 'Spam.', until: '2026-06-30T22:00:00.000Z' })
  expect((await api.request(suspend)).path).toBe('/api/admin/users/9/suspend/')
  await expect.poll(() => changed.mock.calls).toHaveLength(1)
  expect(screen.queryByText('Suspend bob?')).toBeNull()
})

test('a suspension without an end date has no end', async () => {
  await signedIn({ role: 'moderator' })
  const api = fakeApi({ [suspend]: suspended })
  render(AccountStatus, { user: managedUser(), changed: async () => {} })
  const dialog = await openDialog()
  await userEvent.type(dialog.getByLabelText('Reason'), 'Spam.')
  await userEvent.click(dialog.getByRole('button', { name: 'Suspend' }))
  expect(await api.lastBody(suspend)).toEqual({ reason: 'Spam.', until: null })
})

test('a suspension without a reason is not sent', async () => {
  await signedIn({ role: 'moderator' })
  const api = fakeApi({ [suspend]: suspended })
  render(AccountStatus, { user: managedUser(), changed: async () => {} })
  const dialog = await openDialog()
  await userEvent.click(dialog.getByRole('button', { name: 'Suspend' }))
  expect(dialog.getByText('Fill this in.')).toBeTruthy()
  expect(api.requests(suspend)).toHaveLength(0)
})

test('a day that the server refuses is marked as invalid in the dialog', async () => {
  await signedIn({ role: 'moderator' })
  fakeApi({ [suspend]: fieldRefusal('until') })
  render(AccountStatus, { user: managedUser(), changed: async () => {} })
  const dialog = await openDialog()
  await userEvent.type(dialog.getByLabelText('Reason'), 'Spam.')
  await userEvent.click(dialog.getByRole('button', { name: 'Suspend' }))
  await expect.poll(() => dialog.getByLabelText(/^Until/).getAttribute('aria-invalid')).toBe('true')
})

test('a suspended account shows the reason, and can be restored', async () => {
  const api = fakeApi({ [restore]: managedUser() })
  const changed = vi.fn(async () => {})
  render(AccountStatus, { user: suspended, changed })
  expect(screen.getByText('Suspended until further notice, for this reason:')).toBeTruthy()
  expect(screen.getByText('Spam in every comment.')).toBeTruthy()
  await userEvent.click(screen.getByRole('button', { name: 'Restore' }))
  expect((await api.request(restore)).path).toBe('/api/admin/users/9/restore/')
  await expect.poll(() => changed.mock.calls).toHaveLength(1)
})

test('an error of the server is shown', async () => {
  fakeApi({ [restore]: refusal(500, 'internal') })
  render(AccountStatus, { user: suspended, changed: async () => {} })
  await userEvent.click(screen.getByRole('button', { name: 'Restore' }))
  expect(await screen.findByText(/The server could not do that/)).toBeTruthy()
})

test('the count of wrong passwords can be reset', async () => {
  const api = fakeApi({ [restore]: managedUser() })
  const changed = vi.fn(async () => {})
  render(Toast)
  render(AccountStatus, { user: managedUser({ failed_sign_ins: 4 }), changed })
  expect(screen.getByText(/^Wrong passwords were entered/)).toBeTruthy()
  await userEvent.click(screen.getByRole('button', { name: 'Reset wrong passwords' }))
  expect((await api.request(restore)).path).toBe('/api/admin/users/9/restore/')
  expect(await screen.findByText('bob can sign in again.')).toBeTruthy()
  await expect.poll(() => changed.mock.calls).toHaveLength(1)
})

test('an account without wrong passwords has no button to reset them', () => {
  render(AccountStatus, { user: managedUser(), changed: async () => {} })
  expect(screen.queryByRole('button', { name: 'Reset wrong passwords' })).toBeNull()
})
