import { render, screen, within } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { beforeEach, expect, test } from 'vitest'
import { fakeApi, refusal } from '../../../test/fake-api.ts'
import { fakeEvents } from '../../../test/fake-events.ts'
import { notification, signedIn } from '../../../test/fixtures.ts'
import type { Notification } from '../../api/types.ts'
import { followEvents } from '../../events/events.svelte.ts'
import { setUnreadCount, unreadCount } from '../../events/unread.svelte.ts'
import { useLanguage } from '../../i18n/i18n.svelte.ts'
import NotificationsPage from './NotificationsPage.svelte'

const get = 'GET /api/notifications/'
const read = 'POST /api/notifications/read/'
const page = (...results: Notification[]) => ({ next: null, previous: null, results })
const workout = { id: 7, title: 'Lake ride', is_owner: true }
const comment = { id: 12, excerpt: 'Strong!' }
const nobody = { actors: [], actors_count: 0, workout: null }

beforeEach(() => signedIn())

const entry = async () => within(await screen.findByRole('listitem')).getByRole('link')

test.each<[Partial<Notification>, string, string]>([
  [{}, 'Eva liked “Lake ride”', '/workouts/7'],
  [{ actors_count: 2 }, 'Eva and one other person liked “Lake ride”', '/workouts/7'],
  [{ actors_count: 5 }, 'Eva and 4 others liked “Lake ride”', '/workouts/7'],
  [{ kind: 'comment', comment }, 'Eva commented on “Lake ride”', '/workouts/7?comment=12'],
  [{ kind: 'follow', workout: null }, 'Eva follows you', '/people/eva'],
  [
    { kind: 'follow', workout: null, actors_count: 3 },
    'Eva and 2 others follow you',
    '/people/ann/followers',
  ],
  [{ kind: 'follow_request', workout: null }, 'Eva asks to follow you', '/people'],
  [
    { kind: 'goal_reached', ...nobody, goal: { id: 3, kind: 'distance', description: 'Marathon' } },
    'You have reached a goal',
    '/goals/3',
  ],
  [
    { kind: 'record', ...nobody, workout, data: { records: ['furthest'] } },
    '“Lake ride” is a personal record',
    '/workouts/7',
  ],
  [{ kind: 'moderation', ...nobody }, 'The moderators have a message for you', '/settings/decisions'],
])('%o says “%s” and links to %s', async (change, sentence, href) => {
  fakeApi({ [get]: page(notification({ is_read: true, ...change })) })
  render(NotificationsPage)
  const link = await entry()
  expect(link.textContent.trim()).toBe(sentence)
  expect(link.getAttribute('href')).toBe(href)
})

test.each<[Partial<Notification>, string]>([
  [{ kind: 'reply', comment }, '“Strong!”'],
  [{ kind: 'mention', comment: { id: 1, excerpt: 'x'.repeat(140) } }, `“${'x'.repeat(140)} …”`],
  [{ kind: 'record', ...nobody, workout, data: { records: ['furthest', 'new_kind'] } }, 'Furthest'],
  [{ kind: 'streak_ending', ...nobody, data: { streak_days: 12 } }, '12 days in a row'],
  [
    { kind: 'import_finished', ...nobody, data: { imported: 3, duplicates: 1, refused: 0 } },
    '3 files imported · 1 already there',
  ],
  [
    { kind: 'moderation', ...nobody, data: { action: 'warn', reason: 'Spam.' } },
    'You were warned. Reason: Spam.',
  ],
  [
    { kind: 'moderation', ...nobody, data: { action: 'reversed', reason: 'It was your own shop.' } },
    'The decision was reversed: It was your own shop.',
  ],
])('%o also says “%s”', async (change, details) => {
  fakeApi({ [get]: page(notification(change)) })
  render(NotificationsPage)
  expect(await screen.findByText(details)).toBeTruthy()
})

test('a German reader gets German sentences', async () => {
  await useLanguage('de')
  fakeApi({ [get]: page(notification({ actors_count: 5 })) })
  render(NotificationsPage)
  expect((await entry()).textContent.trim()).toBe('Ungelesen: Eva und 4 weiteren gefällt „Lake ride“')
})

test('one is marked as read by its button, and by opening it', async () => {
  setUnreadCount(2)
  const [first, second] = [notification(), notification({ id: 3, seq: 8, kind: 'comment', comment })]
  const api = fakeApi({ [get]: page(first, second), [read]: { count: 1 } })
  render(NotificationsPage)
  await userEvent.click(await screen.findByRole('button', { name: 'Mark as read: Eva liked “Lake ride”' }))
  expect(await api.lastBody(read)).toEqual({ ids: [4] })
  await expect.poll(unreadCount).toBe(1)
  expect(screen.queryByRole('button', { name: /liked/ })).toBeNull()

  await userEvent.click(screen.getByRole('link', { name: /commented/ }))
  await expect.poll(() => api.requests(read).at(-1)?.body).toEqual({ ids: [3] })
  await userEvent.click(screen.getByRole('link', { name: /commented/ }))
  expect(api.requests(read)).toHaveLength(2)
})

test('all are marked up to the newest one that the reader has seen', async () => {
  setUnreadCount(2)
  const api = fakeApi({ [get]: page(notification(), notification({ id: 3, seq: 8 })), [read]: { count: 0 } })
  render(NotificationsPage)
  await userEvent.click(await screen.findByRole('button', { name: 'Mark all as read' }))
  expect(await api.lastBody(read)).toEqual({ up_to_seq: 9 })
  await expect.poll(() => screen.queryAllByRole('button')).toEqual([])
})

test('a mark that the server refuses is taken back, with a message', async () => {
  fakeApi({ [get]: page(notification()), [read]: refusal(500, 'internal') })
  render(NotificationsPage)
  await userEvent.click(await screen.findByRole('button', { name: /Mark as read/ }))
  expect(await screen.findByRole('button', { name: /Mark as read/ })).toBeTruthy()
})

test('the list grows', async () => {
  const older = { next: '/api/notifications/?cursor=before-9', previous: null, results: [notification()] }
  const api = fakeApi({
    [get]: ({ query }) => (query.cursor ? page(notification({ id: 1, seq: 2, kind: 'follow' })) : older),
  })
  render(NotificationsPage)
  await userEvent.click(await screen.findByRole('button', { name: 'Show more' }))
  expect(await screen.findByText(/follows you/)).toBeTruthy()
  expect(within(screen.getByRole('list')).getAllByRole('listitem')).toHaveLength(2)
  expect(api.requests(get).at(-1)?.query).toEqual({ cursor: 'before-9', page_size: '20' })
})

test('without notifications, the page says what will appear', async () => {
  fakeApi({ [get]: page() })
  render(NotificationsPage)
  expect(await screen.findByText('Nothing new yet')).toBeTruthy()
})

test('what is new appears above the others, once, and what was read elsewhere is no longer new', async () => {
  const events = fakeEvents()
  let isRead = false
  fakeApi({
    ...events.route,
    [get]: () => page(notification({ id: 5, seq: 8 }), notification({ is_read: isRead, seq: 7 })),
  })
  const stop = followEvents()
  render(NotificationsPage)
  await screen.findAllByRole('listitem')
  const stream = await events.opened(1)
  await stream.send('notification', notification({ seq: 9, actors_count: 2 }), 9)
  const sentences = () =>
    within(screen.getByRole('list'))
      .getAllByRole('link')
      .map(({ textContent }) => textContent.trim())
  await expect
    .poll(sentences)
    .toEqual(['Unread: Eva and one other person liked “Lake ride”', 'Unread: Eva liked “Lake ride”'])
  isRead = true
  await stream.send('unread', { count: 1 }, 9)
  await expect.poll(sentences).toEqual(['Unread: Eva liked “Lake ride”', 'Eva liked “Lake ride”'])
  stop()
})
