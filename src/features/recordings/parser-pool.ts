import { openWorkerPool, TaskFailure } from '../../platform/processes/index.ts'
import type { ParseResult, ProcessedActivity } from './activity.ts'
import type { OnProgress } from './formats/format.ts'
import type { HiddenOfNew } from './new-track.ts'
import type { ParseTask } from './parse-and-process.ts'
import { readParseReply } from './parse-reply.ts'
import { refusedFile } from './refusal.ts'

const SCRIPT = new URL('./parse-worker.ts', import.meta.url)

const TIME_MS = 10_000
/** How long a file may take when the machine is too busy to give it the processor. */
const PATIENCE_MS = 30_000

const MAX_HEAP_MB = 256
const MAX_MEMORY_BYTES = 768_000_000

/** 10,000 laps are 4 MB of JSON. A track of 500,000 points is at most 40 MB. */
const ANSWER = { max_json_bytes: 8_000_000, max_parts_bytes: 100_000_000 }

declare module '../../platform/services.ts' {
  interface Services {
    parser: ParserPool
  }
}

export type ParserPool = {
  /**
   * Parses the file at a path in a worker process. Bad content gives a refused result.
   * @throws the signal's reason when it is aborted, and Error when the file cannot be read, the machine is too busy to
   * read it in time, or the pool is closed
   */
  parse(path: string, options: ParseOptions): Promise<ParseResult<ProcessedActivity>>
  close(): void
}

type ParseOptions = {
  owner_id: number
  /** Of the owner's new tracks. Without it, what others get of the tracks is not computed. */
  hidden?: HiddenOfNew | undefined
  signal?: AbortSignal
  onProgress?: OnProgress
}
export type ParserOptions = {
  processes: number
  /** How many processes may read files of one person at once. Default: all. */
  maxPerOwner?: number
  time_ms?: number
  patience_ms?: number
  max_heap_mb?: number
}

/** Processes that parse recordings. A file that exceeds a limit is refused and ends its process. */
export function openParserPool(options: ParserOptions): ParserPool {
  const { processes, maxPerOwner = processes } = options
  const { time_ms = TIME_MS, patience_ms = PATIENCE_MS, max_heap_mb = MAX_HEAP_MB } = options
  const pool = openWorkerPool({
    script: SCRIPT,
    processes,
    turns: { maxPerOwner },
    max_heap_mb,
    max_memory_bytes: MAX_MEMORY_BYTES,
    time_ms,
    patience_ms,
    answer: ANSWER,
    readResult: readParseReply,
  })
  return {
    parse: (path, { owner_id, hidden, signal, onProgress }) =>
      pool
        .run({ owner: owner_id, input: { path, hidden } satisfies ParseTask, signal, onProgress })
        .catch(refusedAs),
    close: pool.close,
  }
}

/** A file that breaks a limit is refused. @throws everything that is not the file's fault */
function refusedAs(error: unknown): ParseResult<ProcessedActivity> {
  if (!(error instanceof TaskFailure)) throw error
  switch (error.reason) {
    case 'memory':
      return refusedFile('needs_memory')
    case 'time':
      return refusedFile('takes_long')
    case 'died':
      return { ...refusedFile('damaged'), cause: String(error.cause) }
    case 'starved':
      throw error
  }
}
