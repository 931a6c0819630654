import { Kysely, sql } from 'kysely'
import type { Config } from '../config.ts'
import { StartupError } from '../errors.ts'
import { postgresDialect } from './postgres.ts'
import type { Db, Tables } from './schema.ts'
import { databaseFile, sqliteDialect } from './sqlite.ts'

export { servesOneProcess } from './columns.ts'
export { migrateToLatest } from './migrate.ts'
export { prepared } from './prepared.ts'
export { openReads } from './reads.ts'
export { acquireServerLock } from './server-lock.ts'
export { afterCommit, inTransaction } from './unit-of-work.ts'
export { emptyWriteAheadLog } from './write-ahead-log.ts'

/** Opens PostgreSQL when DATABASE_URL is set, otherwise SQLite in the data folder; throws a StartupError. */
export async function openDatabase(config: Pick<Config, 'database' | 'dataDir'>): Promise<Db> {
  const { url, poolSize } = config.database
  const dialect = url ? postgresDialect(url, poolSize) : sqliteDialect(databaseFile(config.dataDir))
  const db = new Kysely<Tables>({ dialect })
  try {
    await ping(db)
    return db
  } catch (error) {
    await db.destroy()
    throw new StartupError(
      `The database cannot be reached${url ? ` at ${withoutPassword(url)}` : ''}: ${reason(error)}.${url ? ' Check DATABASE_URL.' : ''}`,
      {
        cause: error,
      },
    )
  }
}

/** Checks that the database answers. Reads no table. */
export async function ping(db: Db): Promise<void> {
  await sql`select 1`.execute(db)
}

function withoutPassword(url: string): string {
  const { host, pathname } = new URL(url)
  return host + pathname
}

function reason(error: unknown): string {
  const { message, code } = error as { message?: string; code?: string }
  return message || code || String(error)
}
