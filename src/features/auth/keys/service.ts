import { randomBytes } from 'node:crypto'
import { inTransaction } from '../../../platform/database/index.ts'
import type { Trx } from '../../../platform/database/schema.ts'
import { AppError, invalidField, notFound } from '../../../platform/errors.ts'
import { postMail } from '../../../platform/mail/index.ts'
import type { Services } from '../../../platform/services.ts'
import { parseInstant } from '../../../platform/time.ts'
import { actingAccount, holdAccount } from '../account/acting.ts'
import type { AccountRow } from '../account/queries.ts'
import type { Actor } from '../actor.ts'
import { recordAudit } from '../audit.ts'
import type { Client } from '../client.ts'
import { assertProof } from '../proof.ts'
import { hashKey, textOfKey } from './live-keys.ts'
import { type ApiKeyRow, insertKey, keysOf, removeKey, renameKey } from './queries.ts'
import type { NewApiKey } from './schemas.ts'

const KEY_BYTES = 32
const HINT_CHARACTERS = 9
const MOST_KEYS = 50
const MAX_YEARS = 5
const MAX_LIFE_MS = MAX_YEARS * 366 * 86_400_000

/** Makes a key for the person who proves to be there; its text is answered here and kept nowhere. */
export async function makeKey(
  services: Services,
  actor: Actor,
  { name, scopes, expires_at, ...proof }: NewApiKey,
  client: Client,
): Promise<{ key: string; row: ApiKeyRow }> {
  const now = services.clock.now()
  const ends_at = expires_at == null ? null : parseEnd(expires_at, now)
  const account = await actingAccount(services.db, actor)
  if (scopes.includes('admin') && account.role === 'user')
    throw invalidField('scopes', { code: 'scope_needs_role', scope: 'admin' })
  await assertProof(services, account, proof, client)
  const key = textOfKey(randomBytes(KEY_BYTES))
  const row = await inTransaction(services.db, async (trx) => {
    // Held: two keys that are made at once do not both take the last place.
    await holdAccount(trx, account)
    await assertRoom(trx, account.id)
    const row = await insertKey(trx, {
      account_id: account.id,
      name,
      scopes: JSON.stringify(scopes),
      key_hash: hashKey(key),
      hint: key.slice(0, HINT_CHARACTERS),
      created_at: now,
      expires_at: ends_at,
      last_used_at: null,
    })
    await tellOfKey(services, trx, account, row, client)
    return row
  })
  return { key, row }
}

function parseEnd(text: string, now: number): number {
  const end = parseInstant(text, 'expires_at')
  if (end <= now) throw invalidField('expires_at', 'in_past')
  if (end > now + MAX_LIFE_MS) throw invalidField('expires_at', { code: 'too_far_ahead', years: MAX_YEARS })
  return end
}

async function assertRoom(trx: Trx, account_id: number): Promise<void> {
  const keys = await keysOf(trx, account_id)
  if (keys.length >= MOST_KEYS) throw new AppError('conflict', { code: 'api_key_limit', maximum: MOST_KEYS })
}

async function tellOfKey(
  services: Services,
  trx: Trx,
  account: AccountRow,
  { id, name, scopes }: ApiKeyRow,
  client: Client,
): Promise<void> {
  await recordAudit(trx, services.clock.now(), {
    kind: 'api_key.made',
    account_id: account.id,
    client,
    details: { api_key_id: id, name, scopes: (JSON.parse(scopes) as string[]).join(' ') },
  })
  await postMail(services, trx, {
    kind: 'api_key_made',
    account,
    dedupe_key: `api_key_made ${id}`,
    values: { username: account.username, name },
  })
}

/** Gives a key of the actor another name; throws `not_found` for any other. */
export async function changeKeyName(
  { db }: Pick<Services, 'db'>,
  { account_id }: Actor,
  id: number,
  name: string,
): Promise<ApiKeyRow> {
  const row = await inTransaction(db, (trx) => renameKey(trx, account_id, id, name))
  if (!row) throw notFound()
  return row
}

/** From this moment nothing can be done with the key, on any node. */
export async function endKey(
  services: Services,
  { account_id }: Actor,
  id: number,
  client: Client,
): Promise<void> {
  await inTransaction(services.db, async (trx) => {
    const removed = await removeKey(trx, account_id, id)
    if (!removed) throw notFound()
    services.events.emit(trx, 'api_key.ended', { account_id, api_key_id: id })
    await recordAudit(trx, services.clock.now(), {
      kind: 'api_key.removed',
      account_id,
      client,
      details: { api_key_id: id, name: removed.name },
    })
  })
}
