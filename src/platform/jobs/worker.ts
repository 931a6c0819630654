import { setTimeout as wait } from 'node:timers/promises'
import { type JobHandlers, runJob, takeJob, type WorkerServices } from './attempt.ts'
import type { ClaimedJob } from './claim.ts'
import { firstTurn, LANES, type Lane, type LaneSlots, type Turn } from './lanes.ts'
import { lanesWithWork, nextDueAt, queueDueJobs } from './queries.ts'

const POLL_MS = 1_000
const MIN_WAIT_MS = 20
const UNREADABLE = 'the job table cannot be read'

/** Wakes the loop that serves a lane. */
class Alarm {
  rings = 0
  #wake = () => {}

  ring(): void {
    this.rings++
    this.#wake()
  }

  /** Waits until the alarm has rung more often than `rings` times; not at all if it has done so already. */
  wait(rings: number): Promise<void> {
    if (this.rings !== rings) return Promise.resolve()
    return new Promise((resolve) => {
      this.#wake = resolve
    })
  }
}

/** Runs due jobs until it is stopped, in each lane as many at once as the lane has slots. */
export class Worker {
  readonly #services: WorkerServices
  readonly #handlers: JobHandlers
  readonly #stop = new AbortController()
  readonly #alarms = Object.fromEntries(LANES.map((lane) => [lane, new Alarm()])) as Record<Lane, Alarm>
  readonly #loops: Promise<void>[]
  readonly #unsubscribe: () => void

  constructor(services: WorkerServices, handlers: JobHandlers, slots: LaneSlots) {
    this.#services = services
    this.#handlers = handlers
    this.#unsubscribe = services.queue.onEnqueued((lane) => this.#alarms[lane].ring())
    this.#loops = [...LANES.map((lane) => this.#serve(lane, slots[lane])), this.#watch()]
  }

  /** Claims no further job, aborts the running ones, and waits for them. */
  async stop(): Promise<void> {
    this.#unsubscribe()
    this.#stop.abort()
    for (const alarm of Object.values(this.#alarms)) alarm.ring()
    await Promise.all(this.#loops)
  }

  /** Starts the jobs of one lane. Claims one at a time, so that the last slot only goes to an idle owner. */
  async #serve(lane: Lane, slots: number): Promise<void> {
    const { signal } = this.#stop
    const alarm = this.#alarms[lane]
    const turn = firstTurn(lane)
    const running = new Set<Promise<void>>()
    while (!signal.aborted) {
      // Read before the claim: a job that is added or ends during the claim then wakes this loop at once.
      const { rings } = alarm
      const job = running.size > slots ? undefined : await this.#take(turn, running.size === slots)
      if (job) {
        const run = this.#attempt(job).finally(() => {
          running.delete(run)
          alarm.ring()
        })
        running.add(run)
      } else if (!signal.aborted) await alarm.wait(rings)
    }
    await Promise.all(running)
  }

  async #take(turn: Turn, onlyNewcomers: boolean): Promise<ClaimedJob | undefined> {
    try {
      return await takeJob(this.#services, turn, this.#stop.signal, { onlyNewcomers })
    } catch (error) {
      this.#services.log.error({ err: error }, UNREADABLE)
      return undefined
    }
  }

  async #attempt(job: ClaimedJob): Promise<void> {
    try {
      await runJob(this.#services, this.#handlers, job, this.#stop.signal)
    } catch (error) {
      this.#services.log.error({ err: error }, UNREADABLE)
    }
  }

  /** Wakes the lanes for jobs that become due, and for jobs that other processes have added. */
  async #watch(): Promise<void> {
    const { db, clock, log } = this.#services
    const { signal } = this.#stop
    while (!signal.aborted) {
      let wait_ms = POLL_MS
      try {
        await queueDueJobs(db, clock.now())
        for (const lane of await lanesWithWork(db)) this.#alarms[lane].ring()
        const due = await nextDueAt(db)
        if (due !== null) wait_ms = Math.min(Math.max(due - clock.now(), MIN_WAIT_MS), POLL_MS)
      } catch (error) {
        log.error({ err: error }, UNREADABLE)
      }
      await wait(wait_ms, undefined, { signal }).catch(() => {})
    }
  }
}
