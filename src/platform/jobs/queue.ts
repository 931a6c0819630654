import type { Clock } from '../clock.ts'
import { afterCommit } from '../database/index.ts'
import type { Db, Trx } from '../database/schema.ts'
import type { JobKind, JobPayloads } from './kinds.ts'
import type { JobLanes, Lane } from './lanes.ts'

export type NewJob<K extends JobKind = JobKind> = {
  kind: K
  payload: JobPayloads[K]
  /** The account that the job works for. Owners take turns. `NO_OWNER` when there is no account. */
  owner_id: number
  /** No second job with this key is added while the first one waits or runs. */
  unique_key?: string
  /** Unix milliseconds. Default: now. */
  run_at?: number
}

/** Adds jobs in the caller's transaction and wakes the workers of this process after the commit. */
export class JobQueue {
  readonly #clock: Clock
  readonly #lanes: JobLanes
  readonly #listeners = new Set<(lane: Lane) => void>()

  constructor(clock: Clock, lanes: JobLanes) {
    this.#clock = clock
    this.#lanes = lanes
  }

  async enqueue<K extends JobKind>(trx: Trx, job: NewJob<K>): Promise<void> {
    const now = this.#clock.now()
    const run_at = job.run_at ?? now
    const lane = this.#lanes[job.kind]
    await trx
      .insertInto('job')
      .values({
        kind: job.kind,
        payload: JSON.stringify(job.payload),
        unique_key: job.unique_key ?? null,
        lane,
        owner_id: job.owner_id,
        state: run_at > now ? 'delayed' : 'queued',
        run_at,
        attempts: 0,
        failures: 0,
        locked_until: null,
        last_error: null,
        created_at: now,
      })
      .onConflict((conflict) => conflict.column('unique_key').doNothing())
      .execute()
    afterCommit(trx, () => {
      for (const wake of this.#listeners) wake(lane)
    })
  }

  onEnqueued(wake: (lane: Lane) => void): () => void {
    this.#listeners.add(wake)
    return () => this.#listeners.delete(wake)
  }
}

/** The newest 100 jobs that failed for good. */
export function deadJobs(db: Db) {
  return db
    .selectFrom('job')
    .selectAll()
    .where('state', '=', 'dead')
    .orderBy('id', 'desc')
    .limit(100)
    .execute()
}
