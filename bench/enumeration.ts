import { type Apart, ask, measureApart } from './apart.ts'
import { PASSWORD, usernameOf } from './data.ts'
import type { Databases } from './databases.ts'
import type { DatabaseName, Options } from './options.ts'
import { startFitTrack } from './servers.ts'

const TRIES = 200
const QUICK_TRIES = 60

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
): Promise<Apart[]> {
  await using cleanup = new AsyncDisposableStack()
  const database = await databases.copy(name, options.workouts)
  cleanup.defer(() => database.remove())
  const server = await startFitTrack(database, { isProfiled: options.isProfiled })
  cleanup.defer(() => server.stop())
  const tries = options.isQuick ? QUICK_TRIES : TRIES
  const results: Apart[] = []
  for (const { title, path, bodies } of QUESTIONS) {
    const send = (body: object) => ask(server.url + path, { method: 'POST', body })
    results.push(
      await measureApart({ title, database: name, tries }, async (n) => {
        // Each request uses another account, because repeated failures would lock a single one.
        const { existing, absent } = bodies(n, 1 + (n % database.accounts))
        return { existing: await send(existing), absent: await send(absent) }
      }),
    )
  }
  return results
}
