import type { Insertable, Selectable } from 'kysely'
import { arrayParameter, isInArray } from '../../../platform/database/columns.ts'
import { prepared } from '../../../platform/database/index.ts'
import type { Db, Trx } from '../../../platform/database/schema.ts'
import { isActiveAccount } from '../account/suspension.ts'
import type { Actor } from '../actor.ts'
import type { ApiKeyTable, Scope } from '../tables.ts'

export type ApiKeyRow = Selectable<ApiKeyTable>
type LiveKey = {
  actor: Actor & { api_key_id: number }
  expires_at: number | null
  last_used_at: number | null
}

/** The key with this hash; undefined when it is unknown or expired, or its account is not active. */
export async function liveKeyByHash(db: Db, key_hash: string, now: number): Promise<LiveKey | undefined> {
  const row = await liveKeys(db, now)
    .select(['api_key.id as api_key_id', 'api_key.scopes', 'api_key.expires_at', 'api_key.last_used_at'])
    .select(['account.id as account_id', 'account.username', 'account.role'])
    .select(['account.language', 'account.time_zone', 'account.week_start'])
    .where('api_key.key_hash', '=', key_hash)
    .executeTakeFirst()
  if (!row) return undefined
  const { expires_at, last_used_at, scopes, ...account } = row
  const actor = { ...account, session_id: null, scopes: JSON.parse(scopes) as Scope[] }
  return { actor, expires_at, last_used_at }
}

function liveKeys(db: Db, now: number) {
  return db
    .selectFrom('api_key')
    .innerJoin('account', 'account.id', 'api_key.account_id')
    .where((where) =>
      where.or([where('api_key.expires_at', 'is', null), where('api_key.expires_at', '>', now)]),
    )
    .where(isActiveAccount(now))
}

const liveIds = prepared((db, { ids, now }: { ids: unknown; now: number }) =>
  liveKeys(db, now)
    .select('api_key.id')
    .where(isInArray(db, 'api_key.id', ids)),
)

/** Those of the keys that are live, and their accounts active. */
export async function liveKeysAmong(db: Db, ids: readonly number[], now: number): Promise<number[]> {
  const rows = await liveIds(db, { ids: arrayParameter(db, ids), now })
  return rows.map(({ id }) => id)
}

/** Saves when the key was last used. */
export async function saveKeyUse(db: Db, id: number, last_used_at: number): Promise<void> {
  await db.updateTable('api_key').set({ last_used_at }).where('id', '=', id).execute()
}

/** Deletes all keys of the account. */
export async function deleteKeysOf(trx: Trx, account_id: number): Promise<void> {
  await trx.deleteFrom('api_key').where('account_id', '=', account_id).execute()
}

export function insertKey(trx: Trx, key: Insertable<ApiKeyTable>): Promise<ApiKeyRow> {
  return trx.insertInto('api_key').values(key).returningAll().executeTakeFirstOrThrow()
}

/** The account's keys, the newest first. The quota limits their number. */
export function keysOf(db: Db, account_id: number): Promise<ApiKeyRow[]> {
  return db
    .selectFrom('api_key')
    .selectAll()
    .where('account_id', '=', account_id)
    .orderBy('id', 'desc')
    .execute()
}

/** Renames a key of the account; undefined when it has no such key. */
export function renameKey(
  trx: Trx,
  account_id: number,
  id: number,
  name: string,
): Promise<ApiKeyRow | undefined> {
  return trx
    .updateTable('api_key')
    .set({ name })
    .where('id', '=', id)
    .where('account_id', '=', account_id)
    .returningAll()
    .executeTakeFirst()
}

/** Deletes a key of the account; undefined when it has no such key. */
export function deleteKey(trx: Trx, account_id: number, id: number): Promise<ApiKeyRow | undefined> {
  return trx
    .deleteFrom('api_key')
    .where('id', '=', id)
    .where('account_id', '=', account_id)
    .returningAll()
    .executeTakeFirst()
}
