import { problemFrom } from './problem.ts'

/**
 * The access token lives in this module's memory only; the refresh token lives in an HttpOnly cookie that no
 * script can read. The readable CSRF cookie is both the proof sent with it and the sign that it exists.
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

/** Over https the cookie's name binds it to this host, and one without the prefix may come from a neighbour. */
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

/** Asks for a new access token. False when the session is over; throws when the server did not answer. */
export function refreshAccess(): Promise<boolean> {
  refreshing ??= acrossTabs(requestAccess).finally(() => {
    refreshing = null
  })
  return refreshing
}

// The server ends the session when a rotated token is used twice, so two tabs must not refresh at once.
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

/** A token that differs from `used`, which the server has just refused; null when the session is over. */
export async function accessAfter(used: string): Promise<string | null> {
  if (access === used) await refreshAccess()
  return access
}

/** `fetch` with the access token; on a 401 it refreshes once and tries again. */
export async function authorisedFetch(request: Request): Promise<Response> {
  const used = access
  if (used === null) return fetch(request)
  const again = request.clone()
  request.headers.set('authorization', `Bearer ${used}`)
  const response = await fetch(request)
  if (response.status !== 401) return response
  const fresh = await accessAfter(used)
  if (fresh === null) return response
  again.headers.set('authorization', `Bearer ${fresh}`)
  return fetch(again)
}
