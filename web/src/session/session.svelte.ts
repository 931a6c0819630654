import {
  csrfHeaders,
  csrfToken,
  onSessionExpired,
  refreshAccessToken,
  setAccessToken,
} from '../api/access-token.ts'
import { api } from '../api/client.ts'
import { asProblem, unwrap } from '../api/problem.ts'
import type { Account, AccountChange, PasskeyAnswer, Proof, Registration } from '../api/types.ts'

let account = $state.raw<Account | null>(null)
let started = $state(false)
let wasSignedOut = $state(false)
let sessionEnd = new AbortController()
/** The messages that a tab sends to the others. */
const SIGNED_IN = 'signed_in'
const SIGNED_OUT = 'signed_out'
const otherTabs = 'BroadcastChannel' in window ? new BroadcastChannel('fittrack-session') : null

/** Who is signed in. Components that read it update when it changes. */
export const session = {
  get account() {
    return account
  },
  /** False until it is known whether somebody is signed in. */
  get started() {
    return started
  },
  /** True after a sign-out: the next person must not be sent to the page of the previous one. */
  get wasSignedOut() {
    return wasSignedOut
  },
}

const cleanups = new Set<() => void>()

/**
 * Registers a cleanup that runs when a session ends. Whatever keeps data of an account longer than a page (caches,
 * uploads, messages) must register one, because the next person on this device must find none of these data.
 */
export function onSessionEnd(cleanup: () => void): void {
  cleanups.add(cleanup)
}

/** Aborted when the current session ends. Work of several requests must stop then, or it continues as somebody else. */
export function sessionSignal(): AbortSignal {
  return sessionEnd.signal
}

function dropAccount(): void {
  account = null
  sessionEnd.abort()
  sessionEnd = new AbortController()
  for (const cleanup of cleanups) cleanup()
}

onSessionExpired(dropAccount)

if (otherTabs) {
  // Signing out in one tab signs out all tabs, and nothing of the account may stay on their screens.
  otherTabs.onmessage = ({ data }) => {
    if (data === SIGNED_OUT && account) location.replace('/login')
    else location.reload()
  }
}

/** Continues the session in the cookies, if there is one. Throws when the server cannot be reached. */
export async function resumeSession(): Promise<void> {
  wasSignedOut = false
  if (csrfToken() !== null && (await refreshAccessToken()))
    await receiveAccount(unwrap(api.GET('/api/auth/user/')))
  started = true
}

/** Stores the account when the response arrives, unless the session has ended meanwhile. */
async function receiveAccount(answer: Promise<Account>): Promise<void> {
  const before = account?.id
  const received = await answer
  if (account?.id === before) account = received
}

function begin(answer: { access: string; user: Account }): void {
  if (account) dropAccount()
  setAccessToken(answer.access)
  account = answer.user
  wasSignedOut = false
  otherTabs?.postMessage(SIGNED_IN)
}

/** `otp` is the code of the second factor. The server asks for it with the error `otp_required`. */
export async function signIn(name: string, password: string, otp?: string): Promise<void> {
  const who = name.includes('@') ? { email: name } : { username: name }
  const body = { ...who, password, ...(otp && { otp }), session_mode: 'cookie' } as const
  begin(await unwrap(api.POST('/api/auth/login/', { body })))
}

/** A passkey identifies its account: no name and no password are needed. */
export async function signInWithPasskey(answer: PasskeyAnswer): Promise<void> {
  const body = { answer, session_mode: 'cookie' } as const
  begin(await unwrap(api.POST('/api/auth/passkey/login/', { body })))
}

export async function register(registration: Registration): Promise<void> {
  const body = { ...registration, session_mode: 'cookie' } as const
  begin(await unwrap(api.POST('/api/auth/registration/', { body })))
}

export async function changeAccount(change: AccountChange): Promise<void> {
  await receiveAccount(unwrap(api.PATCH('/api/auth/user/', { body: change })))
}

/** Loads the account again: it may have changed elsewhere, or its session may have ended. */
export async function reloadAccount(): Promise<void> {
  try {
    await receiveAccount(unwrap(api.GET('/api/auth/user/')))
  } catch (cause) {
    if (asProblem(cause).status !== 401) throw cause
  }
}

/** Ends all sessions, and returns when the account will be deleted. Signing in before that cancels the deletion. */
export async function deleteAccount(proof: Proof): Promise<string> {
  return (await unwrap(api.DELETE('/api/auth/user/', { body: proof }))).deletion_at
}

/** Drops a session that the server has already ended. */
export function dropSession(): void {
  wasSignedOut = true
  setAccessToken(null)
  dropAccount()
  otherTabs?.postMessage(SIGNED_OUT)
}

/** Ends the session on the server first, so that nobody can continue it after the sign-out. */
export async function signOut(): Promise<void> {
  try {
    await unwrap(api.POST('/api/auth/logout/', { body: {}, headers: csrfHeaders() }))
  } catch (cause) {
    if (asProblem(cause).status !== 401) throw cause
  }
  dropSession()
}
