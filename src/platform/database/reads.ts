import { type ConnectionProvider, type Dialect, DummyDriver, Kysely, sql } from 'kysely'
import type { Config } from '../config.ts'
import { AppError } from '../errors.ts'
import { openTurns, type TurnsOptions } from '../turns.ts'
import { postgresDialect } from './postgres.ts'
import { openReadProcesses } from './read-processes.ts'
import type { Db, Tables } from './schema.ts'
import { databaseFile } from './sqlite.ts'

/** SQLite reads this many rows in about 10 ms. During that time the server answers nobody else. */
const MAX_QUICK_ROWS = 5_000
const DEADLINE_MS = 2_000
const MAX_WAITING = 100
const MAX_WAIT_MS = 10_000
const RETRY_AFTER_S = 5

declare module '../services.ts' {
  interface Services {
    reads: Reads
  }
}

/** Gives connections for reading lists and sums. A statement that takes longer than 2 s is stopped. */
export type Reads = {
  /**
   * A database handle for selects of this account that go through about `rows` rows. Each account runs one large read
   * at a time. On SQLite, large reads run in a process of their own.
   * @throws AppError `unavailable` when a statement takes too long, `rate_limited` when too many wait
   */
  of(account_id: number, rows: number): Db
  /** The same for a read that goes through a whole table. */
  ofTable(account_id: number, table: keyof Tables): Promise<Db>
  close(): Promise<void>
}

type Options = { deadline_ms: number; maxWaiting: number }
type Turns = Omit<TurnsOptions, 'limit'>
type PersonalReads = Omit<Reads, 'ofTable'>

export function openReads(
  { database, dataDir }: Pick<Config, 'database' | 'dataDir'>,
  db: Db,
  { deadline_ms = DEADLINE_MS, maxWaiting = MAX_WAITING }: Partial<Options> = {},
): Reads {
  const turns = { maxPerOwner: 1, waiting: { max: maxWaiting, max_ms: MAX_WAIT_MS, tooMany } }
  const reads = database.url
    ? openOnServer(database.url, Math.ceil(database.poolSize / 2), deadline_ms, turns)
    : openEmbedded(databaseFile(dataDir), db, deadline_ms, turns)
  return {
    ...reads,
    async ofTable(account_id, table) {
      const quick = reads.of(account_id, 1)
      const maxId = sql<{ max_id: number | null }>`select max(id) as max_id from ${sql.table(table)}`
      const { rows } = await maxId.execute(quick)
      return reads.of(account_id, rows[0]?.max_id ?? 0)
    },
  }
}

/** Opens further connections, so that slow lists do not keep others from writing and signing in. */
function openOnServer(url: string, connections: number, deadline_ms: number, turns: Turns): PersonalReads {
  const db = new Kysely<Tables>({ dialect: postgresDialect(url, connections, deadline_ms) })
  const runInTurn = openTurns({ ...turns, limit: connections })
  const executor = db.getExecutor()
  return {
    of(account_id, rows) {
      if (rows <= MAX_QUICK_ROWS) return db
      return withConnections(db, {
        provideConnection: (consumer, options) =>
          runInTurn(account_id, () => executor.provideConnection(consumer, options)),
      })
    },
    close: () => db.destroy(),
  }
}

function openEmbedded(file: string, db: Db, deadline_ms: number, turns: Turns): PersonalReads {
  const processes = openReadProcesses(file, deadline_ms, turns)
  return {
    of(account_id, rows) {
      if (rows <= MAX_QUICK_ROWS) return db
      const connection = processes.connectionOf(account_id)
      return withConnections(db, { provideConnection: (consumer) => consumer(connection) })
    },
    close: async () => processes.close(),
  }
}

/** The same database through other connections. It shares the plans of `prepared`. */
function withConnections(db: Db, connections: ConnectionProvider): Db {
  const executor = db.getExecutor().withConnectionProvider(connections)
  // Kysely uses only the executor of these.
  const dialect = {} as Dialect
  return new Kysely<Tables>({ config: { dialect }, dialect, driver: new DummyDriver(), executor })
}

function tooMany(): AppError {
  return new AppError('rate_limited', 'too_many_reads', { retryAfter_s: RETRY_AFTER_S })
}
