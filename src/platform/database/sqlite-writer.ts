import type BetterSqlite3 from 'better-sqlite3'
import { databaseAway } from './errors.ts'
import { StatementCache } from './statement-cache.ts'

type Waiter = { resolve: () => void; reject: (error: unknown) => void }

const MOST_UNITS_PER_COMMIT = 64

/**
 * The one writing connection. Units of work take turns as savepoints of a shared transaction, and each resolves
 * only when the shared commit has been synced: a sync is the whole cost of a small write, so concurrent units
 * share one. A unit that fails rolls back to its own savepoint; a commit that fails rejects every unit in it.
 */
export class SqliteWriter {
  readonly #connection: BetterSqlite3.Database
  readonly #statements: StatementCache
  readonly #queue: (() => void)[] = []
  #group: Waiter[] = []
  #isBusy = false

  constructor(connection: BetterSqlite3.Database) {
    this.#connection = connection
    this.#statements = new StatementCache(connection)
  }

  /** A statement of the unit whose turn it is. */
  prepare(sql: string): BetterSqlite3.Statement {
    // A full disk may have rolled back everything: what ran now would be kept without the rest of its unit.
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
      this.#endTurn()
      throw error
    }
  }

  async commit(): Promise<void> {
    try {
      this.#run('release unit')
    } catch (error) {
      this.#failGroup(error)
      this.#endTurn()
      throw error
    }
    const durable = new Promise<void>((resolve, reject) => this.#group.push({ resolve, reject }))
    if (this.#group.length >= MOST_UNITS_PER_COMMIT) this.#commitGroup()
    this.#endTurn()
    return durable
  }

  async rollback(): Promise<void> {
    try {
      // A full disk or an I/O error may already have rolled back everything, the units before this one included.
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
      this.#endTurn()
    }
  }

  /** Commits what has ended; a unit that still runs is rolled back, and with it those that wait for its commit. */
  close(): void {
    if (this.#connection.inTransaction && !this.#isBusy) this.#commitGroup()
    this.#failGroup(databaseAway('the database was closed'))
    this.#connection.close()
  }

  #endTurn(): void {
    const next = this.#queue.shift()
    if (next) {
      next()
      return
    }
    this.#isBusy = false
    // Requests that arrived in the same turn of the event loop get to join before the sync.
    setImmediate(() => {
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
  return databaseAway('the shared transaction was rolled back')
}
