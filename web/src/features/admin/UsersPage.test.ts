import { render, screen } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { fakeApi, refusal } from '../../../test/fake-api.ts'
import { managedUser, page, signedIn } from '../../../test/fixtures.ts'
import { navigate } from '../../router/router.svelte.ts'
import UsersPage from './UsersPage.svelte'

const list = 'GET /api/admin/users/'

test('a typed word searches accounts, and each account links to its page', async () => {
  await signedIn({ role: 'admin' })
  const api = fakeApi({ [list]: page([managedUser()]) })
  render(UsersPage)
  expect((await screen.findByRole('link', { name: 'bob' })).getAttribute('href')).toBe('/admin/users/9')
  expect(screen.getByRole('status').textContent).toBe('1 account')

  await userEvent.type(screen.getByLabelText('Search names or email addresses'), 'bo')
  await expect
    .poll(async () => (await api.request(list)).query)
    .toEqual({
      search: 'bo',
      page: '1',
      page_size: '20',
    })
  expect(location.search).toBe('?search=bo')
})

test.each([
  ['Role', 'Moderator', { role: 'moderator' }],
  ['Status', 'Suspended', { status: 'suspended' }],
  ['Order', 'By name', { ordering: 'username' }],
])('the choice "%s: %s" is sent as %o', async (label, option, query) => {
  await signedIn({ role: 'admin' })
  const api = fakeApi({ [list]: page([]) })
  render(UsersPage)
  await userEvent.selectOptions(screen.getByLabelText(label), option)
  await expect.poll(async () => (await api.request(list)).query).toMatchObject(query)
})

test('the filters in the URL are preselected, and a changed filter starts at the first page', async () => {
  await signedIn({ role: 'admin' })
  navigate('/admin/users?role=admin&page=2')
  const api = fakeApi({ [list]: page([], 30) })
  render(UsersPage)
  expect(screen.getByLabelText<HTMLSelectElement>('Role').value).toBe('admin')
  expect((await api.request(list)).query).toMatchObject({ role: 'admin', page: '2' })
  await userEvent.selectOptions(screen.getByLabelText('Status'), 'Active')
  expect(location.search).toBe('?role=admin&status=active')
})

test('a moderator searches names only', async () => {
  await signedIn({ role: 'moderator' })
  fakeApi({ [list]: page([]) })
  render(UsersPage)
  expect(screen.getByLabelText('Search names')).toBeTruthy()
})

test('an error is shown with a button to try again', async () => {
  await signedIn({ role: 'admin' })
  let asked = 0
  fakeApi({ [list]: () => (++asked === 1 ? refusal(500, 'internal') : page([managedUser()])) })
  render(UsersPage)
  await userEvent.click(await screen.findByRole('button', { name: 'Try again' }))
  expect(await screen.findByRole('link', { name: 'bob' })).toBeTruthy()
})
