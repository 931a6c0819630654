import { mkdirSync } from 'node:fs'
import path from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import {
  type CompiledQuery,
  type DatabaseConnection,
  type DatabaseMetadataOptions,
  type Dialect,
  type Driver,
  type Kysely,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  sql,
  type TableMetadata,
} from 'kysely'
import { StartupError } from '../errors.ts'
import { SqliteWriter } from './sqlite-writer.ts'
import { StatementCache } from './statement-cache.ts'
import { assertOutsideUnitOfWork } from './unit-of-work.ts'

/** Versions 3.7.0 to 3.51.2 can corrupt a database when they reset the write-ahead log. */
const MIN_VERSION = [3, 51, 3] as const
const BUSY_TIMEOUT_MS = 5_000
const BUSY_PAUSE_MS = 20

/** The driver runs this statement on the writing connection, outside of any transaction. */
export const EMPTY_LOG = 'pragma wal_checkpoint(truncate)'

/** The path of the database in the data folder. */
export function databaseFile(dataDir: string): string {
  return path.join(dataDir, 'fittrack.db')
}

/** Opens the database file, or creates it. Selects use a separate connection and see only durable data. */
export function sqliteDialect(file: string): Dialect {
  const writer = connect(file)
  assertSqliteVersion(versionOf(writer))
  const reader = connect(file)
  reader.pragma('query_only = 1')
  return {
    createDriver: () => new SqliteDriver(new SqliteWriter(writer), reader),
    createAdapter: () => new Adapter(),
    createIntrospector: (db) => new Introspector(db),
    createQueryCompiler: () => new QueryCompiler(),
  }
}

function connect(file: string): BetterSqlite3.Database {
  try {
    mkdirSync(path.dirname(file), { recursive: true })
    const connection = new BetterSqlite3(file, { timeout: BUSY_TIMEOUT_MS })
    useWriteAheadLog(connection)
    connection.pragma('synchronous = FULL')
    connection.pragma('foreign_keys = ON')
    connection.pragma('mmap_size = 0')
    // Overwrites deleted data: an erased account must not be readable in free pages.
    connection.pragma('secure_delete = ON')
    return connection
  } catch (error) {
    throw new StartupError(`The database ${file} cannot be opened: ${(error as Error).message}.`, {
      cause: error,
    })
  }
}

/** Retries, because SQLite reports "busy" at once, without waiting, when another process creates the same file. */
function useWriteAheadLog(connection: BetterSqlite3.Database): void {
  const deadline = performance.now() + BUSY_TIMEOUT_MS
  for (;;) {
    try {
      connection.pragma('journal_mode = WAL')
      return
    } catch (error) {
      const isBusy = (error as { code?: string }).code === 'SQLITE_BUSY'
      if (!isBusy || performance.now() > deadline) throw error
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, BUSY_PAUSE_MS)
    }
  }
}

/** Throws a StartupError for a version that can corrupt data. */
export function assertSqliteVersion(version: string): void {
  const parts = version.split('.').map(Number)
  const difference = MIN_VERSION.map((wanted, index) => (parts[index] ?? 0) - wanted).find(
    (part) => part !== 0,
  )
  if ((difference ?? 0) < 0)
    throw new StartupError(`SQLite ${version} is too old; FitTrack needs ${MIN_VERSION.join('.')}.`)
}

function versionOf(connection: BetterSqlite3.Database): string {
  return connection.prepare('select sqlite_version()').pluck().get() as string
}

/** Without these flags Kysely runs one query at a time, and migrations outside a transaction. */
class Adapter extends SqliteAdapter {
  override get supportsMultipleConnections(): boolean {
    return true
  }
  override get supportsTransactionalDdl(): boolean {
    return true
  }
}

/** Leaves out the tables in which the index of words is stored: they cannot be read or altered like others. */
class Introspector extends SqliteIntrospector {
  readonly #db: Kysely<unknown>

  constructor(db: Kysely<unknown>) {
    super(db)
    this.#db = db
  }

  override async getTables(options?: DatabaseMetadataOptions): Promise<TableMetadata[]> {
    const tables = await super.getTables(options)
    const { rows } = await sql<{ name: string }>`select name from pragma_table_list
      where type in ('virtual', 'shadow')`.execute(this.#db)
    const hidden = new Set(rows.map(({ name }) => name))
    return tables.filter(({ name }) => !hidden.has(name))
  }
}

/**
 * Writes `+?` instead of `?`. With a bare `?` in a join, SQLite built with STAT4 plans the statement again at every
 * run, which takes ten times as long as the run. An expression avoids that.
 */
class QueryCompiler extends SqliteQueryCompiler {
  protected override getCurrentParameterPlaceholder(): string {
    return '+?'
  }
}

class SqliteDriver implements Driver {
  readonly #writer: SqliteWriter
  readonly #reader: BetterSqlite3.Database
  readonly #reads: StatementCache

  constructor(writer: SqliteWriter, reader: BetterSqlite3.Database) {
    this.#writer = writer
    this.#reader = reader
    this.#reads = new StatementCache(reader)
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<SqliteSession> {
    assertOutsideUnitOfWork()
    return new SqliteSession(this.#writer, this.#reads)
  }

  async releaseConnection(): Promise<void> {}

  async beginTransaction(session: SqliteSession): Promise<void> {
    await session.begin()
  }

  async commitTransaction(session: SqliteSession): Promise<void> {
    await session.commit()
  }

  async rollbackTransaction(session: SqliteSession): Promise<void> {
    await session.rollback()
  }

  async destroy(): Promise<void> {
    this.#writer.close()
    this.#reader.close()
  }
}

class SqliteSession implements DatabaseConnection {
  readonly #writer: SqliteWriter
  readonly #reads: StatementCache
  #unit: 'none' | 'open' | 'ending' = 'none'

  constructor(writer: SqliteWriter, reads: StatementCache) {
    this.#writer = writer
    this.#reads = reads
  }

  async begin(): Promise<void> {
    await this.#writer.begin()
    this.#unit = 'open'
  }

  async commit(): Promise<void> {
    this.#unit = 'ending'
    await this.#writer.commit().finally(() => {
      this.#unit = 'none'
    })
  }

  async rollback(): Promise<void> {
    if (this.#unit !== 'open') return
    this.#unit = 'none'
    await this.#writer.rollback()
  }

  async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
    if (this.#unit === 'open') return run<R>(this.#writer.prepare(sql), parameters)
    // If this query ran now, it would be committed on its own, even when its unit is rolled back.
    if (this.#unit === 'ending') throw new Error('A unit of work ended before this query of it was awaited.')
    if (sql === EMPTY_LOG) return { rows: (await this.#writer.emptyLog()) as R[] }
    const statement = this.#reads.prepare(sql)
    if (statement.readonly) return run<R>(statement, parameters)
    return this.#runAsUnit<R>(sql, parameters)
  }

  async #runAsUnit<R>(sql: string, parameters: readonly unknown[]): Promise<QueryResult<R>> {
    await this.begin()
    try {
      const result = run<R>(this.#writer.prepare(sql), parameters)
      await this.commit()
      return result
    } catch (error) {
      await this.rollback()
      throw error
    }
  }

  // biome-ignore lint/correctness/useYield: the interface asks for a generator
  async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error('An open cursor would hold back the write-ahead log; read large results in pages.')
  }
}

function run<R>(statement: BetterSqlite3.Statement, parameters: readonly unknown[]): QueryResult<R> {
  if (statement.reader) return { rows: statement.all(...parameters) as R[] }
  const { changes, lastInsertRowid } = statement.run(...parameters)
  return { rows: [], numAffectedRows: BigInt(changes), insertId: BigInt(lastInsertRowid) }
}
