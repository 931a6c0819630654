import { render, screen } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { fakeApi, refusal } from '../../../test/fake-api.ts'
import { signedIn } from '../../../test/fixtures.ts'
import { session } from '../../session/session.svelte.ts'
import PreferencesPage from './PreferencesPage.svelte'

const option = (name: string) => screen.getByRole<HTMLInputElement>('radio', { name })

test.each([
  ['Miles', { units: 'imperial' }],
  ['Deutsch', { language: 'de' }],
  ['Sunday', { week_start: 'sunday' }],
])('the choice of %s is saved at once', async (name, change) => {
  const user = await signedIn()
  const api = fakeApi({ 'PATCH /api/auth/user/': { ...user, ...(change as object) } })
  render(PreferencesPage)
  await userEvent.click(option(name))
  expect(await api.lastBody('PATCH /api/auth/user/')).toEqual(change)
  await expect.poll(() => session.account).toMatchObject(change)
  expect(option(name).checked).toBe(true)
})

test('a choice that could not be saved is undone, and the reason is shown', async () => {
  await signedIn()
  fakeApi({ 'PATCH /api/auth/user/': refusal(500, 'internal') })
  render(PreferencesPage)
  await userEvent.click(option('Miles'))
  expect(await screen.findByText(/The server could not do that/)).toBeTruthy()
  expect(option('Kilometres').checked).toBe(true)
})

test('a chosen time zone is saved; the choice is undone when saving fails', async () => {
  const user = await signedIn()
  let isRefused = false
  const api = fakeApi({
    'PATCH /api/auth/user/': () =>
      isRefused ? refusal(500, 'internal') : { ...user, time_zone: 'Europe/Vienna' },
  })
  render(PreferencesPage)
  const zone = screen.getByLabelText<HTMLSelectElement>('Time zone')
  await userEvent.selectOptions(zone, 'Europe/Vienna')
  expect(await api.lastBody('PATCH /api/auth/user/')).toEqual({ time_zone: 'Europe/Vienna' })
  isRefused = true
  await userEvent.selectOptions(zone, 'Europe/Berlin')
  await screen.findByText(/The server could not do that/)
  expect(zone.value).toBe('Europe/Vienna')
})

test('signing out ends the session on the server first', async () => {
  await signedIn()
  const ending = Promise.withResolvers<null>()
  const api = fakeApi({ 'POST /api/auth/logout/': () => ending.promise })
  render(PreferencesPage)
  await userEvent.click(screen.getByRole('button', { name: 'Sign out' }))
  await api.request('POST /api/auth/logout/')
  expect(session.account).not.toBeNull()
  expect(location.pathname).toBe('/')
  ending.resolve(null)
  await expect.poll(() => session.account).toBeNull()
  await expect.poll(() => location.pathname).toBe('/login')
})

test('a session that could not be ended continues, and the reason is shown', async () => {
  await signedIn()
  fakeApi({ 'POST /api/auth/logout/': refusal(503, 'unavailable') })
  render(PreferencesPage)
  await userEvent.click(screen.getByRole('button', { name: 'Sign out' }))
  expect(await screen.findByText(/The server could not do that/)).toBeTruthy()
  expect(session.account).not.toBeNull()
  expect(location.pathname).toBe('/')
})
