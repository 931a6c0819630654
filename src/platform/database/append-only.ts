import { type Kysely, sql } from 'kysely'
import { isServer } from './columns.ts'

/** `fixed` columns never change; `erasable` columns may only be set to null. */
type Columns = { fixed: string[]; erasable: string[] }

/** Installs triggers that refuse to delete rows, and to change any column, except that `erasable` ones may become null. */
export async function keepAppendOnly(db: Kysely<never>, table: string, columns: Columns): Promise<void> {
  const comparison = isServer(db) ? 'is not distinct from' : 'is'
  const same = (column: string) => `new.${column} ${comparison} old.${column}`
  const allowed = [
    ...columns.fixed.map(same),
    ...columns.erasable.map((column) => `(new.${column} is null or ${same(column)})`),
  ].join(' and ')
  if (isServer(db)) await guardOnServer(db, table, allowed)
  else await guardEmbedded(db, table, allowed)
}

async function guardEmbedded(db: Kysely<never>, table: string, allowed: string): Promise<void> {
  const refuse = `begin select raise(abort, '${table} is append-only'); end`
  await sql
    .raw(`create trigger ${table}_no_change before update on ${table} when not (${allowed}) ${refuse}`)
    .execute(db)
  await sql.raw(`create trigger ${table}_no_delete before delete on ${table} ${refuse}`).execute(db)
  // `insert or replace` deletes the old row without firing the trigger above.
  const isTaken = `exists (select 1 from ${table} where id = new.id)`
  await sql
    .raw(`create trigger ${table}_no_replace before insert on ${table} when ${isTaken} ${refuse}`)
    .execute(db)
}

async function guardOnServer(db: Kysely<never>, table: string, allowed: string): Promise<void> {
  const refusal = `${table}_refusal`
  const body = `begin raise exception '${table} is append-only'; end`
  await sql.raw(`create function ${refusal}() returns trigger language plpgsql as $$ ${body} $$`).execute(db)
  const trigger = (name: string, when: string) =>
    sql.raw(`create trigger ${table}_${name} before ${when} execute function ${refusal}()`).execute(db)
  await trigger('no_change', `update on ${table} for each row when (not (${allowed}))`)
  await trigger('no_delete', `delete on ${table} for each row`)
  await trigger('no_truncate', `truncate on ${table} for each statement`)
}
