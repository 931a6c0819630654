import {
  type DatabaseConnection,
  type Dialect,
  PostgresAdapter,
  PostgresDriver,
  PostgresIntrospector,
  PostgresQueryCompiler,
} from 'kysely'
import pg from 'pg'
import { PLANNED_FOR_VALUES } from './prepared.ts'
import { assertOutsideUnitOfWork } from './unit-of-work.ts'

const CONNECT_TIMEOUT_MS = 5_000
const STATEMENT_TIMEOUT_MS = 30_000
const MAX_PREPARED = 500
/** Statements with more parameters contain lists of varying length, so a prepared one would rarely be reused. */
const MAX_PARAMETERS = 100

const OID = { boolean: 16, bigint: 20, json: 114, numeric: 1700, jsonb: 3802 } as const

/**
 * Opens a pool. Values read back as they do from SQLite: bigint and its sums as numbers, booleans as 1 or 0, JSON as
 * text.
 */
export function postgresDialect(url: string, poolSize: number, timeout_ms = STATEMENT_TIMEOUT_MS): Dialect {
  const pool = new pg.Pool({
    connectionString: url,
    max: poolSize,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    statement_timeout: timeout_ms,
    // Ends a query even when the server hangs and cannot apply its own timeout.
    query_timeout: timeout_ms + 5_000,
    types: { getTypeParser },
    Client: PreparingClient,
  })
  // Without a listener, the error of a broken connection would end the process. The pool replaces an idle connection;
  // on a connection in use, the running statement fails as well.
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  return {
    createDriver: () => new GuardedDriver({ pool }),
    createAdapter: () => new PostgresAdapter(),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  }
}

function getTypeParser(oid: number, format?: 'text' | 'binary') {
  if (oid === OID.bigint || oid === OID.numeric) return Number
  if (oid === OID.boolean) return (text: string) => (text === 't' ? 1 : 0)
  if (oid === OID.json || oid === OID.jsonb) return String
  return pg.types.getTypeParser(oid, format)
}

/** The SQLSTATE of a broken connection. */
const CONNECTION_FAILURE = '08006'

/**
 * Gives an error without a code the code of a broken connection. The library reports timeouts and lost connections as a
 * plain Error. Errors of the server have a SQLSTATE, and errors of the socket a code of Node.js.
 */
function failWithCode(error: Error & { code?: string }): never {
  if (error.constructor === Error) error.code ??= CONNECTION_FAILURE
  throw error
}

class GuardedDriver extends PostgresDriver {
  override acquireConnection(): Promise<DatabaseConnection> {
    assertOutsideUnitOfWork()
    return super.acquireConnection().catch(failWithCode)
  }
}

/**
 * Prepares parameterised statements, so that the server plans each once per connection. Statements that begin with
 * PLANNED_FOR_VALUES are planned at every run. Gives each error a code.
 */
class PreparingClient extends pg.Client {
  readonly #names = new Map<string, string>()

  // biome-ignore lint/suspicious/noExplicitAny: pg declares nine overloads of query; only one of them is changed here
  override query(text: any, ...rest: any[]): any {
    const result = this.#send(text, rest)
    return result instanceof Promise ? result.catch(failWithCode) : result
  }

  // biome-ignore lint/suspicious/noExplicitAny: as above
  #send(text: any, rest: any[]): any {
    const [values] = rest
    if (
      typeof text !== 'string' ||
      !Array.isArray(values) ||
      values.length === 0 ||
      text.startsWith(PLANNED_FOR_VALUES) ||
      values.length > MAX_PARAMETERS
    )
      return super.query(text, ...rest)
    const name = this.#nameOf(text)
    return name ? super.query({ name, text, values }) : super.query(text, values)
  }

  /** The name of the prepared statement; undefined when this connection has enough of them. */
  #nameOf(text: string): string | undefined {
    const known = this.#names.get(text)
    if (known || this.#names.size >= MAX_PREPARED) return known
    const name = `fittrack_${this.#names.size}`
    this.#names.set(text, name)
    return name
  }
}
