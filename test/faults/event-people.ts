import { randomBytes } from 'node:crypto'
import { formatKey, hashKey } from '../../src/features/auth/keys/live-keys.ts'
import { openAccessTokens } from '../../src/features/auth/sessions/access-token.ts'
import { readConfig } from '../../src/platform/config.ts'
import { inTransaction, openDatabase } from '../../src/platform/database/index.ts'
import type { Trx } from '../../src/platform/database/schema.ts'
import { openSecret } from '../../src/platform/secret.ts'
import { register, send } from './api.ts'
import { insertAccounts } from './insert-accounts.ts'

const BATCH = 500
const LIKERS = 20
const LIFE_MS = 86_400_000

/** Somebody who follows their events, with public workouts that nobody has liked yet. */
export type Owner = { id: number; credential: string; workout_ids: number[] }
export type People = { owners: Owner[]; likers: string[] }

type Wanted = { owners: number; workoutsEach: number }

/**
 * Adds people and workouts to the database of the server at `url`, whose environment is `env`. Every other owner uses an
 * API key, the others a session. `likers` are credentials.
 */
export async function addPeople(
  url: string,
  env: Record<string, string>,
  { owners: count, workoutsEach }: Wanted,
): Promise<People> {
  const first = await register(url, 'first')
  const workout = { sport: 'running', duration: 30, visibility: 'public' }
  const { body } = await send(first, 'POST', '/api/workouts/', { body: workout })
  const config = readConfig(env)
  const tokens = openAccessTokens(openSecret(config), { now: Date.now })
  const db = await openDatabase(config)
  try {
    const owners: Owner[] = []
    while (owners.length < count) {
      const names = numbered('owner', owners.length, Math.min(BATCH, count - owners.length))
      const added = await inTransaction(db, async (trx) => {
        const ids = await insertAccounts(trx, names)
        const workouts = await copyWorkout(trx, body.id, ids, workoutsEach)
        const keyOwners = ids.filter((_, index) => index % 2 === 0)
        const sessionOwners = ids.filter((_, index) => index % 2 !== 0)
        const credentials = new Map([
          ...(await addKeys(trx, keyOwners)),
          ...(await addSessions(trx, tokens, sessionOwners)),
        ])
        return ids.map((id) => ({
          id,
          credential: credentials.get(id)!,
          workout_ids: workouts.get(id)!,
        }))
      })
      owners.push(...added)
    }
    const likers = await inTransaction(db, async (trx) => {
      const ids = await insertAccounts(trx, numbered('liker', 0, LIKERS))
      return [...(await addSessions(trx, tokens, ids)).values()]
    })
    return { owners, likers }
  } finally {
    await db.destroy()
  }
}

/** The numbers of all notifications of each owner, in their order. */
export async function seqsOf(env: Record<string, string>): Promise<Map<number, number[]>> {
  const db = await openDatabase(readConfig(env))
  try {
    const rows = await db.selectFrom('notification').select(['account_id', 'seq']).orderBy('seq').execute()
    const groups = Map.groupBy(rows, ({ account_id }) => account_id)
    return new Map([...groups].map(([id, group]) => [id, group.map(({ seq }) => seq)]))
  } finally {
    await db.destroy()
  }
}

function numbered(name: string, first: number, count: number): string[] {
  return Array.from({ length: count }, (_, index) => `${name}${first + index}`)
}

/** Gives each of the owners copies of a workout; returns the ids by owner. */
async function copyWorkout(
  trx: Trx,
  workout_id: number,
  owner_ids: readonly number[],
  copies: number,
): Promise<Map<number, number[]>> {
  const { id: _, ...workout } = await trx
    .selectFrom('workout')
    .selectAll()
    .where('id', '=', workout_id)
    .executeTakeFirstOrThrow()
  const ids = new Map(owner_ids.map((owner_id) => [owner_id, [] as number[]]))
  for (let copy = 0; copy < copies; copy++) {
    const rows = await trx
      .insertInto('workout')
      .values(owner_ids.map((owner_id) => ({ ...workout, owner_id })))
      .returning(['id', 'owner_id'])
      .execute()
    for (const { id, owner_id } of rows) ids.get(owner_id)!.push(id)
  }
  return ids
}

async function addKeys(trx: Trx, account_ids: readonly number[]): Promise<[id: number, key: string][]> {
  if (account_ids.length === 0) return []
  const keys = account_ids.map((account_id) => ({ account_id, key: formatKey(randomBytes(32)) }))
  const now = Date.now()
  await trx
    .insertInto('api_key')
    .values(
      keys.map(({ account_id, key }) => ({
        account_id,
        name: 'Events',
        scopes: '["read"]',
        key_hash: hashKey(key),
        hint: key.slice(0, 8),
        created_at: now,
        expires_at: null,
        last_used_at: now,
      })),
    )
    .execute()
  return keys.map(({ account_id, key }) => [account_id, key])
}

async function addSessions(
  trx: Trx,
  tokens: ReturnType<typeof openAccessTokens>,
  account_ids: readonly number[],
): Promise<Map<number, string>> {
  if (account_ids.length === 0) return new Map()
  const now = Date.now()
  const session = { user_agent: '', address: '127.0.0.1', ended_at: null }
  const times = { created_at: now, last_used_at: now, expires_at: now + LIFE_MS }
  const rows = await trx
    .insertInto('session')
    .values(account_ids.map((account_id) => ({ account_id, ...session, ...times })))
    .returning(['id', 'account_id'])
    .execute()
  return new Map(rows.map(({ id, account_id }) => [account_id, tokens.sign(account_id, id)]))
}
