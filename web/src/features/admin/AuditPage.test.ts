import { render, screen } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { fakeApi } from '../../../test/fake-api.ts'
import { page, signedIn } from '../../../test/fixtures.ts'
import { useLanguage } from '../../i18n/i18n.svelte.ts'
import { navigate } from '../../router/router.svelte.ts'
import AuditPage from './AuditPage.svelte'

const list = 'GET /api/admin/audit/'

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
