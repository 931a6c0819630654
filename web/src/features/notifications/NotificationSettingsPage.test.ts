import { render, screen } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { beforeEach, expect, test, vi } from 'vitest'
import { fakeApi, refusal } from '../../../test/fake-api.ts'
import { signedIn } from '../../../test/fixtures.ts'
import type { NotificationPreferences, PushBrowser } from '../../api/types.ts'
import Toast from '../../shell/Toast.svelte'
import NotificationSettingsPage from './NotificationSettingsPage.svelte'
import * as push from './push.ts'

const get = 'GET /api/notifications/preferences/'
const put = 'PUT /api/notifications/preferences/'
const daily = { in_app: true, email: 'digest', push: true } as const
const preferences = {
  like: { ...daily, email: 'off' },
  comment: daily,
  moderation: { in_app: true, push: true },
} as unknown as NotificationPreferences
const phone: PushBrowser = {
  id: 8,
  browser: 'Firefox',
  device: 'Android phone',
  created_at: '2026-01-05T08:00:00Z',
  is_current: false,
}

beforeEach(() => signedIn())

/** Serves these preferences, in a browser whose push messages are in this state. */
function show(state: push.PushState, routes: Parameters<typeof fakeApi>[0] = {}) {
  vi.spyOn(push, 'pushState').mockResolvedValue(state)
  const api = fakeApi({
    [get]: preferences,
    'GET /api/notifications/push/': { public_key: 'k', results: [phone] },
    [put]: preferences,
    ...routes,
  })
  render(Toast)
  render(NotificationSettingsPage)
  return api
}

test('each change is saved with all other choices', async () => {
  const api = show('off')
  await userEvent.click(await screen.findByRole('checkbox', { name: 'Likes of your workouts: in the app' }))
  expect(await screen.findByText('Saved.')).toBeTruthy()
  const like = { in_app: false, email: 'off', push: true }
  expect(await api.lastBody(put)).toEqual({ ...preferences, like })
  expect(
    screen.getByRole<HTMLSelectElement>('combobox', { name: 'Likes of your workouts: by email' }).disabled,
  ).toBe(true)
  await userEvent.selectOptions(
    screen.getByRole('combobox', { name: 'Comments on your workouts: by email' }),
    'At once',
  )
  const comment = { ...daily, email: 'at_once' }
  await expect.poll(() => api.requests(put).at(-1)?.body).toEqual({ ...preferences, like, comment })
})

test('a choice that the server refuses is undone, with a message', async () => {
  show('off', { [put]: refusal(500, 'internal') })
  const box = await screen.findByRole<HTMLInputElement>('checkbox', {
    name: 'Comments on your workouts: in the app',
  })
  await userEvent.click(box)
  await expect.poll(() => box.checked).toBe(true)
})

test('decisions of moderators are always mailed', async () => {
  show('off')
  expect(await screen.findByText('Always')).toBeTruthy()
  expect(screen.queryByRole('combobox', { name: /Decisions/ })).toBeNull()
})

test.each([
  ['denied', /Your browser blocks notifications/],
  ['unsupported', /add FitTrack to the home screen/],
  ['insecure', /begins with https/],
] as const)('push messages that are %s are explained, without a button', async (state, text) => {
  show(state)
  expect(await screen.findByText(text)).toBeTruthy()
  expect(screen.queryByRole('button', { name: /^Turn o(n|ff)$/ })).toBeNull()
})

test('push messages are turned on and off, and a failure is explained', async () => {
  show('off')
  const subscribe = vi.spyOn(push, 'subscribeToPush').mockResolvedValue('unreachable')
  vi.spyOn(push, 'unsubscribeFromPush').mockResolvedValue('off')
  await userEvent.click(await screen.findByRole('button', { name: 'Turn on' }))
  expect(await screen.findByText(/does not reach its push service/)).toBeTruthy()
  subscribe.mockResolvedValue('on')
  await userEvent.click(screen.getByRole('button', { name: 'Turn on' }))
  expect(await screen.findByText('This browser shows push messages until you sign out.')).toBeTruthy()
  await userEvent.click(screen.getByRole('button', { name: 'Turn off' }))
  expect(await screen.findByText('This browser shows no push messages.')).toBeTruthy()
})

test('other browsers are listed, and can be turned off', async () => {
  const remove = 'DELETE /api/notifications/push/{id}/'
  const api = show('on', { [remove]: null })
  await userEvent.click(await screen.findByRole('button', { name: 'Turn off: Firefox, Android phone' }))
  expect((await api.request(remove)).path).toBe('/api/notifications/push/8/')
})
