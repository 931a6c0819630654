import { render, screen } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { fakeApi, fieldRefusal } from '../../../test/fake-api.ts'
import { signedIn } from '../../../test/fixtures.ts'
import { proveWithPassword } from '../../../test/prove.ts'
import SecurityPage from './SecurityPage.svelte'

const none = { totp: false, recovery_codes_left: 0, passkeys: [] }
const setup = { secret: 'ABCDEFGHIJKL', uri: 'otpauth://totp/FitTrack:ann?secret=ABCDEFGHIJKL' }

test('the authenticator app is set up with a proof of identity, its secret and a first code', async () => {
  await signedIn()
  let factors = none
  const api = fakeApi({
    'GET /api/auth/mfa/': () => factors,
    'POST /api/auth/mfa/totp/': setup,
    'POST /api/auth/mfa/totp/confirm/': () => {
      factors = { ...none, totp: true, recovery_codes_left: 2 }
      return { recovery_codes: ['aaaa-1111', 'bbbb-2222'] }
    },
  })
  render(SecurityPage)
  await userEvent.click(await screen.findByRole('button', { name: 'Set up' }))
  await proveWithPassword('Continue')
  expect(await screen.findByText('ABCD EFGH IJKL')).toBeTruthy()
  expect(screen.getByRole('img', { name: 'QR code for the authenticator app' })).toBeTruthy()
  expect(await api.lastBody('POST /api/auth/mfa/totp/')).toEqual({ password: 'secret' })

  await userEvent.type(screen.getByLabelText(/Enter the code from the app/), ' 123456 {Enter}')
  expect(await screen.findByText('aaaa-1111')).toBeTruthy()
  expect(await api.lastBody('POST /api/auth/mfa/totp/confirm/')).toEqual({ code: '123456' })

  await userEvent.click(screen.getByRole('button', { name: 'I have saved them' }))
  expect(screen.queryByText('aaaa-1111')).toBeNull()
  expect(await screen.findByText('2 codes left')).toBeTruthy()
})

test('a wrong first code is reported at its field, and the setup can be cancelled', async () => {
  await signedIn()
  fakeApi({
    'GET /api/auth/mfa/': none,
    'POST /api/auth/mfa/totp/': setup,
    'POST /api/auth/mfa/totp/confirm/': fieldRefusal('code'),
  })
  render(SecurityPage)
  await userEvent.click(await screen.findByRole('button', { name: 'Set up' }))
  await proveWithPassword('Continue')
  await userEvent.click(await screen.findByRole('button', { name: 'Turn on' }))
  expect(screen.getByText('Fill this in.')).toBeTruthy()
  await userEvent.type(screen.getByLabelText(/Enter the code/), '000000{Enter}')
  expect(await screen.findByText(/^Wrong code\. Wait for the next one/)).toBeTruthy()

  await userEvent.click(screen.getByRole('button', { name: 'Cancel' }))
  expect(screen.getByRole('button', { name: 'Set up' })).toBeTruthy()
})

test('the authenticator app is turned off after a proof of identity', async () => {
  await signedIn()
  let factors = { ...none, totp: true, recovery_codes_left: 1 }
  const api = fakeApi({
    'GET /api/auth/mfa/': () => factors,
    'DELETE /api/auth/mfa/totp/': () => {
      factors = none
      return null
    },
  })
  render(SecurityPage)
  expect(await screen.findByText('1 code left')).toBeTruthy()
  await userEvent.click(screen.getByRole('button', { name: 'Turn off' }))
  await proveWithPassword('Turn off')
  expect(await screen.findByRole('button', { name: 'Set up' })).toBeTruthy()
  expect(await api.lastBody('DELETE /api/auth/mfa/totp/')).toEqual({ password: 'secret' })
})

test('new recovery codes are created after a proof of identity, and shown', async () => {
  await signedIn()
  const api = fakeApi({
    'GET /api/auth/mfa/': { ...none, totp: true },
    'POST /api/auth/mfa/recovery-codes/': { recovery_codes: ['cccc-3333'] },
  })
  render(SecurityPage)
  await userEvent.click(await screen.findByRole('button', { name: 'Create new codes' }))
  await proveWithPassword('Create new codes')
  expect(await screen.findByText('cccc-3333')).toBeTruthy()
  expect(await api.lastBody('POST /api/auth/mfa/recovery-codes/')).toEqual({ password: 'secret' })
})
