import { render, screen, within } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { fakeApi, refusal } from '../../../test/fake-api.ts'
import { page, signedIn } from '../../../test/fixtures.ts'
import Toast from '../../shell/Toast.svelte'
import SessionsPage from './SessionsPage.svelte'

const here = {
  id: 1,
  browser: 'Firefox',
  device: 'Linux',
  address: '192.0.2.1',
  created_at: '2026-01-05T08:00:00Z',
  last_used_at: '2026-01-05T09:00:00Z',
  is_current: true,
}
const phone = { ...here, id: 2, browser: 'Safari', device: 'iPhone', is_current: false }

test("this browser's session is marked and cannot be ended in the list", async () => {
  await signedIn()
  fakeApi({ 'GET /api/auth/sessions/': page([here]) })
  render(SessionsPage)
  expect(await screen.findByText('This one')).toBeTruthy()
  expect(screen.queryByRole('button', { name: /^Sign out/ })).toBeNull()
})

test('another session can be ended, and leaves the list', async () => {
  await signedIn()
  let sessions = [here, phone]
  const api = fakeApi({
    'GET /api/auth/sessions/': () => page(sessions),
    'DELETE /api/auth/sessions/{id}/': () => {
      sessions = [here]
      return null
    },
  })
  render(SessionsPage)
  await userEvent.click(await screen.findByRole('button', { name: /^Sign out Safari/ }))
  await expect.poll(() => screen.queryByText('Safari · iPhone')).toBeNull()
  expect((await api.request('DELETE /api/auth/sessions/{id}/')).path).toBe('/api/auth/sessions/2/')
  expect(document.activeElement?.tagName).toBe('H1')
})

test('an error of the server is shown, and the list is loaded again', async () => {
  await signedIn()
  const api = fakeApi({
    'GET /api/auth/sessions/': page([here, phone]),
    'DELETE /api/auth/sessions/{id}/': refusal(500, 'internal'),
  })
  render(Toast)
  render(SessionsPage)
  await userEvent.click(await screen.findByRole('button', { name: /^Sign out Safari/ }))
  expect(await screen.findByText(/The server could not do that/)).toBeTruthy()
  expect(api.requests('GET /api/auth/sessions/')).toHaveLength(2)
})

test('all other sessions are ended after a confirmation, and leave the list', async () => {
  await signedIn()
  let sessions = [here, phone]
  const api = fakeApi({
    'GET /api/auth/sessions/': () => page(sessions),
    'DELETE /api/auth/sessions/': () => {
      sessions = [here]
      return null
    },
  })
  render(SessionsPage)
  await userEvent.click(await screen.findByRole('button', { name: 'Sign out everywhere else' }))
  const dialog = await screen.findByRole('dialog', { name: 'Sign out everywhere else?' })
  expect(api.requests('DELETE /api/auth/sessions/')).toHaveLength(0)
  await userEvent.click(within(dialog).getByRole('button', { name: 'Sign out everywhere else' }))
  await expect.poll(() => screen.queryByText('Safari · iPhone')).toBeNull()
  expect(api.requests('DELETE /api/auth/sessions/')).toHaveLength(1)
})
