import { type JobHandlers, runNextJob, type WorkerServices } from './attempt.ts'
import { nextDueAt } from './queries.ts'

const POLL_MS = 1_000
const MIN_WAIT_MS = 20

/** Runs due jobs, `concurrency` at a time, until it is stopped. */
export class Worker {
  readonly #services: WorkerServices
  readonly #handlers: JobHandlers
  readonly #stop = new AbortController()
  readonly #lanes: Promise<void>[]
  readonly #unsubscribe: () => void
  #sleepers: (() => void)[] = []
  #wakeUps = 0

  constructor(services: WorkerServices, handlers: JobHandlers, concurrency: number) {
    this.#services = services
    this.#handlers = handlers
    this.#unsubscribe = services.queue.onEnqueued(() => this.#wake())
    this.#lanes = Array.from({ length: concurrency }, () => this.#run())
  }

  /** Claims no further job, aborts the running ones, and waits for them. */
  async stop(): Promise<void> {
    this.#unsubscribe()
    this.#stop.abort()
    this.#wake()
    await Promise.all(this.#lanes)
  }

  async #run(): Promise<void> {
    const { log } = this.#services
    while (!this.#stop.signal.aborted) {
      const seen = this.#wakeUps
      try {
        if (!(await runNextJob(this.#services, this.#handlers, this.#stop.signal))) await this.#sleep(seen)
      } catch (error) {
        log.error({ err: error }, 'the job table cannot be read')
        await this.#sleep(this.#wakeUps)
      }
    }
  }

  async #sleep(seen: number): Promise<void> {
    // A job added since the last query must not wait for the next poll.
    if (this.#wakeUps !== seen || this.#stop.signal.aborted) return
    const due = await nextDueAt(this.#services.db).catch(() => null)
    const wait_ms =
      due === null ? POLL_MS : Math.min(Math.max(due - this.#services.clock.now(), MIN_WAIT_MS), POLL_MS)
    if (this.#wakeUps !== seen) return
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, wait_ms)
      this.#sleepers.push(() => {
        clearTimeout(timer)
        resolve()
      })
    })
  }

  #wake(): void {
    this.#wakeUps++
    const sleepers = this.#sleepers
    this.#sleepers = []
    for (const wake of sleepers) wake()
  }
}
