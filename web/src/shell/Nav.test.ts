import { render, screen } from '@testing-library/svelte'
import { expect, test } from 'vitest'
import { signedIn } from '../../test/fixtures.ts'
import { setUnreadCount } from '../events/unread.svelte.ts'
import { useLanguage } from '../i18n/i18n.svelte.ts'
import Nav from './Nav.svelte'

const link = (name: string) => screen.getByRole('link', { name })

test('the open page is marked', () => {
  render(Nav, { name: 'goals' })
  expect(link('Goals').getAttribute('aria-current')).toBe('page')
  expect(link('Home').getAttribute('aria-current')).toBeNull()
})

test.each([
  ['goal_edit', 'Goals'],
  ['trash', 'Workouts'],
  ['records', 'Statistics'],
  ['person', 'People'],
  ['profile_edit', 'Profile'],
  ['settings_keys', 'Settings'],
] as const)('on the page %s, the item %s is marked', (name, section) => {
  render(Nav, { name })
  expect(link(section).getAttribute('aria-current')).toBe('true')
})

test('only staff see the link to the administration', async () => {
  await signedIn({ role: 'user' })
  const { unmount } = render(Nav, { name: 'home' })
  expect(screen.queryByRole('link', { name: 'Admin' })).toBeNull()
  unmount()

  await signedIn({ role: 'moderator' })
  render(Nav, { name: 'home' })
  expect(link('Admin').getAttribute('href')).toBe('/admin/users')
})

test('a German reader sees the pages in German', async () => {
  await useLanguage('de')
  render(Nav, { name: 'home' })
  expect(link('Ziele').getAttribute('href')).toBe('/goals')
})

test.each([
  [0, 'Notifications', null],
  [3, 'Notifications, 3 unread', '3'],
  [100, 'Notifications, 99+ unread', '99+'],
])('with %i unread notifications, the bell is named "%s"', (count, name, badge) => {
  setUnreadCount(count)
  render(Nav, { name: 'home' })
  expect(link(name).getAttribute('href')).toBe('/notifications')
  if (badge) expect(screen.getByText(badge)).toBeTruthy()
})
