import { type Kysely, type RawBuilder, type SqlBool, sql } from 'kysely'
import { isServer } from './columns.ts'
import type { Db, Trx } from './schema.ts'
import { afterCommit, inTransaction } from './unit-of-work.ts'

/** Few, because other writes wait for a batch: a row has up to a thousand words. */
const ROWS_PER_BATCH = 25
const ADDED_BEFORE_INDEXING = 100

/**
 * Indexes the words of all rows of a table with the columns `owner_id` and `search_words`: words, each after a space.
 * Each entry begins with the owner, such as `7:lake`, so that a search reads the entries of one person only.
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
 * FTS5 writes a segment for each unit of work, which would make adding a row a tenth slower. So new rows wait for
 * `indexNewWords` and are compared one by one until then; changed and deleted rows leave the index at once.
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
    // Otherwise the words of an erased account stay in the file for a while.
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
 * Call it for each row that a transaction adds. Every hundredth call adds the new rows to the index, after the commit;
 * what fails is left to the next call.
 */
export function wordsAdded(db: Db, trx: Trx, table: string, id: number): void {
  if (isServer(db) || id % ADDED_BEFORE_INDEXING !== 0) return
  afterCommit(trx, () => void indexNewWords(db, table).catch(() => {}))
}

/** Adds new rows to the index, in batches. */
export async function indexNewWords(db: Db, table: string): Promise<void> {
  if (isServer(db)) return
  while ((await inTransaction(db, (trx) => addBatch(trx, table))) === ROWS_PER_BATCH);
}

async function addBatch(trx: Trx, table: string): Promise<number> {
  const state = sql.table(`${table}_words_state`)
  const batch = sql`select id, ${sql.raw(embeddedEntries(table))} as entries from ${sql.table(table)}
    where id > (select last_id from ${state}) order by id limit ${sql.lit(ROWS_PER_BATCH)}`
  const added = await sql`insert into ${sql.table(`${table}_words`)} (rowid, words) ${batch}`.execute(trx)
  await sql`update ${state} set last_id = coalesce((select max(id) from (${batch})), last_id)`.execute(trx)
  return Number(added.numAffectedRows)
}

type Wanted = { owner_id: number; words: string }

/** True for rows of this owner in which each of the words, separated by spaces, begins a word. */
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
  // The plus keeps the planner from the index of the owner: few rows are new.
  const newRows = sql`select fresh.id from ${sql.table(table)} as fresh
    where fresh.id > (select last_id from ${sql.table(`${table}_words_state`)}) and +fresh.owner_id = ${owner_id}
    and not exists (
      select 1 from json_each('["' || replace(${words}, ' ', '","') || '"]')
      where instr(fresh.search_words, ' ' || value) = 0
    )`
  return sql`${sql.ref(`${table}.id`)} in (
    select rowid from ${index} where ${index} match ${query} union all ${newRows})`
}
