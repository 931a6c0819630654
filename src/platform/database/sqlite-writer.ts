import type BetterSqlite3 from 'better-sqlite3'
import { databaseUnavailable } from './errors.ts'
import { StatementCache } from './statement-cache.ts'

type Waiter = { resolve: () => void; reject: (error: unknown) => void }

const MAX_UNITS_PER_COMMIT = 64

/**
 * The only writing connection. Units of work run one after another as savepoints of a shared transaction, and each
 * resolves after the shared commit is synced. A sync is most of the cost of a small write, so concurrent units share
 * one. A failed unit rolls back to its savepoint; a failed commit rejects every unit in it.
 */
export class SqliteWriter {
  readonly #connection: BetterSqlite3.Database
  readonly #statements: StatementCache
  readonly #queue: (() => void)[] = []
  #group: Waiter[] = []
  #isBusy = false
  #isCommitPlanned = false

  constructor(connection: BetterSqlite3.Database) {
    this.#connection = connection
    this.#statements = new StatementCache(connection)
  }

  /** Prepares a statement of the running unit. */
  prepare(sql: string): BetterSqlite3.Statement {
    // When a full disk has rolled back the transaction, this statement would be committed without the rest of its unit.
    if (!this.#connection.inTransaction) throw rolledBack()
    return this.#statements.prepare(sql)
  }

  async begin(): Promise<void> {
    if (this.#isBusy) await new Promise<void>((resolve) => this.#queue.push(resolve))
    this.#isBusy = true
    try {
      if (!this.#connection.inTransaction) this.#run('begin immediate')
      this.#run('savepoint unit')
    } catch (error) {
      this.#startNext()
      throw error
    }
  }

  async commit(): Promise<void> {
    try {
      this.#run('release unit')
    } catch (error) {
      this.#failGroup(error)
      this.#startNext()
      throw error
    }
    const durable = new Promise<void>((resolve, reject) => this.#group.push({ resolve, reject }))
    if (this.#group.length >= MAX_UNITS_PER_COMMIT) this.#commitGroup()
    this.#startNext()
    return durable
  }

  async rollback(): Promise<void> {
    try {
      // A full disk or an I/O error may already have rolled back the whole transaction, including the earlier units.
      if (this.#connection.inTransaction) {
        this.#run('rollback to unit')
        this.#run('release unit')
      } else {
        this.#failGroup(rolledBack())
      }
    } catch (error) {
      this.#failGroup(error)
      throw error
    } finally {
      this.#startNext()
    }
  }

  /**
   * Moves the write-ahead log into the database and empties it, between two units of work. Gives up at once when
   * another process reads the database, because waiting would block this process.
   */
  async emptyLog(): Promise<unknown[]> {
    if (this.#isBusy) await new Promise<void>((resolve) => this.#queue.push(resolve))
    this.#isBusy = true
    const timeout = this.#connection.pragma('busy_timeout', { simple: true })
    try {
      if (this.#connection.inTransaction) this.#commitGroup()
      this.#connection.pragma('busy_timeout = 0')
      return this.#connection.pragma('wal_checkpoint(truncate)') as unknown[]
    } finally {
      this.#connection.pragma(`busy_timeout = ${timeout}`)
      this.#startNext()
    }
  }

  /** Commits the finished units. If a unit is still running, rolls it back with those that wait for its commit. */
  close(): void {
    if (this.#connection.inTransaction && !this.#isBusy) this.#commitGroup()
    this.#failGroup(databaseUnavailable('the database was closed'))
    this.#connection.close()
  }

  #startNext(): void {
    const next = this.#queue.shift()
    if (next) {
      next()
      return
    }
    this.#isBusy = false
    this.#commitSoon()
  }

  /**
   * Commits in the next turn of the event loop, so that requests of this turn can still join. Never twice in a turn: the
   * callers of the first commit would begin units that the second one commits, and so on, and nobody else had a turn.
   */
  #commitSoon(): void {
    if (this.#isCommitPlanned) return
    this.#isCommitPlanned = true
    setImmediate(() => {
      this.#isCommitPlanned = false
      if (!this.#isBusy && this.#connection.open && this.#connection.inTransaction) this.#commitGroup()
    })
  }

  #commitGroup(): void {
    const group = this.#group
    this.#group = []
    try {
      this.#run('commit')
      for (const unit of group) unit.resolve()
    } catch (error) {
      this.#group = group
      this.#failGroup(error)
    }
  }

  #failGroup(error: unknown): void {
    const group = this.#group
    this.#group = []
    for (const unit of group) unit.reject(error)
    if (this.#connection.inTransaction) this.#run('rollback')
  }

  #run(sql: string): void {
    this.#statements.prepare(sql).run()
  }
}

function rolledBack(): Error {
  return databaseUnavailable('the shared transaction was rolled back')
}
