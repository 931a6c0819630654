import { render, screen, within } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { fakeApi } from '../../../test/fake-api.ts'
import { signedIn } from '../../../test/fixtures.ts'
import { session } from '../../session/session.svelte.ts'
import { signedOutNotice } from '../../shell/signed-out-notice.svelte.ts'
import DeleteAccountPage from './DeleteAccountPage.svelte'

test('the account is deleted after a proof of identity; the sign-in page says on which day', async () => {
  await signedIn()
  const api = fakeApi({
    'GET /api/auth/mfa/': { totp: false, recovery_codes_left: 0, passkeys: [] },
    'DELETE /api/auth/user/': { deletion_at: '2026-03-15T00:00:00Z' },
  })
  render(DeleteAccountPage)
  await userEvent.click(screen.getByRole('button', { name: 'Delete my account' }))
  const dialog = await screen.findByRole('dialog', { name: 'Delete your account?' })
  expect(api.requests('DELETE /api/auth/user/')).toHaveLength(0)
  await userEvent.type(within(dialog).getByLabelText('Password'), 'secret{Enter}')
  expect(await api.lastBody('DELETE /api/auth/user/')).toEqual({ password: 'secret' })
  await expect.poll(() => session.account).toBeNull()
  await expect.poll(() => location.pathname).toBe('/login')
  await expect.poll(() => signedOutNotice()).toMatch(/will be deleted on March 15/)
})
