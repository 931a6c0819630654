import { MessageChannel } from 'node:worker_threads'
import { Piscina } from 'piscina'
import { turns } from '../../platform/turns.ts'
import { type ImportOutcome, refused } from './activity.ts'
import type { ParseTask } from './parse-worker.ts'
import type { Report } from './report.ts'

const WORKER = new URL('./parse-worker.ts', import.meta.url).href

const WALL_CLOCK_MS = 10_000

/** A machine that was busy or asleep is not the file's fault: only a file that is late twice is refused. */
const ATTEMPTS = 2

const HEAP_MB = 256

/** Idle workers go, and their memory with them. */
const IDLE_MS = 5_000

declare module '../../platform/services.ts' {
  interface Services {
    parser: ParserPool
  }
}

export type ParserPool = {
  /**
   * Parses the file at a path off the event loop; answers for every content, however bad. `report` hears how far it is.
   * @throws the signal's reason once it is aborted; Error for what is no fault of the file: there is none, it cannot
   * be read, a worker died, the pool was closed
   */
  parse(path: string, signal?: AbortSignal, report?: Report): Promise<ImportOutcome>
  close(): Promise<void>
}

export type PoolOptions = { maxThreads: number; wallClock_ms?: number; heap_mb?: number }

/**
 * Worker threads that parse recordings, each with 256 MB of heap and 10 s for a file. A file that breaks a limit costs
 * its worker, not the process: it is refused and the next file gets a new worker.
 */
export function openParserPool(options: PoolOptions): ParserPool {
  const { maxThreads, wallClock_ms = WALL_CLOCK_MS, heap_mb = HEAP_MB } = options
  const pool: Pool = new Piscina({
    filename: WORKER,
    minThreads: 0,
    maxThreads,
    idleTimeout: IDLE_MS,
    resourceLimits: { maxOldGenerationSizeMb: heap_mb },
  })
  const closed = new AbortController()
  // Piscina starts no worker for what waits in its own queue once an abort has cost it the last one.
  const inTurn = turns(maxThreads)
  return {
    parse(path, signal, report) {
      const stop = AbortSignal.any(signal ? [closed.signal, signal] : [closed.signal])
      const run = async () => {
        for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
          const outcome = await parseOnce(pool, path, { stop, wallClock_ms, report })
          if (outcome !== 'late') return outcome
        }
        return refused({ reason: 'took_too_long', message: 'Reading the file took too long.' })
      }
      return inTurn(run, stop)
    },
    close() {
      closed.abort(new Error('The parser pool is closed.'))
      return pool.close({ force: true })
    },
  }
}

type Pool = Piscina<ParseTask, ImportOutcome>
type Limits = { stop: AbortSignal; wallClock_ms: number; report: Report | undefined }

/** The clock starts with the worker's first word, so that neither a queue nor the start of a thread costs the file time. */
async function parseOnce(pool: Pool, path: string, limits: Limits): Promise<ImportOutcome | 'late'> {
  const { stop, wallClock_ms, report } = limits
  const late = new AbortController()
  const { port1: heard, port2: port } = new MessageChannel()
  let clock: NodeJS.Timeout | undefined
  heard.on('message', (share: number) => {
    clock ??= setTimeout(() => late.abort(), wallClock_ms)
    report?.(share)
  })
  try {
    const signal = AbortSignal.any([stop, late.signal])
    // Piscina's type for the list is made from an overload of Node's that takes options instead.
    return await pool.run({ path, port }, { transferList: [port] as never, signal })
  } catch (error) {
    stop.throwIfAborted()
    if (late.signal.aborted) return 'late'
    if ((error as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY') {
      return refused({ reason: 'too_large', message: 'The file needs more memory than a recording may.' })
    }
    throw error
  } finally {
    clearTimeout(clock)
    heard.close()
  }
}
