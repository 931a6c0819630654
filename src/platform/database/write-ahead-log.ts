import { sql } from 'kysely'
import { isServer } from './columns.ts'
import type { Db } from './schema.ts'
import { EMPTY_LOG } from './sqlite.ts'

/**
 * Empties the write-ahead log of SQLite, which still contains deleted data. Returns false while another process reads
 * the database. PostgreSQL recycles its own log.
 */
export async function emptyWriteAheadLog(db: Db): Promise<boolean> {
  if (isServer(db)) return true
  const { rows } = await sql<{ busy: number }>`${sql.raw(EMPTY_LOG)}`.execute(db)
  return rows[0]?.busy === 0
}
