import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { fakeApi, refusal } from '../../test/fake-api.ts'
import { EVENTS, type FakeStream, fakeEvents, fakeStream } from '../../test/fake-events.ts'
import { notification, signedIn, signInAnswer } from '../../test/fixtures.ts'
import { signOut } from '../session/session.svelte.ts'
import { followEvents, followWorkout, onEvent } from './events.svelte.ts'
import { unreadCount } from './unread.svelte.ts'

let stop = () => {}
let visibility: DocumentVisibilityState = 'visible'

function serve(routes: Parameters<typeof fakeApi>[0] = {}) {
  const events = fakeEvents()
  const api = fakeApi({
    ...events.route,
    'GET /api/notifications/count/': { count: 7 },
    'POST /api/auth/logout/': null,
    ...routes,
  })
  return { ...events, requests: () => api.requests(EVENTS) }
}

function show(state: DocumentVisibilityState) {
  visibility = state
  document.dispatchEvent(new Event('visibilitychange'))
}

beforeEach(async () => {
  visibility = 'visible'
  vi.spyOn(document, 'visibilityState', 'get').mockImplementation(() => visibility)
  vi.spyOn(Math, 'random').mockReturnValue(0)
  await signedIn()
})

afterEach(() => {
  stop()
  stop = () => {}
})

test('events arrive, also in pieces, and unknown ones are left out', async () => {
  const server = serve()
  const received = vi.fn()
  const ended = onEvent('notification', received)
  stop = followEvents()
  const stream = await server.opened(1)
  expect(server.requests()[0]?.headers.get('authorization')).toBe('Bearer token')
  const text = `event: notification\nid: 9\ndata: ${JSON.stringify(notification())}\n\n`
  await stream.write(`retry: 900\n\n:\n\nevent: new_kind\ndata: 1\n\n${text.slice(0, 40)}`)
  await stream.write(text.slice(40))
  await expect.poll(() => received.mock.calls).toEqual([[notification()]])
  await stream.send('unread', { count: 3 }, 9)
  await expect.poll(unreadCount).toBe(3)
  ended()
})

test('a stream that ends continues after the last event, when the server asked for it', async () => {
  const server = serve()
  stop = followEvents()
  const first = await server.opened(1)
  expect(server.requests()[0]?.headers.has('last-event-id')).toBe(false)
  await first.write('retry: 30\n\n')
  await first.send('unread', { count: 1 }, 12)
  await expect.poll(unreadCount).toBe(1)
  await first.end()
  await server.opened(2)
  expect(server.requests()[1]?.headers.get('last-event-id')).toBe('12')
})

test('a token that has expired is refreshed, and the stream continues with the new one', async () => {
  vi.spyOn(document, 'cookie', 'get').mockReturnValue('csrf_token=c')
  let tokens = 0
  const opened: FakeStream[] = []
  const api = fakeApi({
    [EVENTS]: (request) => {
      if (request.headers.get('authorization') === 'Bearer token') return refusal(401, 'unauthenticated')
      opened.push(fakeStream(request))
      return opened[0]!.response
    },
    'POST /api/auth/token/refresh/': () => ({ ...signInAnswer(), access: `fresh${++tokens}` }) as never,
  })
  stop = followEvents()
  await expect.poll(() => opened.length).toBe(1)
  expect(api.requests(EVENTS).map(({ headers }) => headers.get('authorization'))).toEqual([
    'Bearer token',
    'Bearer fresh1',
  ])
})

test('after refusals, it waits twice as long each time, and asks for the number', async () => {
  vi.useFakeTimers()
  const server = serve({ [EVENTS]: refusal(503, 'unavailable') })
  stop = followEvents()
  // Half of twice the wait, because the test has made chance small.
  const waits = [1_000, 2_000, 4_000]
  for (const [i, wait_ms] of waits.entries()) {
    await vi.advanceTimersByTimeAsync(i === 0 ? 0 : 1)
    expect(server.requests()).toHaveLength(i + 1)
    await vi.advanceTimersByTimeAsync(wait_ms - 1)
    expect(server.requests()).toHaveLength(i + 1)
  }
  expect(unreadCount()).toBe(7)
})

test('a tab that comes back from sleep connects at once, and one that hears nothing does after 50 s', async () => {
  vi.useFakeTimers()
  const server = serve()
  stop = followEvents()
  await vi.advanceTimersByTimeAsync(0)
  vi.setSystemTime(Date.now() + 3_600_000)
  show('visible')
  await vi.advanceTimersByTimeAsync(0)
  expect(server.requests()).toHaveLength(2)
  await vi.advanceTimersByTimeAsync(49_000)
  expect(server.requests()).toHaveLength(2)
  await vi.advanceTimersByTimeAsync(2_000)
  await vi.advanceTimersByTimeAsync(1_000)
  expect(server.requests()).toHaveLength(3)
})

test('a tab that is hidden for 5 minutes has no stream until it is shown', async () => {
  vi.useFakeTimers()
  const server = serve()
  stop = followEvents()
  await vi.advanceTimersByTimeAsync(0)
  show('hidden')
  await vi.advanceTimersByTimeAsync(299_000)
  expect(await server.streams.at(-1)?.isOpen()).toBe(true)
  await vi.advanceTimersByTimeAsync(1_000)
  const hidden = server.requests().length
  await vi.advanceTimersByTimeAsync(3_600_000)
  expect(server.requests()).toHaveLength(hidden)
  show('visible')
  await vi.advanceTimersByTimeAsync(0)
  expect(server.requests()).toHaveLength(hidden + 1)
})

test('a hidden tab gives up its stream when another tab is shown', async () => {
  const server = serve()
  stop = followEvents()
  const opened = await server.opened(1)
  visibility = 'hidden'
  const other = new BroadcastChannel('fittrack-events')
  other.postMessage('shown')
  other.close()
  await expect.poll(() => opened.isOpen()).toBe(false)
})

test('the stream of a signed-out person is closed', async () => {
  const server = serve()
  stop = followEvents()
  const opened = await server.opened(1)
  await opened.send('unread', { count: 5 }, 1)
  await expect.poll(unreadCount).toBe(5)
  await signOut()
  expect(unreadCount()).toBe(0)
  await expect.poll(() => opened.isOpen()).toBe(false)
  expect(unreadCount()).toBe(0)
  expect(server.requests()).toHaveLength(1)
})

test('the likes and comments of the open workout are followed, one workout at a time', async () => {
  const server = serve()
  stop = followEvents()
  await server.opened(1)
  const changed = vi.fn()
  const leave = followWorkout(7, changed)
  const stream = await server.opened(2)
  expect(server.requests()[1]?.query).toEqual({ workout: '7' })
  const reactions = { id: 7, likes_count: 2, comments_count: 1 }
  await stream.send('workout', reactions)
  await expect.poll(() => changed.mock.calls).toEqual([[reactions]])
  leave()
  const again = followWorkout(7, changed)
  expect(server.requests()).toHaveLength(2)
  again()
  followWorkout(8, changed)()
  await expect.poll(() => server.requests().at(-1)?.query).toEqual({ workout: '8' })
})

test('a workout that is hidden from this person is no longer followed', async () => {
  const opened: FakeStream[] = []
  const api = fakeApi({
    [EVENTS]: (request) => {
      if (request.query.workout) return refusal(404, 'not_found')
      opened.push(fakeStream(request))
      return opened.at(-1)!.response
    },
  })
  const leave = followWorkout(7, () => {})
  stop = followEvents()
  await expect.poll(() => opened.length).toBe(1)
  expect(api.requests(EVENTS).map(({ query }) => query)).toEqual([{ workout: '7' }, {}])
  leave()
})
