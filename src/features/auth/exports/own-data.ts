import type { Db } from '../../../platform/database/schema.ts'
import { toIso } from '../../../platform/time.ts'
import { toUser } from '../account/presenter.ts'
import { accountById } from '../account/queries.ts'
import { inBatches, type PersonalData } from './archive.ts'

/** What this feature keeps of a person; secrets and their hashes are not handed out. */
export const accountData: PersonalData = {
  lists: {
    'account.json': async function* (db, account_id) {
      const account = await accountById(db, account_id)
      if (account) yield toUser(account)
    },
    'sessions.json': (db, account_id) => legible(inBatches(sessionsOf(db, account_id))),
    'passkeys.json': (db, account_id) => legible(inBatches(passkeysOf(db, account_id))),
    'api-keys.json': (db, account_id) => legible(inBatches(keysOf(db, account_id))),
    'audit.json': (db, account_id) => legible(inBatches(auditOf(db, account_id))),
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

function keysOf(db: Db, account_id: number) {
  return db
    .selectFrom('api_key')
    .select(['id', 'name', 'scopes', 'hint', 'created_at', 'expires_at', 'last_used_at'])
    .where('account_id', '=', account_id)
}

function auditOf(db: Db, account_id: number) {
  return (
    db
      .selectFrom('audit_entry')
      .select(['id', 'created_at', 'kind', 'details'])
      // Where a moderator sat is the moderator's own.
      .select((of) => [
        of.case().when('actor_id', 'is', null).then(of.ref('address')).end().as('address'),
        of.case().when('actor_id', 'is', null).then(of.ref('user_agent')).end().as('user_agent'),
      ])
      .where('account_id', '=', account_id)
  )
}

/** Rows as the API writes them: instants as text, and JSON as what it stands for. */
async function* legible(rows: AsyncIterable<Record<string, unknown>>): AsyncIterable<unknown> {
  for await (const row of rows) {
    yield Object.fromEntries(Object.entries(row).map(([name, value]) => [name, legibleValue(name, value)]))
  }
}

function legibleValue(name: string, value: unknown): unknown {
  if (name.endsWith('_at') && typeof value === 'number') return toIso(value)
  return (name === 'scopes' || name === 'details') && typeof value === 'string' ? JSON.parse(value) : value
}
