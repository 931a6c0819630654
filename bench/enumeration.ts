import { isDeepStrictEqual } from 'node:util'
import { PASSWORD, usernameOf } from './data.ts'
import type { Databases } from './databases.ts'
import { median } from './load.ts'
import type { DatabaseName, Options } from './options.ts'
import { type Server, startFitTrack } from './servers.ts'

const TRIES = 200
const QUICK_TRIES = 60
const WARMUPS = 10

/** Response times for an account that exists and for one that does not. */
export type Enumeration = {
  title: string
  database: DatabaseName
  tries: number
  existing_ms: number
  absent_ms: number
  apart_ms: number
}

/** Requests by which an attacker could find out whether somebody has an account. */
type Question = {
  title: string
  path: string
  /** One body names an existing account; the other, of the same length, names none. */
  bodies(n: number, account: number): { existing: object; absent: object }
}

const addressOf = (account: number) => `${usernameOf(account)}@example.org`
const nobody = (n: number) => usernameOf(900_000 + n)

const QUESTIONS: Question[] = [
  {
    title: 'sign-in by username',
    path: '/api/auth/login/',
    bodies: (n, account) => ({
      existing: { username: usernameOf(account), password: `not ${PASSWORD}` },
      absent: { username: nobody(n), password: `not ${PASSWORD}` },
    }),
  },
  {
    title: 'sign-in by verified e-mail address',
    path: '/api/auth/login/',
    bodies: (n, account) => ({
      existing: { email: addressOf(account), password: `not ${PASSWORD}` },
      absent: { email: `${nobody(n)}@example.org`, password: `not ${PASSWORD}` },
    }),
  },
  {
    title: 'password reset',
    path: '/api/auth/password/reset/',
    bodies: (n, account) => ({
      existing: { email: addressOf(account) },
      absent: { email: `${nobody(n)}@example.org` },
    }),
  },
  {
    title: 'registration by e-mail address',
    path: '/api/auth/registration/',
    bodies: (n, account) => ({
      existing: registrationOf(`doubles-${nobody(n)}`, addressOf(account)),
      absent: registrationOf(`firsts--${nobody(n)}`, `${nobody(n)}@example.org`),
    }),
  },
]

function registrationOf(username: string, email: string) {
  return { username, email, password1: PASSWORD, password2: PASSWORD }
}

/** Sends each request for existing and absent accounts in turn; throws when the responses differ in content. */
export async function runEnumeration(
  databases: Databases,
  name: DatabaseName,
  options: Options,
): Promise<Enumeration[]> {
  await using cleanup = new AsyncDisposableStack()
  const database = await databases.copy(name, options.workouts)
  cleanup.defer(() => database.remove())
  const server = await startFitTrack(database, { isProfiled: options.isProfiled })
  cleanup.defer(() => server.stop())
  const tries = options.isQuick ? QUICK_TRIES : TRIES
  const results: Enumeration[] = []
  for (const { title, path, bodies } of QUESTIONS) {
    const pairs: { existing: Answer; absent: Answer }[] = []
    for (let n = 0; n < WARMUPS + tries; n++) {
      // Each request uses another account, because repeated failures would lock a single one.
      const { existing, absent } = bodies(n, 1 + (n % database.accounts))
      pairs.push({ existing: await ask(server, path, existing), absent: await ask(server, path, absent) })
    }
    const counted = pairs.slice(WARMUPS)
    for (const { existing, absent } of counted) assertIndistinguishable(title, existing, absent)
    const existing_ms = median(counted.map(({ existing }) => existing.took_ms))
    const absent_ms = median(counted.map(({ absent }) => absent.took_ms))
    const apart_ms = Math.abs(existing_ms - absent_ms)
    results.push({ title, database: name, tries, existing_ms, absent_ms, apart_ms })
  }
  return results
}

type Answer = { took_ms: number; shown: unknown }

async function ask(server: Server, path: string, body: object): Promise<Answer> {
  const began = performance.now()
  const answer = await fetch(server.url + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  const text = await answer.text()
  const took_ms = performance.now() - began
  const headers = [...answer.headers.keys()].toSorted()
  return { took_ms, shown: { status: answer.status, headers, body: JSON.parse(text, withoutVariableValues) } }
}

/** Replaces values that repeat the request or differ in every response, so that responses can be compared. */
function withoutVariableValues(key: string, value: unknown): unknown {
  const own = ['request_id', 'access', 'refresh', 'id', 'username', 'email', 'created_at']
  return own.includes(key) ? typeof value : value
}

function assertIndistinguishable(title: string, existing: Answer, absent: Answer): void {
  if (isDeepStrictEqual(existing.shown, absent.shown)) return
  const shown = JSON.stringify([existing.shown, absent.shown])
  throw new Error(`${title}: the responses for an existing and an absent account differ: ${shown}`)
}
