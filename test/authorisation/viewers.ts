import { randomBytes } from 'node:crypto'
import { accountById } from '../../src/features/auth/account/queries.ts'
import { formatKey, hashKey } from '../../src/features/auth/keys/live-keys.ts'
import { openAccessTokens } from '../../src/features/auth/sessions/access-token.ts'
import { openSession } from '../../src/features/auth/sessions/service.ts'
import type { Role, Scope } from '../../src/features/auth/tables.ts'
import { inTransaction } from '../../src/platform/database/index.ts'
import { multipart, PASSWORD, type Person, START, type TestApp } from '../support/app.ts'
import type { Relation } from './relations.ts'

/** A person who can open any number of sessions, because some calls end their own session. */
export type Account = {
  id: number
  username: string
  role: Role
  openSession(): Promise<{ session_id: number; headers: Record<string, string> }>
  get(url: string): ReturnType<Person['get']>
  post(url: string, payload?: object): ReturnType<Person['post']>
  /** Uploads a file, runs the jobs and returns the recording. */
  upload(name: string, content: Uint8Array): ReturnType<Person['get']>
}

/** A person of the world. */
export type Member = {
  account: Account
  /** True for those whose data the viewers ask for. */
  isOwner: boolean
  isPrivate: boolean
  /** False while the account is suspended or waits to be erased. */
  isActive: boolean
  /** How this person stands to each owner. */
  relation: Relation
}

/** Who calls a route: a person, a program with an API key, or a client without credentials. */
export type Viewer = {
  name: string
  /** Null when nobody is signed in. */
  member: Member | null
  /** The scopes of an API key; null for a person. */
  scopes: readonly Scope[] | null
  /** The headers that authenticate one call. */
  credentials(): Promise<Record<string, string>>
}

export async function makeAccount(test: TestApp, username: string, role: Role = 'user'): Promise<Account> {
  const { services } = test
  const person = await test.register(username)
  await services.db.updateTable('account').set({ role }).where('id', '=', person.id).execute()
  const tokens = openAccessTokens(services.secret, services.clock)
  const client = { address: '127.0.0.1', user_agent: '', request_id: 'test' }
  const open = () =>
    inTransaction(services.db, async (trx) => {
      const account = await accountById(trx, person.id)
      const { session_id } = await openSession(services, trx, account!, client)
      return { session_id, headers: { authorization: `Bearer ${tokens.sign(person.id, session_id)}` } }
    })
  const get = async (url: string) => person.get(url, (await open()).headers)
  return {
    id: person.id,
    username,
    role,
    openSession: open,
    get,
    post: async (url, payload = {}) => person.post(url, payload, (await open()).headers),
    async upload(name, content) {
      const form = multipart(name, content)
      const headers = { ...form.headers, ...(await open()).headers }
      const { body } = await test.request({ method: 'POST', url: '/api/recordings/', ...form, headers })
      await test.runJobs()
      return get(`/api/recordings/${body.id}/`)
    },
  }
}

/** A client without credentials. */
export const NOBODY: Viewer = { name: 'nobody', member: null, scopes: null, credentials: async () => ({}) }

/** A client without credentials of a server with `PUBLIC_PAGES`. */
export const VISITOR: Viewer = { ...NOBODY, name: 'visitor of public pages' }

export function inSession(member: Member): Viewer {
  const { account } = member
  const credentials = async () => (await account.openSession()).headers
  return { name: account.username, member, scopes: null, credentials }
}

/** The person with API keys, one for each list of scopes. */
export async function withKeys(
  { services: { db } }: TestApp,
  member: Member,
  keys: readonly (readonly Scope[])[],
): Promise<Viewer[]> {
  const { id, username } = member.account
  const viewers: Viewer[] = []
  for (const scopes of keys) {
    const key = formatKey(randomBytes(32))
    await db
      .insertInto('api_key')
      .values({
        account_id: id,
        name: scopes.join(),
        scopes: JSON.stringify(scopes),
        key_hash: hashKey(key),
        hint: key.slice(0, 8),
        created_at: START,
        expires_at: null,
        last_used_at: null,
      })
      .execute()
    const credentials = async () => ({ authorization: `Bearer ${key}` })
    viewers.push({ name: `key of ${username}: ${scopes.join(' ')}`, member, scopes, credentials })
  }
  return viewers
}

export async function suspend(admin: Account, { id }: Account): Promise<void> {
  const { status } = await admin.post(`/api/admin/users/${id}/suspend/`, { reason: 'spam' })
  if (status >= 300) throw new Error(`the suspension answered ${status}`)
}

/** Plans the deletion of the account. */
export async function leave(test: TestApp, account: Account): Promise<void> {
  const { headers } = await account.openSession()
  const payload = { password: PASSWORD }
  const { status } = await test.request({ method: 'DELETE', url: '/api/auth/user/', headers, payload })
  if (status >= 300) throw new Error(`the deletion answered ${status}`)
}
