import { type Kysely, sql } from 'kysely'
import { searchWordsOf } from '../features/workouts/search.ts'
import { inBatches } from '../platform/database/batches.ts'
import type { Db } from '../platform/database/schema.ts'
import { createWordIndex } from '../platform/database/word-index.ts'

const ROWS_PER_STATEMENT = 500

export async function up(db: Kysely<never>): Promise<void> {
  await db.schema.alterTable('workout').renameColumn('search_text', 'search_words').execute()
  await fillSearchWords(db)
  await createWordIndex(db, 'workout')
}

/** Writes the words of all workouts, some hundred at a time, so that memory use stays small. */
export async function fillSearchWords(db: Kysely<never>): Promise<void> {
  let batch: { id: number; words: string }[] = []
  const workouts = (db as unknown as Db).selectFrom('workout').select(['id', 'title', 'notes'])
  for await (const { id, title, notes } of inBatches(workouts)) {
    batch.push({ id, words: searchWordsOf(title, notes) })
    if (batch.length < ROWS_PER_STATEMENT) continue
    await writeWords(db, batch)
    batch = []
  }
  if (batch.length > 0) await writeWords(db, batch)
}

async function writeWords(db: Kysely<never>, rows: { id: number; words: string }[]): Promise<void> {
  const values = rows.map(({ id, words }) => sql`(cast(${id} as bigint), cast(${words} as text))`)
  await sql`update workout set search_words = given.column2
    from (values ${sql.join(values)}) as given where workout.id = given.column1`.execute(db)
}
