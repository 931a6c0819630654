import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

const WORKER = fileURLToPath(new URL('./image-worker.ts', import.meta.url))

const START_TIMEOUT_MS = 10_000
/** Idle processes are ended to free their memory. */
const MAX_IDLE_MS = 10_000

/** Processes that run `image-worker.ts`. One is started when it is needed and none is idle. */
export type ImageWorkers = {
  /** A process that is ready. Release the process when it has answered, or kill it if it has not. */
  acquire(): Promise<ChildProcess>
  release(worker: ChildProcess): void
  close(): void
}

export function openImageWorkers(): ImageWorkers {
  const idle = new Map<ChildProcess, NodeJS.Timeout>()
  const all = new Set<ChildProcess>()

  async function start(): Promise<ChildProcess> {
    const worker = startWorker()
    all.add(worker)
    worker.once('exit', () => {
      all.delete(worker)
      clearTimeout(idle.get(worker))
      idle.delete(worker)
    })
    // The first message says that the process is ready.
    await nextMessage(worker, START_TIMEOUT_MS).catch((error) => {
      killWorker(worker)
      throw new Error('a process for pictures did not start', { cause: error })
    })
    return worker
  }

  return {
    async acquire() {
      const [known] = idle
      if (!known) return start()
      const [worker, timer] = known
      clearTimeout(timer)
      idle.delete(worker)
      return worker
    },
    release: (worker) => void idle.set(worker, setTimeout(() => killWorker(worker), MAX_IDLE_MS).unref()),
    close() {
      for (const worker of all) killWorker(worker)
    },
  }
}

/** Kills the process: a decoder does not react to other signals. */
export function killWorker(worker: ChildProcess): void {
  worker.kill('SIGKILL')
}

/** The process did not answer in time. */
export class WorkerTimeout extends Error {}

/** The next message of a worker; throws `WorkerTimeout`, or the reason why the process ended. */
export async function nextMessage(worker: ChildProcess, timeout_ms: number): Promise<unknown> {
  const aborted = new AbortController()
  const died = () => aborted.abort(new Error(`the process ended (${worker.signalCode ?? worker.exitCode})`))
  const timer = setTimeout(() => aborted.abort(new WorkerTimeout()), timeout_ms)
  worker.once('exit', died)
  try {
    const [message] = await once(worker, 'message', { signal: aborted.signal })
    return message
  } catch (error) {
    throw aborted.signal.reason ?? error
  } finally {
    clearTimeout(timer)
    worker.off('exit', died)
  }
}

/** The process gets no environment, so that none of the server's secrets is in its memory. */
function startWorker(): ChildProcess {
  const worker = fork(WORKER, {
    env: { VIPS_WARNING: '0' },
    execArgv: [],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  // `nextMessage` reports the error to the caller that waits.
  worker.on('error', () => {})
  worker.unref()
  worker.channel?.unref()
  return worker
}
