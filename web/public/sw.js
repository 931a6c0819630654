// Shows push messages and opens their pages. The server encrypts { title, body, path, tag } for this browser.

self.addEventListener('install', () => self.skipWaiting())
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()))

self.addEventListener('push', (event) => {
  const message = readMessage(event.data)
  if (!message) return
  const { title, body, path, tag } = message
  event.waitUntil(self.registration.showNotification(title, { body, tag, icon: '/icon.svg', data: { path } }))
})

self.addEventListener('notificationclick', (event) => {
  event.notification.close()
  event.waitUntil(openPage(addressOf(event.notification.data?.path)))
})

self.addEventListener('pushsubscriptionchange', (event) => event.waitUntil(renew(event)))

function readMessage(data) {
  try {
    return data.json()
  } catch {
    return null
  }
}

/** Only pages of this site. */
function addressOf(path) {
  const address = new URL(path ?? '/', self.location.origin)
  return address.origin === self.location.origin ? address.href : self.location.origin
}

/** Uses a window that is open, because people rarely want a second one. */
async function openPage(address) {
  const windows = await self.clients.matchAll({ type: 'window', includeUncontrolled: true })
  const open = windows.find((client) => client.url === address) ?? windows[0]
  if (!open) return self.clients.openWindow(address)
  const focused = await open.focus()
  if (focused.url === address) return
  // A browser navigates only windows that this worker controls.
  await focused.navigate(address).catch(() => self.clients.openWindow(address))
}

/**
 * Subscribes again for the same server key. Only a page has an access token, so an open page tells the server the new
 * address; otherwise the next page that is opened does.
 */
async function renew({ oldSubscription, newSubscription }) {
  const { applicationServerKey } = oldSubscription?.options ?? {}
  if (!newSubscription && applicationServerKey)
    await self.registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey })
  for (const page of await self.clients.matchAll({ type: 'window' })) page.postMessage('push_changed')
}
