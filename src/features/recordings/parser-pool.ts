import { MessageChannel } from 'node:worker_threads'
import { Piscina } from 'piscina'
import { limitConcurrency } from '../../platform/limit-concurrency.ts'
import type { ParseResult, ProcessedActivity } from './activity.ts'
import type { OnProgress } from './formats/format.ts'
import type { ParseTask } from './parse-worker.ts'
import { refusedFile } from './refusal.ts'

const WORKER = new URL('./parse-worker.ts', import.meta.url).href

const TIMEOUT_MS = 10_000

/** The machine may have been busy or asleep: a file is refused only when it times out twice. */
const ATTEMPTS = 2

const HEAP_MB = 256

/** Ends idle workers to free their memory. */
const IDLE_MS = 5_000

declare module '../../platform/services.ts' {
  interface Services {
    parser: ParserPool
  }
}

export type ParserPool = {
  /**
   * Parses the file at a path in a worker thread. Bad content gives a refused result.
   * @throws the signal's reason when it is aborted, and Error when the file cannot be read, a worker dies, or the pool
   * is closed
   */
  parse(path: string, signal?: AbortSignal, onProgress?: OnProgress): Promise<ParseResult<ProcessedActivity>>
  close(): Promise<void>
}

export type PoolOptions = { maxThreads: number; timeout_ms?: number; heap_mb?: number }

/**
 * Worker threads that parse recordings, each with 256 MB of heap and 10 s per file. A file that exceeds a limit is
 * refused and ends its worker; the next file gets a new one.
 */
export function openParserPool(options: PoolOptions): ParserPool {
  const { maxThreads, timeout_ms = TIMEOUT_MS, heap_mb = HEAP_MB } = options
  const pool: Pool = new Piscina({
    filename: WORKER,
    minThreads: 0,
    maxThreads,
    idleTimeout: IDLE_MS,
    resourceLimits: { maxOldGenerationSizeMb: heap_mb },
  })
  const closed = new AbortController()
  // Nothing may wait in piscina's own queue: when an abort ends its last worker, it starts no other for what waits.
  const runLimited = limitConcurrency(maxThreads)
  return {
    parse(path, signal, onProgress) {
      const stop = AbortSignal.any(signal ? [closed.signal, signal] : [closed.signal])
      const run = async () => {
        for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
          const result = await parseOnce(pool, path, { stop, timeout_ms, onProgress })
          if (result !== 'late') return result
        }
        return refusedFile('takes_long')
      }
      return runLimited(run, stop)
    },
    close() {
      closed.abort(new Error('The parser pool is closed.'))
      return pool.close({ force: true })
    },
  }
}

type Pool = Piscina<ParseTask, ParseResult<ProcessedActivity>>
type Limits = { stop: AbortSignal; timeout_ms: number; onProgress: OnProgress | undefined }

/** The timeout starts with the worker's first message, so it includes neither waiting nor the start of a thread. */
async function parseOnce(
  pool: Pool,
  path: string,
  limits: Limits,
): Promise<ParseResult<ProcessedActivity> | 'late'> {
  const { stop, timeout_ms, onProgress } = limits
  const late = new AbortController()
  const { port1: progressPort, port2: port } = new MessageChannel()
  let timer: NodeJS.Timeout | undefined
  progressPort.on('message', (share: number) => {
    timer ??= setTimeout(() => late.abort(), timeout_ms)
    onProgress?.(share)
  })
  try {
    const signal = AbortSignal.any([stop, late.signal])
    // Piscina derives the type of the list from another overload of Node's function.
    return await pool.run({ path, port }, { transferList: [port] as never, signal })
  } catch (error) {
    stop.throwIfAborted()
    if (late.signal.aborted) return 'late'
    if ((error as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY') {
      return refusedFile('needs_memory')
    }
    throw error
  } finally {
    clearTimeout(timer)
    progressPort.close()
  }
}
