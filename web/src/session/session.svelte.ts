import { csrfHeaders, csrfToken, refreshAccess, setAccess, whenExpired } from '../api/access.ts'
import { api } from '../api/client.ts'
import { asProblem, unwrap } from '../api/problem.ts'
import type { Account, AccountChange, PasskeyAnswer, Proof, Registration } from '../api/types.ts'

let account = $state.raw<Account | null>(null)
let started = $state(false)
const otherTabs = 'BroadcastChannel' in window ? new BroadcastChannel('fittrack-session') : null

/** Who is signed in, for the pages to read. */
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

/** Registers a cleanup for data of an account that outlives its page, such as a cache. It runs when a session ends. */
export function onSessionEnd(cleanup: () => void): void {
  cleanups.add(cleanup)
}

function dropAccount(): void {
  account = null
  for (const cleanup of cleanups) cleanup()
}

whenExpired(dropAccount)

if (otherTabs) {
  // Signing out in one tab signs out all of them; what another account left on the screen must go too.
  otherTabs.onmessage = () => location.reload()
}

/** Takes up the session that the cookies hold, if any. Throws when the server cannot be reached. */
export async function resumeSession(): Promise<void> {
  if (csrfToken() !== null && (await refreshAccess())) account = await unwrap(api.GET('/api/auth/user/'))
  started = true
}

function begin(answer: { access: string; user: Account }): void {
  setAccess(answer.access)
  account = answer.user
  otherTabs?.postMessage('changed')
}

/** `otp`: the code of the second factor, once the answer `otp_required` has asked for it. */
export async function signIn(name: string, password: string, otp?: string): Promise<void> {
  const who = name.includes('@') ? { email: name } : { username: name }
  const body = { ...who, password, ...(otp && { otp }), session_mode: 'cookie' } as const
  begin(await unwrap(api.POST('/api/auth/login/', { body })))
}

/** The passkey knows whose it is: no name and no password. */
export async function signInWithPasskey(answer: PasskeyAnswer): Promise<void> {
  const body = { answer, session_mode: 'cookie' } as const
  begin(await unwrap(api.POST('/api/auth/passkey/login/', { body })))
}

export async function register(registration: Registration): Promise<void> {
  const body = { ...registration, session_mode: 'cookie' } as const
  begin(await unwrap(api.POST('/api/auth/registration/', { body })))
}

export async function changeAccount(change: AccountChange): Promise<void> {
  account = await unwrap(api.PATCH('/api/auth/user/', { body: change }))
}

/** Looks at the account again: it may have changed elsewhere, or its sessions may be over. */
export async function reloadAccount(): Promise<void> {
  try {
    account = await unwrap(api.GET('/api/auth/user/'))
  } catch (cause) {
    if (asProblem(cause).status !== 401) throw cause
  }
}

/** Plans the end of the account, and ends its sessions; answers the instant. Signing in before then keeps it. */
export async function deleteAccount(proof: Proof): Promise<string> {
  return (await unwrap(api.DELETE('/api/auth/user/', { body: proof }))).deletion_at
}

/** Forgets a session that the server has ended already. */
export function endHere(): void {
  setAccess(null)
  dropAccount()
  otherTabs?.postMessage('changed')
}

/** Ends the session on the server first: signed out must mean that nobody can take it up again. */
export async function signOut(): Promise<void> {
  try {
    await unwrap(api.POST('/api/auth/logout/', { body: {}, headers: csrfHeaders() }))
  } catch (cause) {
    if (asProblem(cause).status !== 401) throw cause
  }
  endHere()
}
