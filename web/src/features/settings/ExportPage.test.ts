import { render, screen } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { expect, test, vi } from 'vitest'
import { fakeApi, refusal } from '../../../test/fake-api.ts'
import { page, signedIn } from '../../../test/fixtures.ts'
import type { AccountExport } from '../../api/types.ts'
import ExportPage from './ExportPage.svelte'

const queued: AccountExport = {
  id: 4,
  status: 'queued',
  size_bytes: null,
  created_at: '2026-01-05T08:00:00Z',
  expires_at: null,
}
const done: AccountExport = { ...queued, status: 'done', size_bytes: 2_000_000 }
const ask = () => screen.getByRole<HTMLButtonElement>('button', { name: 'Prepare a download' })

test('a requested download is shown as in preparation, and can be saved when it is ready', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  const user = userEvent.setup({ advanceTimers: vi.advanceTimersByTime })
  await signedIn()
  let exports: AccountExport[] = []
  fakeApi({
    'GET /api/auth/exports/': () => page(exports),
    'POST /api/auth/exports/': () => {
      exports = [queued]
      return queued
    },
  })
  render(ExportPage)
  await user.click(ask())
  await vi.waitFor(() => expect(screen.getByRole('status').textContent).toBe('Preparing …'))
  expect(ask().disabled).toBe(true)

  exports = [done]
  await vi.advanceTimersByTimeAsync(2000)
  await vi.waitFor(() => expect(screen.getByRole('status').textContent).toBe('Your download is ready.'))
  expect(ask().disabled).toBe(false)
  expect(screen.getByRole('button', { name: /^Download,/ })).toBeTruthy()
})

test('the file is fetched with the access token and saved by the browser', async () => {
  await signedIn()
  const file = 'GET /api/auth/exports/{id}/file/'
  const headers = { 'content-disposition': 'attachment; filename="mine.zip"' }
  const api = fakeApi({ 'GET /api/auth/exports/': page([done]), [file]: new Response('zip', { headers }) })
  const made = vi.spyOn(URL, 'createObjectURL').mockReturnValue('blob:zip')
  const saved: string[] = []
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    saved.push(`${this.href} ${this.download}`)
  })
  render(ExportPage)
  await userEvent.click(await screen.findByRole('button', { name: /^Download,/ }))
  await expect.poll(() => saved).toEqual(['blob:zip mine.zip'])
  const [content] = made.mock.lastCall ?? []
  expect(await (content as Blob | undefined)?.text()).toBe('zip')
  expect(api.requests(file)[0]?.headers.get('authorization')).toBe('Bearer token')
})

test('an error of the server is shown', async () => {
  await signedIn()
  fakeApi({
    'GET /api/auth/exports/': page([]),
    'POST /api/auth/exports/': refusal(429, 'rate_limited'),
  })
  render(ExportPage)
  await userEvent.click(ask())
  expect(await screen.findByText(/That was too often/)).toBeTruthy()
})

test('somebody whose address is not confirmed learns that no mail will come', async () => {
  await signedIn({ is_email_verified: false })
  fakeApi({ 'GET /api/auth/exports/': page([]) })
  render(ExportPage)
  expect(screen.getByText(/we cannot email you when it is ready/)).toBeTruthy()
})
