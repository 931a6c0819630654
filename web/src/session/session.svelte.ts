import { csrfHeaders, csrfToken, refreshAccess, setAccess, whenExpired } from '../api/access.ts'
import { api } from '../api/client.ts'
import { asProblem, unwrap } from '../api/problem.ts'
import type { Account, AccountChange, PasskeyAnswer, Proof, Registration } from '../api/types.ts'

let account = $state.raw<Account | null>(null)
let started = $state(false)
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
}

const cleanups = new Set<() => void>()

/**
 * Registers a cleanup that runs when a session ends. Everything that holds data of an account longer than its page does
 * (caches, uploads, messages) must register one: the next person on this device must find nothing of it.
 */
export function onSessionEnd(cleanup: () => void): void {
  cleanups.add(cleanup)
}

function dropAccount(): void {
  account = null
  for (const cleanup of cleanups) cleanup()
}

whenExpired(dropAccount)

if (otherTabs) {
  // Signing out in one tab signs out all of them, and nothing of the account may stay on their screens.
  otherTabs.onmessage = () => location.reload()
}

/** Continues the session of the cookies, if there is one. Throws when the server cannot be reached. */
export async function resumeSession(): Promise<void> {
  if (csrfToken() !== null && (await refreshAccess()))
    await receiveAccount(unwrap(api.GET('/api/auth/user/')))
  started = true
}

/** Stores an answer about the account, unless the session has ended in the meantime. */
async function receiveAccount(answer: Promise<Account>): Promise<void> {
  const before = account?.id
  const received = await answer
  if (account?.id === before) account = received
}

function begin(answer: { access: string; user: Account }): void {
  if (account) dropAccount()
  setAccess(answer.access)
  account = answer.user
  otherTabs?.postMessage('changed')
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

/** Schedules the deletion of the account and ends its sessions. Returns the instant; signing in before then cancels it. */
export async function deleteAccount(proof: Proof): Promise<string> {
  return (await unwrap(api.DELETE('/api/auth/user/', { body: proof }))).deletion_at
}

/** Drops a session that the server has already ended. */
export function dropSession(): void {
  setAccess(null)
  dropAccount()
  otherTabs?.postMessage('changed')
}

/** Ends the session on the server first: once signed out, nobody may be able to continue it. */
export async function signOut(): Promise<void> {
  try {
    await unwrap(api.POST('/api/auth/logout/', { body: {}, headers: csrfHeaders() }))
  } catch (cause) {
    if (asProblem(cause).status !== 401) throw cause
  }
  dropSession()
}
