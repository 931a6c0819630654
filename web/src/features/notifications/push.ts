import { api } from '../../api/client.ts'
import { unwrap } from '../../api/problem.ts'
import type { PushBrowser } from '../../api/types.ts'

/**
 * `insecure`: browsers have push messages only on HTTPS. `unsupported`: this browser has none; an iPhone has them only
 * once the site is on its home screen. `denied`: the person has refused them, which only the settings of the browser can
 * change. `unreachable`: the browser did not reach its push service. `on`: it gets them.
 */
export type PushState = 'insecure' | 'unsupported' | 'denied' | 'unreachable' | 'off' | 'on'

const WORKER = '/sw.js'
/** The address of the subscription that the server has, to notice when the browser has changed it. */
const SAVED = 'fittrack.push'

/** Whether this browser gets push messages of the person who is signed in. */
export async function pushState(): Promise<PushState> {
  if (!isSupported()) return window.isSecureContext ? 'unsupported' : 'insecure'
  if (Notification.permission === 'denied') return 'denied'
  const subscription = await currentSubscription()
  if (!subscription) return 'off'
  const { public_key, results } = await unwrap(api.GET('/api/notifications/push/'))
  const isKnown = results.some(({ is_current }) => is_current) && isMadeFor(subscription, public_key)
  return isKnown ? 'on' : 'off'
}

/** Asks for permission and subscribes. Call it in answer to a click, because browsers refuse to ask otherwise. */
export async function subscribeToPush(): Promise<PushState> {
  if (!isSupported()) return 'unsupported'
  const permission = await Notification.requestPermission()
  if (permission !== 'granted') return permission === 'denied' ? 'denied' : 'off'
  const { public_key } = await unwrap(api.GET('/api/notifications/push/'))
  const subscription = await subscribe(public_key).catch(() => null)
  if (!subscription) return 'unreachable'
  await save(subscription)
  return 'on'
}

/** Tells the server the new address after the browser has changed the subscription. */
export async function renewPush(): Promise<void> {
  if (!isSupported() || Notification.permission !== 'granted') return
  const subscription = await currentSubscription()
  if (subscription && subscription.endpoint !== localStorage.getItem(SAVED)) await save(subscription)
}

async function save(subscription: PushSubscription): Promise<void> {
  const { endpoint = '', keys } = subscription.toJSON()
  const { p256dh = '', auth = '' } = keys ?? {}
  await unwrap(api.POST('/api/notifications/push/', { body: { endpoint, keys: { p256dh, auth } } }))
  localStorage.setItem(SAVED, endpoint)
}

/** The person's other browsers that get push messages. */
export async function otherBrowsers(): Promise<PushBrowser[]> {
  const { results } = await unwrap(api.GET('/api/notifications/push/'))
  return results.filter(({ is_current }) => !is_current)
}

/** Stops the messages to this browser. */
export async function unsubscribeFromPush(): Promise<PushState> {
  if (!isSupported()) return 'unsupported'
  const { results } = await unwrap(api.GET('/api/notifications/push/'))
  for (const { id, is_current } of results)
    if (is_current) await unwrap(api.DELETE('/api/notifications/push/{id}/', { params: { path: { id } } }))
  await forgetBrowser()
  return pushState()
}

function isSupported(): boolean {
  return 'serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window
}

async function currentSubscription(): Promise<PushSubscription | null> {
  const registration = await navigator.serviceWorker.getRegistration(WORKER)
  return (await registration?.pushManager.getSubscription()) ?? null
}

async function subscribe(public_key: string): Promise<PushSubscription> {
  await navigator.serviceWorker.register(WORKER)
  const { pushManager } = await navigator.serviceWorker.ready
  const earlier = await pushManager.getSubscription()
  if (earlier && isMadeFor(earlier, public_key)) return earlier
  await earlier?.unsubscribe()
  return pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: public_key })
}

/** On a shared device, the next person must neither get nor find messages for the last one. */
export async function forgetBrowser(): Promise<void> {
  localStorage.removeItem(SAVED)
  if (!isSupported()) return
  const registration = await navigator.serviceWorker.getRegistration(WORKER)
  if (!registration) return
  for (const shown of await registration.getNotifications()) shown.close()
  const subscription = await registration.pushManager.getSubscription()
  await subscription?.unsubscribe()
}

function isMadeFor({ options }: PushSubscription, public_key: string): boolean {
  if (!options.applicationServerKey) return false
  const bytes = String.fromCharCode(...new Uint8Array(options.applicationServerKey))
  return btoa(bytes).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '') === public_key
}
