import { render, screen, within } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { expect, test, vi } from 'vitest'
import { fakeApi } from '../../../test/fake-api.ts'
import { page, signedIn } from '../../../test/fixtures.ts'
import type { AuditEntry } from '../../api/types.ts'
import { useLanguage } from '../../i18n/i18n.svelte.ts'
import { navigate } from '../../router/router.svelte.ts'
import AuditPage from './AuditPage.svelte'

const list = 'GET /api/admin/audit/'
const entry: AuditEntry = {
  id: 1,
  created_at: '2026-03-02T08:00:00Z',
  kind: 'sign_in.failed',
  account: null,
  actor: null,
  request_id: null,
  address: null,
  user_agent: null,
  details: null,
}

/** The text of an element, without the white space between its parts. */
function textOf(element: HTMLElement): string {
  const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
  const parts: string[] = []
  while (texts.nextNode()) parts.push(texts.currentNode.textContent ?? '')
  return parts.join(' ').replace(/\s+/g, ' ').trim()
}

test('all entries are shown until a filter is chosen', async () => {
  await signedIn({ role: 'admin' })
  const api = fakeApi({ [list]: page([]) })
  render(AuditPage)
  expect((await api.request(list)).query).toEqual({ page: '1', page_size: '50' })
  expect(await screen.findByText('0 entries')).toBeTruthy()

  await userEvent.selectOptions(screen.getByLabelText('Event'), 'Password changed')
  await expect.poll(() => api.requests(list)).toHaveLength(2)
  expect((await api.request(list)).query.kind).toBe('account.password_changed')
  expect(location.search).toBe('?kind=account.password_changed')
})

test('entries are listed in the order of the API: what happened, to whom, by whom, from where, and details', async () => {
  vi.useFakeTimers({ now: new Date('2026-03-02T12:00:00Z'), toFake: ['Date'] })
  await signedIn({ role: 'admin' })
  fakeApi({
    [list]: page([
      {
        ...entry,
        id: 2,
        kind: 'account.suspended',
        account: { id: 9, username: 'bob' },
        actor: { id: 1, username: 'ann' },
        details: { reason: 'Spam', until: '2026-07-01' },
      },
      {
        ...entry,
        id: 5,
        kind: 'sign_in.failed',
        address: '192.0.2.7',
        request_id: 'req-1',
        user_agent: 'Mozilla/5.0',
        details: { reason: 'wrong_password', session_id: 4 },
      },
      { ...entry, id: 1, kind: 'moon.full' },
    ]),
  })
  render(AuditPage)
  const rows = await screen.findAllByRole('listitem')
  expect(rows.map(textOf)).toEqual([
    'Suspended bob · by ann reason: Spam · until: 2026-07-01 Today, 8:00 AM',
    'Sign-in failed No account reason: wrong_password · session id: 4 192.0.2.7 · req-1 Mozilla/5.0 Today, 8:00 AM',
    'moon.full No account Today, 8:00 AM',
  ])
  const links = within(rows[0] as HTMLElement).getAllByRole('link')
  expect(links.map((link) => link.getAttribute('href'))).toEqual(['/admin/users/9', '/admin/users/1'])
})

test("days begin and end at midnight in the reader's time zone", async () => {
  await signedIn({ role: 'admin', time_zone: 'Europe/Vienna' })
  navigate('/admin/audit?from=2026-07-01&to=2026-07-02')
  const api = fakeApi({ [list]: page([]) })
  render(AuditPage)
  expect((await api.request(list)).query).toMatchObject({
    after: '2026-06-30T22:00:00.000Z',
    before: '2026-07-02T22:00:00.000Z',
  })
  expect(screen.getByLabelText<HTMLInputElement>('From').value).toBe('2026-07-01')
})

test('the filter by one account can be removed', async () => {
  await signedIn({ role: 'admin' })
  navigate('/admin/audit?account=9')
  const api = fakeApi({ [list]: page([]) })
  render(AuditPage)
  expect((await api.request(list)).query.account).toBe('9')
  await userEvent.click(screen.getByRole('button', { name: 'Show everyone' }))
  expect(location.search).toBe('')
  await expect.poll(async () => (await api.request(list)).query.account).toBeUndefined()
})

test('the link to the next page keeps the filters', async () => {
  await signedIn({ role: 'admin' })
  navigate('/admin/audit?kind=sign_in.failed')
  fakeApi({ [list]: page([], 51) })
  render(AuditPage)
  const next = await screen.findByRole('link', { name: 'Next' })
  expect(next.getAttribute('href')).toBe('?kind=sign_in.failed&page=2')
})

test('a German reader sees the events in German', async () => {
  await signedIn({ role: 'admin' })
  await useLanguage('de')
  fakeApi({ [list]: page([]) })
  render(AuditPage)
  expect(screen.getByRole('option', { name: 'Passwort geändert' })).toBeTruthy()
})
