import { readFileSync } from 'node:fs'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { fakeApi } from '../../../test/fake-api.ts'
import { forgetBrowser, pushState, renewPush, subscribeToPush, unsubscribeFromPush } from './push.ts'

const KEY = 'BNcRdreALRFXTkOOUHK1EtK2wtaz5Ry4YfYCA_0QTpQtUbVlUls0VJXg7A8u-Ts1XbjhazAkj7I99e8QcYP7DkM'
const KEYS = { p256dh: 'p', auth: 'a' }
const here = { id: 7, browser: 'Firefox', device: '', created_at: '2026-01-05T08:00:00Z', is_current: true }
const bytesOf = (key: string) => Uint8Array.from(Buffer.from(key, 'base64url')).buffer

/** A browser with push messages, as far as `push.ts` uses it. */
function fakeBrowser({
  permission = 'default',
  answer = 'granted',
  subscribedWith = '',
  hasPushService = true,
}) {
  const browser = {
    permission,
    subscribed: subscribedWith !== '',
    key: subscribedWith,
    endpoint: 'https://push.test/1',
    closed: 0,
  }
  const subscription = () => ({
    endpoint: browser.endpoint,
    options: { applicationServerKey: bytesOf(browser.key) },
    toJSON: () => ({ endpoint: browser.endpoint, keys: KEYS }),
    unsubscribe: async () => {
      browser.subscribed = false
    },
  })
  const registration = {
    pushManager: {
      getSubscription: async () => (browser.subscribed ? subscription() : null),
      subscribe: async ({ applicationServerKey }: { applicationServerKey: string }) => {
        if (!hasPushService) throw new DOMException('push service error', 'AbortError')
        Object.assign(browser, { subscribed: true, key: applicationServerKey })
        return subscription()
      },
    },
    getNotifications: async () => [{ close: () => browser.closed++ }],
  }
  vi.stubGlobal('PushManager', class {})
  vi.stubGlobal('Notification', {
    get permission() {
      return browser.permission
    },
    requestPermission: async () => {
      browser.permission = answer
      return answer
    },
  })
  Object.defineProperty(navigator, 'serviceWorker', {
    configurable: true,
    value: {
      register: async () => registration,
      ready: Promise.resolve(registration),
      getRegistration: async () => registration,
    },
  })
  return browser
}

beforeEach(() => {
  Reflect.deleteProperty(navigator, 'serviceWorker')
  localStorage.removeItem('fittrack.push')
  vi.stubGlobal('isSecureContext', true)
})
afterEach(() => vi.unstubAllGlobals())

test('a browser without push messages is told apart from one that may not send them', async () => {
  expect(await pushState()).toBe('unsupported')
  fakeBrowser({ permission: 'denied' })
  expect(await pushState()).toBe('denied')
})

test('without HTTPS, the state is insecure instead of unsupported', async () => {
  vi.stubGlobal('isSecureContext', false)
  expect(await pushState()).toBe('insecure')
})

test('a subscription is on only when the server knows it, with the key that it has now', async () => {
  fakeBrowser({ permission: 'granted', subscribedWith: KEY })
  fakeApi({ 'GET /api/notifications/push/': { public_key: KEY, results: [here] } })
  expect(await pushState()).toBe('on')
  fakeApi({ 'GET /api/notifications/push/': { public_key: `${KEY.slice(0, -1)}A`, results: [here] } })
  expect(await pushState()).toBe('off')
  fakeApi({ 'GET /api/notifications/push/': { public_key: KEY, results: [] } })
  expect(await pushState()).toBe('off')
})

test('subscribing asks for permission, and tells the server address and keys', async () => {
  const browser = fakeBrowser({})
  const { lastBody } = fakeApi({
    'GET /api/notifications/push/': { public_key: KEY, results: [] },
    'POST /api/notifications/push/': here,
  })
  expect(await subscribeToPush()).toBe('on')
  expect(browser).toMatchObject({ subscribed: true, key: KEY })
  const sent = await lastBody('POST /api/notifications/push/')
  expect(sent).toEqual({ endpoint: 'https://push.test/1', keys: KEYS })
})

test('a refused permission changes nothing', async () => {
  const browser = fakeBrowser({ answer: 'denied' })
  expect(await subscribeToPush()).toBe('denied')
  expect(browser.subscribed).toBe(false)
})

test('a browser that does not reach its push service is told from a server that does not answer', async () => {
  fakeBrowser({ hasPushService: false })
  fakeApi({ 'GET /api/notifications/push/': { public_key: KEY, results: [] } })
  expect(await subscribeToPush()).toBe('unreachable')
})

test('a subscription that the browser has changed is told to the server, once', async () => {
  const browser = fakeBrowser({ subscribedWith: KEY })
  const post = 'POST /api/notifications/push/'
  const { requests } = fakeApi({
    'GET /api/notifications/push/': { public_key: KEY, results: [] },
    [post]: here,
  })
  await subscribeToPush()
  await renewPush()
  expect(requests(post)).toHaveLength(1)
  browser.endpoint = 'https://push.test/2'
  await renewPush()
  await renewPush()
  expect(requests(post).map(({ body }) => body)).toEqual([
    { endpoint: 'https://push.test/1', keys: KEYS },
    { endpoint: 'https://push.test/2', keys: KEYS },
  ])
  await forgetBrowser()
  await renewPush()
  expect(requests(post)).toHaveLength(2)
})

test('unsubscribing ends it in the browser and on the server, and removes what is shown', async () => {
  const browser = fakeBrowser({ permission: 'granted', subscribedWith: KEY })
  const { requests } = fakeApi({
    'GET /api/notifications/push/': {
      public_key: KEY,
      results: [here, { ...here, id: 8, is_current: false }],
    },
    'DELETE /api/notifications/push/{id}/': null,
  })
  expect(await unsubscribeFromPush()).toBe('off')
  expect(browser).toMatchObject({ subscribed: false, closed: 1 })
  const deleted = requests('DELETE /api/notifications/push/{id}/').map(({ path }) => path)
  expect(deleted).toEqual(['/api/notifications/push/7/'])
})

/** Runs the service worker; returns its listeners and what it did. */
function runWorker(windows: { url: string }[]) {
  const listeners: Record<string, (event: object) => void> = {}
  const shown: unknown[] = []
  const opened: string[] = []
  const subscribed: unknown[] = []
  const told: unknown[] = []
  const scope = {
    addEventListener: (name: string, listener: () => void) => {
      listeners[name] = listener
    },
    location: { origin: 'https://fit.test' },
    registration: {
      showNotification: async (...given: unknown[]) => void shown.push(given),
      pushManager: { subscribe: async (options: unknown) => void subscribed.push(options) },
    },
    clients: {
      matchAll: async () =>
        windows.map(({ url }) => ({
          url,
          postMessage: (message: unknown) => told.push(message),
          focus: async () => ({ url, navigate: async (to: string) => void opened.push(`navigated ${to}`) }),
        })),
      openWindow: async (to: string) => void opened.push(`opened ${to}`),
    },
  }
  const code = readFileSync('web/public/sw.js', 'utf8')
  new Function('self', code)(scope)
  const fire = async (name: string, event: object) => {
    let work: Promise<unknown> = Promise.resolve()
    listeners[name]?.({ ...event, waitUntil: (given: Promise<unknown>) => (work = given) })
    await work
  }
  return { shown, opened, subscribed, told, fire }
}

test('the service worker shows a message, and ignores what it cannot read', async () => {
  const { shown, fire } = runWorker([])
  const message = { title: 'FitTrack', body: 'Ben follows you', path: '/people/ben', tag: 'n7' }
  await fire('push', { data: { json: () => message } })
  await fire('push', { data: null })
  const options = { body: 'Ben follows you', tag: 'n7', icon: '/icon.svg', data: { path: '/people/ben' } }
  expect(shown).toEqual([['FitTrack', options]])
})

test.each([
  [[], '/people/ben', ['opened https://fit.test/people/ben']],
  [[{ url: 'https://fit.test/' }], '/people/ben', ['navigated https://fit.test/people/ben']],
  [[{ url: 'https://fit.test/people/ben' }], '/people/ben', []],
  [[], 'https://evil.test/', ['opened https://fit.test']],
])('a click with the windows %j open and the path %s', async (windows, path, expected) => {
  const { opened, fire } = runWorker(windows)
  await fire('notificationclick', { notification: { close() {}, data: { path } } })
  expect(opened).toEqual(expected)
})

test('the service worker subscribes again for the same key, and tells the open pages', async () => {
  const { subscribed, told, fire } = runWorker([{ url: 'https://fit.test/' }])
  const oldSubscription = { options: { applicationServerKey: KEY } }
  await fire('pushsubscriptionchange', { oldSubscription, newSubscription: null })
  expect(subscribed).toEqual([{ userVisibleOnly: true, applicationServerKey: KEY }])
  expect(told).toEqual(['push_changed'])
  await fire('pushsubscriptionchange', { oldSubscription, newSubscription: {} })
  expect(subscribed).toHaveLength(1)
  expect(told).toHaveLength(2)
})
