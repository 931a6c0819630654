import { inBatches } from '../../platform/database/batches.ts'
import type { Db } from '../../platform/database/schema.ts'
import { toIso } from '../../platform/time.ts'
import { loadUser } from '../auth/index.ts'
import type { PersonalData } from './archive.ts'

/** The account, its ways to sign in and its audit log. Secrets and their hashes are left out. */
export const accountData: PersonalData = {
  lists: {
    'account.json': async function* (db, account_id) {
      const user = await loadUser(db, account_id)
      if (user) yield user
    },
    'sessions.json': (db, account_id) => presented(inBatches(sessionsOf(db, account_id))),
    'passkeys.json': (db, account_id) => presented(inBatches(passkeysOf(db, account_id))),
    'api-keys.json': (db, account_id) => presented(inBatches(apiKeysOf(db, account_id))),
    'audit.json': (db, account_id) => presented(inBatches(auditEntriesOf(db, account_id))),
  },
  async files(db, account_id) {
    const rows = await db
      .selectFrom('account_export')
      .select('storage_key')
      .where('account_id', '=', account_id)
      .execute()
    return rows.flatMap(({ storage_key }) => (storage_key ? [{ name: null, storage_key }] : []))
  },
}

function sessionsOf(db: Db, account_id: number) {
  return db
    .selectFrom('session')
    .select(['id', 'user_agent', 'browser', 'device', 'address'])
    .select(['created_at', 'last_used_at', 'expires_at', 'ended_at'])
    .where('account_id', '=', account_id)
}

function passkeysOf(db: Db, account_id: number) {
  return db
    .selectFrom('passkey')
    .select(['id', 'name', 'credential_id', 'created_at', 'last_used_at'])
    .where('account_id', '=', account_id)
}

function apiKeysOf(db: Db, account_id: number) {
  return db
    .selectFrom('api_key')
    .select(['id', 'name', 'scopes', 'hint', 'created_at', 'expires_at', 'last_used_at'])
    .where('account_id', '=', account_id)
}

function auditEntriesOf(db: Db, account_id: number) {
  return (
    db
      .selectFrom('audit_entry')
      .select(['id', 'created_at', 'kind', 'details'])
      // The address and the browser of a moderator are the moderator's personal data.
      .select((of) => [
        of.case().when('actor_id', 'is', null).then(of.ref('address')).end().as('address'),
        of.case().when('actor_id', 'is', null).then(of.ref('user_agent')).end().as('user_agent'),
      ])
      .where('account_id', '=', account_id)
  )
}

/** Rows as the API presents them: instants as ISO 8601, JSON columns as JSON. */
async function* presented(rows: AsyncIterable<Record<string, unknown>>): AsyncIterable<unknown> {
  for await (const row of rows) {
    yield Object.fromEntries(Object.entries(row).map(([name, value]) => [name, presentedValue(name, value)]))
  }
}

function presentedValue(name: string, value: unknown): unknown {
  if (name.endsWith('_at') && typeof value === 'number') return toIso(value)
  return (name === 'scopes' || name === 'details') && typeof value === 'string' ? JSON.parse(value) : value
}
