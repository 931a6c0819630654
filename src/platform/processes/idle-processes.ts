import { type ProcessOptions, WorkerProcess } from './worker-process.ts'

/** Idle processes are ended to free their memory. */
const MAX_IDLE_MS = 10_000

export type IdleProcesses = {
  /** A process that can take a task. Starts one when none is idle. @throws Error when the process does not start */
  acquire(): Promise<WorkerProcess>
  /** Takes back a process that has finished its task. */
  release(worker: WorkerProcess): void
  close(): void
}

export function openIdleProcesses(options: ProcessOptions): IdleProcesses {
  const all = new Set<WorkerProcess>()
  const idle = new Map<WorkerProcess, NodeJS.Timeout>()

  function take(worker: WorkerProcess): void {
    clearTimeout(idle.get(worker))
    idle.delete(worker)
  }

  async function start(): Promise<WorkerProcess> {
    const worker = new WorkerProcess(options)
    all.add(worker)
    worker.onEnd(() => {
      all.delete(worker)
      take(worker)
    })
    await worker.ready().catch((error) => {
      throw new Error('a worker process could not be started', { cause: error })
    })
    return worker
  }

  return {
    async acquire() {
      const known = idle.keys().find((worker) => worker.isUsable)
      if (!known) return start()
      take(known)
      return known
    },
    release(worker) {
      if (worker.isUsable) idle.set(worker, setTimeout(() => worker.kill('it was idle'), MAX_IDLE_MS).unref())
    },
    close() {
      for (const worker of all) worker.kill('the server is closing')
    },
  }
}
