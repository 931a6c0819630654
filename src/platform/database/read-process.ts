import BetterSqlite3 from 'better-sqlite3'
import { serveTasks } from '../processes/serve-tasks.ts'
import type { ReadTask } from './read-processes.ts'
import { StatementCache } from './statement-cache.ts'

// Runs as a process of its own, started by `read-processes.ts`: the server kills it when a statement takes too long.

const BUSY_TIMEOUT_MS = 1_000

let statements: StatementCache | undefined

serveTasks<ReadTask>(({ input: { file, sql, parameters } }) => {
  statements ??= new StatementCache(
    new BetterSqlite3(file, { readonly: true, fileMustExist: true, timeout: BUSY_TIMEOUT_MS }),
  )
  return { result: statements.prepare(sql).all(...parameters) }
})
