import { render, screen } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { createRawSnippet } from 'svelte'
import { expect, test } from 'vitest'
import { fakeApi } from '../../test/fake-api.ts'
import { signedIn } from '../../test/fixtures.ts'
import Heading from '../components/Heading.svelte'
import { setUnreadCount } from '../events/unread.svelte.ts'
import { signOut } from '../session/session.svelte.ts'
import Shell from './Shell.svelte'

const children = createRawSnippet(() => ({ render: () => '<p>The page</p>' }))

test('the first link skips the navigation', async () => {
  await signedIn()
  render(Shell, { name: 'home', children })
  await userEvent.tab()
  expect(document.activeElement?.textContent).toBe('Skip to content')
  await userEvent.keyboard('{Enter}')
  expect(document.activeElement).toBe(screen.getByRole('main'))
})

test.each(['login', 'verify_email'] as const)('the page %s has no navigation', (name) => {
  render(Shell, { name, children })
  expect(screen.getByText('The page')).toBeTruthy()
  expect(screen.queryByRole('navigation')).toBeNull()
})

test('the number of unread notifications is in the title of the page, until the session ends', async () => {
  await signedIn()
  render(Shell, { name: 'home', children })
  render(Heading, { title: 'Goals' })
  expect(document.title).toBe('Goals · FitTrack')
  setUnreadCount(3)
  await expect.poll(() => document.title).toBe('(3) Goals · FitTrack')
  fakeApi({ 'POST /api/auth/logout/': null })
  await signOut()
  await expect.poll(() => document.title).toBe('Goals · FitTrack')
})
