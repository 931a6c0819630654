import { api } from '../../api/client.ts'
import { unwrap } from '../../api/problem.ts'
import { onSessionEnd } from '../../session/session.svelte.ts'

/**
 * `unsupported`: this browser has no push messages; an iPhone has them only once the site is on its home screen.
 * `denied`: the person has refused them, which only the settings of the browser can change. `on`: it gets them.
 */
export type PushState = 'unsupported' | 'denied' | 'off' | 'on'

const WORKER = '/sw.js'

/** Whether this browser gets push messages of the person who is signed in. */
export async function pushState(): Promise<PushState> {
  if (!isSupported()) return 'unsupported'
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
  const subscription = await subscribe(public_key)
  const { endpoint = '', keys } = subscription.toJSON()
  const { p256dh = '', auth = '' } = keys ?? {}
  await unwrap(api.POST('/api/notifications/push/', { body: { endpoint, keys: { p256dh, auth } } }))
  return 'on'
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

/** On a shared device, the next person must neither get nor find messages for the last one. Call it once. */
export function forgetPushAtSignOut(): void {
  onSessionEnd(() => {
    // The server has deleted the subscription already. A browser that fails here only keeps a useless one.
    if (isSupported()) forgetBrowser().catch(() => {})
  })
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

async function forgetBrowser(): Promise<void> {
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
