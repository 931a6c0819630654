import { randomBytes } from 'node:crypto'
import { inTransaction } from '../../../platform/database/index.ts'
import type { Trx } from '../../../platform/database/schema.ts'
import { invalidField, notFound } from '../../../platform/errors.ts'
import type { RequestOrigin } from '../../../platform/http/request-origin.ts'
import { postMail } from '../../../platform/mail/index.ts'
import type { Services } from '../../../platform/services.ts'
import { parseInstant } from '../../../platform/time.ts'
import { recordAudit } from '../../audit/index.ts'
import { loadActorAccount, lockUnchangedAccount } from '../account/actor-account.ts'
import type { AccountRow } from '../account/queries.ts'
import type { Actor } from '../actor.ts'
import { requireProof } from '../proof/service.ts'
import { apiKeyQuota } from '../quotas.ts'
import { formatKey, hashKey } from './live-keys.ts'
import { type ApiKeyRow, deleteKey, insertKey, renameKey } from './queries.ts'
import type { NewApiKey } from './schemas.ts'

const KEY_BYTES = 32
const HINT_LENGTH = 9
const MAX_YEARS = 5
const MAX_LIFE_MS = MAX_YEARS * 366 * 86_400_000

/** Creates a key after an identity proof. Returns its text, of which only a hash is stored. */
export async function createKey(
  services: Services,
  actor: Actor,
  { name, scopes, expires_at, ...proof }: NewApiKey,
  origin: RequestOrigin,
): Promise<{ key: string; row: ApiKeyRow }> {
  const now = services.clock.now()
  const expiry = expires_at == null ? null : parseExpiry(expires_at, now)
  const account = await loadActorAccount(services.db, actor)
  if (scopes.includes('admin') && account.role === 'user')
    throw invalidField('scopes', { code: 'scope_needs_role', scope: 'admin' })
  await requireProof(services, account, proof, origin)
  const key = formatKey(randomBytes(KEY_BYTES))
  const row = await inTransaction(services.db, async (trx) => {
    await lockUnchangedAccount(trx, account)
    await services.quotas.take(trx, account.id, apiKeyQuota)
    const row = await insertKey(trx, {
      account_id: account.id,
      name,
      scopes: JSON.stringify(scopes),
      key_hash: hashKey(key),
      hint: key.slice(0, HINT_LENGTH),
      created_at: now,
      expires_at: expiry,
      last_used_at: null,
    })
    await recordNewKey(services, trx, account, row, origin)
    return row
  })
  return { key, row }
}

function parseExpiry(text: string, now: number): number {
  const expiry = parseInstant(text, 'expires_at')
  if (expiry <= now) throw invalidField('expires_at', 'in_past')
  if (expiry > now + MAX_LIFE_MS)
    throw invalidField('expires_at', { code: 'too_far_ahead', years: MAX_YEARS })
  return expiry
}

/** Logs the new key, and mails its owner. */
async function recordNewKey(
  services: Services,
  trx: Trx,
  account: AccountRow,
  { id, name, scopes }: ApiKeyRow,
  origin: RequestOrigin,
): Promise<void> {
  await recordAudit(trx, services.clock.now(), {
    kind: 'api_key.made',
    account_id: account.id,
    origin,
    details: { api_key_id: id, name, scopes: (JSON.parse(scopes) as string[]).join(' ') },
  })
  await postMail(services, trx, {
    kind: 'api_key_made',
    account,
    dedupe_key: `api_key_made ${id}`,
    values: { username: account.username, name },
  })
}

/** Renames one of the actor's keys; throws `not_found` for any other key. */
export async function renameOwnKey(
  { db }: Pick<Services, 'db'>,
  { account_id }: Actor,
  id: number,
  name: string,
): Promise<ApiKeyRow> {
  const row = await inTransaction(db, (trx) => renameKey(trx, account_id, id, name))
  if (!row) throw notFound()
  return row
}

/** Deletes one of the actor's keys. It stops working at once, on every server. */
export async function endKey(
  services: Services,
  { account_id }: Actor,
  id: number,
  origin: RequestOrigin,
): Promise<void> {
  await inTransaction(services.db, async (trx) => {
    const removed = await deleteKey(trx, account_id, id)
    if (!removed) throw notFound()
    services.events.emit(trx, 'api_key.ended', { api_key_id: id })
    await recordAudit(trx, services.clock.now(), {
      kind: 'api_key.removed',
      account_id,
      origin,
      details: { api_key_id: id, name: removed.name },
    })
  })
}
