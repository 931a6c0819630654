import { problemFrom } from './problem.ts'

/** A token, and the session in which it was issued. */
export type AccessToken = { readonly value: string; readonly session: number }

/**
 * The access token is kept in memory only. The refresh token is in an HttpOnly cookie that no script can read. The
 * CSRF cookie is readable: its value is sent with each refresh, and its presence shows that there is a refresh token.
 */
let current: AccessToken | null = null
/** Counts sign-ins and sign-outs, so that a request of one session is never repeated in another. */
let session = 0
let refreshing: Promise<boolean> | null = null
let onExpired = () => {}

/** Begins a session with its first token, or with null ends the current session. */
export function setAccessToken(token: string | null): void {
  session++
  refreshing = null
  current = token === null ? null : { value: token, session }
}

export function currentAccessToken(): AccessToken | null {
  return current
}

export function onSessionExpired(callback: () => void): void {
  onExpired = callback
}

/** The `__Host-` prefix binds the cookie to this host. Another subdomain may have set a cookie without the prefix. */
export function csrfToken(cookies: string = document.cookie): string | null {
  const pairs = cookies.split('; ')
  for (const name of ['__Host-csrf_token=', 'csrf_token=']) {
    const found = pairs.find((pair) => pair.startsWith(name))
    if (found) return decodeURIComponent(found.slice(name.length))
  }
  return null
}

export function csrfHeaders(): Record<string, string> {
  return { 'content-type': 'application/json', 'x-csrf-token': csrfToken() ?? '' }
}

/**
 * Gets a new access token. Returns false when the session has ended, or when another one has begun in the meantime;
 * throws when the server cannot be reached.
 */
export function refreshAccessToken(): Promise<boolean> {
  if (refreshing) return refreshing
  const started = acrossTabs(requestAccessToken).finally(() => {
    if (refreshing === started) refreshing = null
  })
  refreshing = started
  return started
}

// Two tabs must not use the same refresh token: the server ends a session when it sees an old token again.
function acrossTabs(work: () => Promise<boolean>): Promise<boolean> {
  // navigator.locks exists in secure contexts only: not on plain http in a home network.
  return navigator.locks ? navigator.locks.request('fittrack-refresh', work) : work()
}

async function requestAccessToken(): Promise<boolean> {
  const before = session
  if (csrfToken() === null) return endSession()
  const response = await fetch('/api/auth/token/refresh/', {
    method: 'POST',
    headers: csrfHeaders(),
    body: '{}',
  })
  if (session !== before) return false
  if (response.status >= 500 || response.status === 429)
    throw problemFrom(response.status, null, response.headers.get('retry-after'))
  if (!response.ok) return endSession()
  const { access } = (await response.json()) as { access: string }
  if (session !== before) return false
  current = { value: access, session }
  return true
}

function endSession(): false {
  setAccessToken(null)
  onExpired()
  return false
}

/** Returns a newer token than the refused `used`; null when the session of `used` has ended, even if a new one began. */
export async function refreshedTokenAfter(used: AccessToken): Promise<AccessToken | null> {
  if (current?.value === used.value) await refreshAccessToken()
  return current?.session === used.session ? current : null
}

/** `fetch` with the access token; on a 401 it refreshes the token once and sends the request again. */
export async function authorisedFetch(request: Request): Promise<Response> {
  const used = current
  if (used === null) return fetch(request)
  const copy = request.clone()
  request.headers.set('authorization', `Bearer ${used.value}`)
  const response = await fetch(request)
  if (response.status !== 401) return response
  const fresh = await refreshedTokenAfter(used)
  if (fresh === null) return response
  copy.headers.set('authorization', `Bearer ${fresh.value}`)
  return fetch(copy)
}
