import { render, screen, within } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { fakeApi } from '../../../test/fake-api.ts'
import { profile, signedIn } from '../../../test/fixtures.ts'
import Toast from '../../shell/Toast.svelte'
import ProfilePage from './ProfilePage.svelte'

const eva = { username: 'eva', name: 'Eva', is_owner: false, totals: null, shows_body: null }

const workouts = {
  'GET /api/profiles/{username}/workouts/': { count: 0, next: null, previous: null, results: [] },
}

async function open() {
  render(Toast)
  render(ProfilePage, { username: 'eva' })
  await screen.findByRole('heading', { name: 'Eva', level: 1 })
}

test('a private profile shows what it hides, and more once it is followed', async () => {
  await signedIn()
  const hidden = { is_private: true, total_workouts: null, followers_count: null, following_count: null }
  let shown = profile({ ...eva, ...hidden })
  fakeApi({
    ...workouts,
    'GET /api/profiles/{username}/': () => shown,
    'POST /api/profiles/{username}/follow/': () => {
      shown = profile({ ...eva, is_private: true, is_following: true })
      return { status: 'accepted' }
    },
  })
  await open()
  expect(screen.getByText('This profile is private')).toBeTruthy()
  expect(screen.queryByRole('link', { name: /followers/ })).toBeNull()
  await userEvent.click(screen.getByRole('button', { name: 'Follow Eva' }))
  expect((await screen.findByRole('link', { name: '3 followers' })).getAttribute('href')).toBe(
    '/people/eva/followers',
  )
  expect(screen.queryByText('This profile is private')).toBeNull()
})

test('a private person who was asked has to answer first', async () => {
  await signedIn()
  fakeApi({
    'GET /api/profiles/{username}/': profile({
      ...eva,
      is_private: true,
      is_requested: true,
      total_workouts: null,
      followers_count: null,
    }),
  })
  await open()
  expect(
    await screen.findByText('You have asked to follow. You see more when the person accepts.'),
  ).toBeTruthy()
})

test('a person is muted and unmuted', async () => {
  await signedIn()
  const api = fakeApi({
    ...workouts,
    'GET /api/profiles/{username}/': profile(eva),
    'POST /api/profiles/{username}/mute/': null,
    'DELETE /api/profiles/{username}/mute/': null,
  })
  await open()
  await userEvent.click(await screen.findByText('Mute or block'))
  await userEvent.click(screen.getByRole('button', { name: 'Mute' }))
  expect(await screen.findByText('Eva is muted.')).toBeTruthy()
  await userEvent.click(await screen.findByRole('button', { name: 'Unmute' }))
  expect(await screen.findByText('Eva is no longer muted.')).toBeTruthy()
  expect(api.requests('DELETE /api/profiles/{username}/mute/')).toHaveLength(1)
})

test('a follower is removed', async () => {
  await signedIn()
  const api = fakeApi({
    ...workouts,
    'GET /api/profiles/{username}/': profile({ ...eva, follows_you: true }),
    'DELETE /api/profiles/me/followers/{username}/': null,
  })
  await open()
  expect(await screen.findByText('Follows you')).toBeTruthy()
  await userEvent.click(screen.getByText('Mute, remove or block'))
  await userEvent.click(screen.getByRole('button', { name: 'Remove follower' }))
  expect(await screen.findByText('Eva no longer follows you.')).toBeTruthy()
  expect(screen.queryByText('Follows you')).toBeNull()
  expect((await api.request('DELETE /api/profiles/me/followers/{username}/')).path).toBe(
    '/api/profiles/me/followers/eva/',
  )
})

test('a person is blocked after a confirmation, and listed in the settings', async () => {
  await signedIn()
  const api = fakeApi({
    ...workouts,
    'GET /api/profiles/{username}/': profile(eva),
    'POST /api/profiles/{username}/block/': null,
  })
  await open()
  await userEvent.click(await screen.findByText('Mute or block'))
  await userEvent.click(screen.getByRole('button', { name: 'Block' }))
  const dialog = await screen.findByRole('dialog', { name: 'Block Eva?' })
  expect(api.requests('POST /api/profiles/{username}/block/')).toHaveLength(0)
  await userEvent.click(within(dialog).getByRole('button', { name: 'Block' }))
  await expect.poll(() => location.pathname).toBe('/settings/people')
  expect(screen.getByText('Eva is blocked.')).toBeTruthy()
})
