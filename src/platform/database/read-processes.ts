import type { CompiledQuery, DatabaseConnection, QueryResult } from 'kysely'
import { openWorkerPool, TaskFailure } from '../processes/index.ts'
import type { TurnsOptions } from '../turns.ts'
import { takesTooLong } from './errors.ts'

const SCRIPT = new URL('./read-process.ts', import.meta.url)
const PROCESSES = 2
const MAX_HEAP_MB = 128
const MAX_MEMORY_BYTES = 400_000_000
/** A page of 100 workouts with the longest notes has 4 MB. */
const RESPONSE = { max_json_bytes: 32_000_000, max_parts_bytes: 0 }

/** A select, and the database file in which a worker process runs it. */
export type ReadTask = { file: string; sql: string; parameters: readonly unknown[] }

/**
 * Processes that read SQLite. A thread would not do: a statement can be stopped only by killing the process that runs
 * it.
 */
export function openReadProcesses(file: string, deadline_ms: number, turns: Omit<TurnsOptions, 'limit'>) {
  const pool = openWorkerPool<unknown[]>({
    script: SCRIPT,
    processes: PROCESSES,
    turns,
    max_heap_mb: MAX_HEAP_MB,
    max_memory_bytes: MAX_MEMORY_BYTES,
    time_ms: deadline_ms,
    answer: RESPONSE,
    readResult: ({ value }) => value as unknown[],
  })

  async function run(owner: number, { sql, parameters }: CompiledQuery): Promise<unknown[]> {
    const input: ReadTask = { file, sql, parameters }
    try {
      return await pool.run({ owner, input })
    } catch (error) {
      throw error instanceof TaskFailure ? takesTooLong(error) : error
    }
  }

  return {
    /** A connection whose statements wait for the turn of this owner. */
    connectionOf(owner: number): DatabaseConnection {
      return {
        executeQuery: async <R>(query: CompiledQuery) =>
          ({ rows: await run(owner, query) }) as QueryResult<R>,
        // biome-ignore lint/correctness/useYield: the interface asks for a generator
        async *streamQuery() {
          throw new Error('a read in a process cannot be streamed')
        },
      }
    },
    close: pool.close,
  }
}
