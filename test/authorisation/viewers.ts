import { randomBytes } from 'node:crypto'
import { accountById } from '../../src/features/auth/account/queries.ts'
import { formatKey, hashKey } from '../../src/features/auth/keys/live-keys.ts'
import { openAccessTokens } from '../../src/features/auth/sessions/access-token.ts'
import { openSession } from '../../src/features/auth/sessions/service.ts'
import type { Role, Scope } from '../../src/features/auth/tables.ts'
import { inTransaction } from '../../src/platform/database/index.ts'
import { multipart, PASSWORD, type Person, START, type TestApp } from '../support/app.ts'

const SCOPES: readonly Scope[] = ['read', 'write', 'upload', 'live', 'admin']

/** A person who makes each call in a new session, because some calls end their own session. */
export type Account = {
  id: number
  role: Role
  openSession(): Promise<{ session_id: number; headers: Record<string, string> }>
  get(url: string): ReturnType<Person['get']>
  post(url: string, payload?: object): ReturnType<Person['post']>
  /** Uploads a file, runs the jobs and returns the recording. */
  upload(name: string, content: Uint8Array): ReturnType<Person['get']>
}

/** Who calls a route: a person, a program with an API key, or a client without credentials. */
export type Viewer = {
  name: string
  /** Null when nobody is signed in. */
  account: Account | null
  /** Suspended, or waiting to be erased. */
  isBlocked: boolean
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

/** Every kind of viewer: nobody, each role, a key for each scope, a suspended account, and one that will be erased. */
export async function makeViewers(test: TestApp): Promise<Viewer[]> {
  const owner = await makeAccount(test, 'owner')
  const moderator = await makeAccount(test, 'moderator', 'moderator')
  const admin = await makeAccount(test, 'admin', 'admin')
  const suspended = await makeAccount(test, 'suspended')
  const leaving = await makeAccount(test, 'leaving')
  const viewers: Viewer[] = [
    { name: 'nobody', account: null, isBlocked: false, scopes: null, credentials: async () => ({}) },
    inSession('owner', owner),
    inSession('stranger', await makeAccount(test, 'stranger')),
    inSession('moderator', moderator),
    inSession('admin', admin),
    inSession('suspended', suspended, true),
    await withKey(test, 'suspended', suspended, ['read', 'write', 'upload', 'live'], true),
    inSession('leaving', leaving, true),
    await withKey(test, 'leaving', leaving, ['read', 'write', 'upload', 'live'], true),
    await withKey(test, 'moderator', moderator, ['admin']),
    await withKey(test, 'admin', admin, ['admin']),
    await withKey(test, 'admin', admin, ['read']),
  ]
  for (const scope of SCOPES) viewers.push(await withKey(test, 'owner', owner, [scope]))
  const { status } = await admin.post(`/api/admin/users/${suspended.id}/suspend/`, { reason: 'spam' })
  if (status >= 300) throw new Error(`the suspension answered ${status}`)
  const { headers } = await leaving.openSession()
  const payload = { password: PASSWORD }
  const left = await test.request({ method: 'DELETE', url: '/api/auth/user/', headers, payload })
  if (left.status >= 300) throw new Error(`the deletion answered ${left.status}`)
  return viewers
}

function inSession(name: string, account: Account, isBlocked = false): Viewer {
  const credentials = async () => (await account.openSession()).headers
  return { name, account, isBlocked, scopes: null, credentials }
}

async function withKey(
  { services: { db } }: TestApp,
  owner: string,
  account: Account,
  scopes: readonly Scope[],
  isBlocked = false,
): Promise<Viewer> {
  const key = formatKey(randomBytes(32))
  await db
    .insertInto('api_key')
    .values({
      account_id: account.id,
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
  return { name: `key of ${owner}: ${scopes.join(' ')}`, account, isBlocked, scopes, credentials }
}
