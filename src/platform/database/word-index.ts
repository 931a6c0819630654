import { type Kysely, type RawBuilder, type SqlBool, sql } from 'kysely'
import { isServer } from './columns.ts'
import type { Db, Trx } from './schema.ts'
import { afterCommit, inTransaction } from './unit-of-work.ts'

/** Limits how long other writes wait for a batch: one row has up to a thousand words. */
const MAX_BATCH_CHARACTERS = 50_000
const MAX_BATCH_ROWS = 500
const ADDED_BEFORE_INDEXING = 100

/**
 * Indexes a table by its columns `owner_id` and `search_words` (words, each after a space). Each entry of the index
 * begins with the owner, as in `7:lake`, so that a search reads only the entries of one person.
 */
export async function createWordIndex(db: Kysely<never>, table: string): Promise<void> {
  if (isServer(db)) {
    await sql.raw(`create index ${table}_words on ${table} using gin (${serverEntries(table)})`).execute(db)
    return
  }
  for (const statement of embeddedIndex(table)) await sql.raw(statement).execute(db)
}

function serverEntries(table: string): string {
  const entries = `replace(${table}.search_words, ' ', ' ' || ${table}.owner_id::text || ':')`
  return `array_to_tsvector(string_to_array(substr(${entries}, 2), ' '))`
}

/**
 * FTS5 writes a segment for each unit of work, so indexing a row while it is added would take a tenth longer. Therefore
 * new rows wait for `indexNewWords`, and a search compares them one by one until then. For indexed rows, triggers apply
 * every change and deletion to the index at once.
 */
function embeddedIndex(table: string): string[] {
  const index = `${table}_words`
  // The tokenizer `ascii` splits at spaces, and keeps all characters beyond ASCII as they are.
  const options = `content='', columnsize=0, detail=none, tokenize="ascii tokenchars ':'"`
  const add = (row: string) =>
    `insert into ${index} (rowid, words) values (${row}.id, ${embeddedEntries(row)});`
  const remove = `insert into ${index} (${index}, rowid, words) values ('delete', old.id, ${embeddedEntries('old')});`
  const isIndexed = `old.id <= (select last_id from ${index}_state)`
  const trigger = (name: string, when: string, actions: string) =>
    `create trigger ${index}_${name} after ${when} begin ${actions} end`
  return [
    `create virtual table ${index} using fts5(words, ${options})`,
    // Without this setting, the words of an erased account would stay in the file for a while.
    `insert into ${index} (${index}, rank) values ('secure-delete', 1)`,
    `insert into ${index} (rowid, words) select id, ${embeddedEntries(table)} from ${table}`,
    `create table ${index}_state (last_id integer not null) strict`,
    `insert into ${index}_state select coalesce(max(id), 0) from ${table}`,
    trigger('delete', `delete on ${table} when ${isIndexed}`, remove),
    trigger(
      'update',
      `update of search_words on ${table} when ${isIndexed} and old.search_words <> new.search_words`,
      remove + add('new'),
    ),
  ]
}

function embeddedEntries(row: string): string {
  return `replace(${row}.search_words, ' ', ' ' || ${row}.owner_id || ':')`
}

/**
 * Indexes the new rows after the commit, whenever a hundred of them have been added. Call it for each row that a
 * transaction adds. When indexing fails, the rows wait for the next hundred.
 */
export function wordsAdded(db: Db, trx: Trx, table: string, id: number): void {
  if (isServer(db) || id % ADDED_BEFORE_INDEXING !== 0) return
  afterCommit(trx, () => void indexNewWords(db, table).catch(() => {}))
}

/** Adds new rows to the index, in batches. */
export async function indexNewWords(db: Db, table: string): Promise<void> {
  if (isServer(db)) return
  while (await inTransaction(db, (trx) => indexBatch(trx, table)));
}

/** Returns true when there are more rows to index. */
async function indexBatch(trx: Trx, table: string): Promise<boolean> {
  const [rows, index, state] = [table, `${table}_words`, `${table}_words_state`].map((name) =>
    sql.table(name),
  )
  const isNew = sql`id > (select last_id from ${state})`
  const { rows: batches } = await sql<{ last_id: number | null; max_id: number | null }>`select
    max(id) as last_id, (select max(id) from ${rows}) as max_id
    from (
      select id, sum(length(search_words)) over (order by id) - length(search_words) as characters_before
      from (select id, search_words from ${rows} where ${isNew} order by id limit ${sql.lit(MAX_BATCH_ROWS)})
    ) where characters_before < ${sql.lit(MAX_BATCH_CHARACTERS)}`.execute(trx)
  const { last_id, max_id } = batches[0]!
  if (last_id === null) return false
  await sql`insert into ${index} (rowid, words) select id, ${sql.raw(embeddedEntries(table))}
    from ${rows} where ${isNew} and id <= ${last_id}`.execute(trx)
  await sql`update ${state} set last_id = ${last_id}`.execute(trx)
  return last_id !== max_id
}

/** `words` are separated by spaces. */
type Wanted = { owner_id: number; words: string }

/** The condition that a row belongs to this owner and has, for each of `words`, a word that begins with it. */
export function hasWords(
  db: Pick<Kysely<never>, 'getExecutor'>,
  table: string,
  wanted: Wanted,
): RawBuilder<SqlBool> {
  return isServer(db) ? hasWordsOnServer(table, wanted) : hasWordsEmbedded(table, wanted)
}

function hasWordsOnServer(table: string, { owner_id, words }: Wanted): RawBuilder<SqlBool> {
  const prefix = sql`cast(${owner_id} as bigint)::text || ':'`
  const next = sql`''':* & ''' || ${prefix}`
  const query = sql`'''' || ${prefix} || replace(cast(${words} as text), ' ', ${next}) || ''':*'`
  return sql`${sql.raw(serverEntries(table))} @@ cast(${query} as tsquery)`
}

function hasWordsEmbedded(table: string, { owner_id, words }: Wanted): RawBuilder<SqlBool> {
  const index = sql.table(`${table}_words`)
  const prefix = sql`cast(${owner_id} as integer) || ':'`
  const query = sql`'"' || ${prefix} || replace(${words}, ' ', '"* AND "' || ${prefix}) || '"*'`
  // A join instead of `not exists`: SQLite reads each row of the owner before it tests a condition that contains a
  // correlated subquery. The plus keeps the planner from using an index of `owner_id`: few rows are new.
  const newRows = sql`select fresh.id from ${sql.table(table)} as fresh
    left join json_each('["' || replace(${words}, ' ', '","') || '"]') as missing
      on instr(fresh.search_words, ' ' || missing.value) = 0
    where fresh.id > (select last_id from ${sql.table(`${table}_words_state`)})
    and +fresh.owner_id = ${owner_id} and missing.value is null`
  return sql`${sql.ref(`${table}.id`)} in (
    select rowid from ${index} where ${index} match ${query} union all ${newRows})`
}
