import { type Kysely, sql } from 'kysely'
import { keepAppendOnly } from '../platform/database/append-only.ts'
import { columnsOf } from '../platform/database/columns.ts'

export async function up(db: Kysely<never>): Promise<void> {
  await extendAccounts(db)
  await createSecondFactors(db)
  await createKeysAndInvitations(db)
  await createExportsAndMails(db)
  await createAuditLog(db)
}

async function extendAccounts(db: Kysely<never>): Promise<void> {
  const { id, integer, text, strict } = columnsOf(db)
  const add = (name: string, type: typeof integer) => db.schema.alterTable('account').addColumn(name, type)
  await db.schema
    .alterTable('account')
    .addColumn('failed_sign_ins', integer, (column) => column.notNull().defaultTo(0))
    .execute()
  await add('suspended_at', integer).execute()
  await add('suspended_until', integer).execute()
  await add('suspension_reason', text).execute()
  await add('deletion_at', integer).execute()
  // Only verified addresses are unique.
  await db.schema
    .createIndex('account_verified_email_key')
    .unique()
    .on('account')
    .column('email_key')
    .where(sql.ref('email_verified_at'), 'is not', null)
    .execute()
  for (const name of ['browser', 'device']) {
    await db.schema
      .alterTable('session')
      .addColumn(name, text, (column) => column.notNull().defaultTo(''))
      .execute()
  }
  await strict(
    db.schema
      .createTable('account_token')
      .addColumn('id', id)
      .addColumn('account_id', integer, (column) =>
        column.notNull().references('account.id').onDelete('cascade'),
      )
      .addColumn('purpose', text, (column) => column.notNull())
      .addColumn('token_hash', text, (column) => column.notNull().unique())
      .addColumn('email', text, (column) => column.notNull())
      .addColumn('created_at', integer, (column) => column.notNull())
      .addColumn('expires_at', integer, (column) => column.notNull())
      .addColumn('used_at', integer),
  ).execute()
  await db.schema.createIndex('account_token_account_id').on('account_token').column('account_id').execute()
}

async function createSecondFactors(db: Kysely<never>): Promise<void> {
  const { id, integer, text, json, blob, strict } = columnsOf(db)
  await strict(
    db.schema
      .createTable('totp')
      .addColumn('account_id', integer, (column) =>
        column.primaryKey().notNull().references('account.id').onDelete('cascade'),
      )
      .addColumn('secret', text, (column) => column.notNull())
      .addColumn('confirmed_at', integer)
      .addColumn('last_step', integer)
      .addColumn('created_at', integer, (column) => column.notNull()),
  ).execute()
  await strict(
    db.schema
      .createTable('recovery_code')
      .addColumn('account_id', integer, (column) =>
        column.notNull().references('account.id').onDelete('cascade'),
      )
      .addColumn('code_hash', text, (column) => column.notNull())
      .addColumn('used_at', integer)
      .addPrimaryKeyConstraint('recovery_code_key', ['account_id', 'code_hash']),
  ).execute()
  await strict(
    db.schema
      .createTable('passkey')
      .addColumn('id', id)
      .addColumn('account_id', integer, (column) =>
        column.notNull().references('account.id').onDelete('cascade'),
      )
      .addColumn('credential_id', text, (column) => column.notNull().unique())
      .addColumn('public_key', blob, (column) => column.notNull())
      .addColumn('sign_count', integer, (column) => column.notNull())
      .addColumn('transports', json, (column) => column.notNull())
      .addColumn('name', text, (column) => column.notNull())
      .addColumn('created_at', integer, (column) => column.notNull())
      .addColumn('last_used_at', integer),
  ).execute()
  await db.schema.createIndex('passkey_account_id').on('passkey').column('account_id').execute()
  await strict(
    db.schema
      .createTable('passkey_challenge')
      .addColumn('challenge', text, (column) => column.primaryKey().notNull())
      .addColumn('account_id', integer, (column) => column.references('account.id').onDelete('cascade'))
      .addColumn('purpose', text, (column) => column.notNull())
      .addColumn('expires_at', integer, (column) => column.notNull()),
  ).execute()
}

async function createKeysAndInvitations(db: Kysely<never>): Promise<void> {
  const { id, integer, text, json, strict } = columnsOf(db)
  await strict(
    db.schema
      .createTable('api_key')
      .addColumn('id', id)
      .addColumn('account_id', integer, (column) =>
        column.notNull().references('account.id').onDelete('cascade'),
      )
      .addColumn('name', text, (column) => column.notNull())
      .addColumn('scopes', json, (column) => column.notNull())
      .addColumn('key_hash', text, (column) => column.notNull().unique())
      .addColumn('hint', text, (column) => column.notNull())
      .addColumn('created_at', integer, (column) => column.notNull())
      .addColumn('expires_at', integer)
      .addColumn('last_used_at', integer),
  ).execute()
  await db.schema.createIndex('api_key_account_id').on('api_key').column('account_id').execute()
  await strict(
    db.schema
      .createTable('invitation')
      .addColumn('id', id)
      .addColumn('code_hash', text, (column) => column.notNull().unique())
      .addColumn('email', text)
      .addColumn('created_by', integer, (column) => column.references('account.id').onDelete('set null'))
      .addColumn('created_at', integer, (column) => column.notNull())
      .addColumn('expires_at', integer, (column) => column.notNull())
      .addColumn('used_at', integer)
      .addColumn('used_by', integer, (column) => column.references('account.id').onDelete('set null')),
  ).execute()
}

async function createExportsAndMails(db: Kysely<never>): Promise<void> {
  const { id, integer, text, json, strict } = columnsOf(db)
  await strict(
    db.schema
      .createTable('account_export')
      .addColumn('id', id)
      .addColumn('account_id', integer, (column) =>
        column.notNull().references('account.id').onDelete('cascade'),
      )
      .addColumn('status', text, (column) => column.notNull())
      .addColumn('storage_key', text)
      .addColumn('size_bytes', integer)
      .addColumn('created_at', integer, (column) => column.notNull())
      .addColumn('expires_at', integer),
  ).execute()
  await db.schema.createIndex('account_export_account_id').on('account_export').column('account_id').execute()
  await strict(
    db.schema
      .createTable('mail')
      .addColumn('id', id)
      .addColumn('dedupe_key', text, (column) => column.notNull().unique())
      .addColumn('account_id', integer, (column) => column.references('account.id').onDelete('cascade'))
      .addColumn('recipient', text, (column) => column.notNull())
      .addColumn('language', text, (column) => column.notNull())
      .addColumn('kind', text, (column) => column.notNull())
      .addColumn('values', json, (column) => column.notNull())
      .addColumn('created_at', integer, (column) => column.notNull())
      .addColumn('sent_at', integer),
  ).execute()
  await db.schema.createIndex('mail_account_id').on('mail').column('account_id').execute()
}

async function createAuditLog(db: Kysely<never>): Promise<void> {
  const { id, integer, text, json, strict } = columnsOf(db)
  await strict(
    db.schema
      .createTable('audit_entry')
      .addColumn('id', id)
      .addColumn('created_at', integer, (column) => column.notNull())
      .addColumn('kind', text, (column) => column.notNull())
      .addColumn('account_id', integer)
      .addColumn('actor_id', integer)
      .addColumn('request_id', text)
      .addColumn('address', text)
      .addColumn('user_agent', text)
      .addColumn('details', json),
  ).execute()
  await db.schema
    .createIndex('audit_entry_account_id')
    .on('audit_entry')
    .columns(['account_id', 'id'])
    .execute()
  await db.schema.createIndex('audit_entry_created_at').on('audit_entry').column('created_at').execute()
  await keepAppendOnly(db, 'audit_entry', {
    fixed: ['id', 'created_at', 'kind'],
    erasable: ['account_id', 'actor_id', 'request_id', 'address', 'user_agent', 'details'],
  })
}
