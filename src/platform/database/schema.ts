import type { Kysely, Transaction } from 'kysely'

/**
 * Every table. Each feature adds its own in its `tables.ts`. Instants are Unix milliseconds in UTC, calendar days are
 * text `YYYY-MM-DD`, booleans are 0 or 1, JSON is text: all values read back the same from both databases.
 */
export interface Tables {
  kysely_migration: { name: string; timestamp: string }
}

export type Db = Kysely<Tables>

/** A transaction made by `inTransaction`. A function that must run inside one takes this instead of `Db`. */
export type Trx = Transaction<Tables>
