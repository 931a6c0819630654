import { problemFrom } from './problem.ts'

/**
 * The access token is kept in memory only. The refresh token is in an HttpOnly cookie that no script can read. The
 * CSRF cookie is readable: it is sent along with the refresh token, and its presence shows that there is one.
 */
let access: string | null = null
let refreshing: Promise<boolean> | null = null
let onExpired = () => {}

export function setAccess(token: string | null): void {
  access = token
}

export function currentAccess(): string | null {
  return access
}

export function whenExpired(callback: () => void): void {
  onExpired = callback
}

/** On https the `__Host-` prefix binds the cookie to this host. One without it may be set by another subdomain. */
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

/** Gets a new access token. False when the session has ended; throws when the server cannot be reached. */
export function refreshAccess(): Promise<boolean> {
  refreshing ??= acrossTabs(requestAccess).finally(() => {
    refreshing = null
  })
  return refreshing
}

// The server ends a session whose refresh token is used twice, so two tabs must not refresh at once.
function acrossTabs(work: () => Promise<boolean>): Promise<boolean> {
  // navigator.locks exists in secure contexts only: not on plain http in a home network.
  return navigator.locks ? navigator.locks.request('fittrack-refresh', work) : work()
}

async function requestAccess(): Promise<boolean> {
  if (csrfToken() === null) return endOfSession()
  const response = await fetch('/api/auth/token/refresh/', {
    method: 'POST',
    headers: csrfHeaders(),
    body: '{}',
  })
  if (response.status >= 500 || response.status === 429)
    throw problemFrom(response.status, null, response.headers.get('retry-after'))
  if (!response.ok) return endOfSession()
  access = ((await response.json()) as { access: string }).access
  return true
}

function endOfSession(): false {
  access = null
  onExpired()
  return false
}

/** A newer token than `used`, which the server has just refused. Null when the session has ended. */
export async function accessAfter(used: string): Promise<string | null> {
  if (access === used) await refreshAccess()
  return access
}

/** `fetch` with the access token; on a 401 it refreshes once and tries retry. */
export async function authorisedFetch(request: Request): Promise<Response> {
  const used = access
  if (used === null) return fetch(request)
  const retry = request.clone()
  request.headers.set('authorization', `Bearer ${used}`)
  const response = await fetch(request)
  if (response.status !== 401) return response
  const fresh = await accessAfter(used)
  if (fresh === null) return response
  retry.headers.set('authorization', `Bearer ${fresh}`)
  return fetch(retry)
}
