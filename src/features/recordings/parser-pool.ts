import { Piscina } from 'piscina'
import { type ImportOutcome, type RefusedFile, refused } from './activity.ts'

const WORKER = new URL('./parse-worker.ts', import.meta.url).href

const WALL_CLOCK_MS = 10_000

const HEAP_MB = 256

/** Idle workers go, and their memory with them. */
const IDLE_MS = 5_000

export type ParserPool = {
  /**
   * Parses the file at a path off the event loop; answers for every content, however bad.
   * @throws Error when there is no such file or it cannot be read
   */
  parse(path: string): Promise<ImportOutcome>
  close(): Promise<void>
}

export type PoolOptions = { maxThreads: number; wallClock_ms?: number; heap_mb?: number }

/**
 * Worker threads that parse recordings, each with 256 MB of heap and 10 s for a file. A file that breaks a limit costs
 * its worker, not the process: it is refused and the next file gets a new worker.
 */
export function openParserPool(options: PoolOptions): ParserPool {
  const { maxThreads, wallClock_ms = WALL_CLOCK_MS, heap_mb = HEAP_MB } = options
  const pool = new Piscina<{ path: string }, ImportOutcome>({
    filename: WORKER,
    minThreads: 0,
    maxThreads,
    idleTimeout: IDLE_MS,
    resourceLimits: { maxOldGenerationSizeMb: heap_mb },
  })
  const withTurn = turns(maxThreads)
  return {
    // A file's clock starts when it gets a worker, so waiting in the queue costs it nothing.
    parse: (path) =>
      withTurn(() => pool.run({ path }, { signal: AbortSignal.timeout(wallClock_ms) }).catch(refusalFor)),
    close: () => pool.close({ force: true }),
  }
}

function refusalFor(error: NodeJS.ErrnoException): RefusedFile {
  if (error.name === 'AbortError') {
    return refused({ reason: 'took_too_long', message: 'Reading the file took too long.' })
  }
  if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') {
    return refused({ reason: 'too_large', message: 'The file needs more memory than a recording may.' })
  }
  // Errors lose their code on the way between threads; only the file system's begin like this.
  if (/^E[A-Z]+: /.test(error.message)) throw error
  return refused({ reason: 'damaged', message: 'The file is damaged: it could not be read.' })
}

/** Runs at most `limit` tasks at a time, the others in the order they came. */
function turns(limit: number): <T>(task: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = []
  let running = 0
  return async (task) => {
    if (running >= limit) await new Promise<void>((resolve) => waiting.push(resolve))
    else running++
    try {
      return await task()
    } finally {
      const next = waiting.shift()
      if (next) next()
      else running--
    }
  }
}
