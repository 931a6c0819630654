import type { Clock } from '../clock.ts'
import { afterCommit } from '../database/index.ts'
import type { Db, Trx } from '../database/schema.ts'
import type { JobKind, JobPayloads } from './kinds.ts'

export type NewJob<K extends JobKind = JobKind> = {
  kind: K
  payload: JobPayloads[K]
  /** A second job with this key is not added while the first waits or runs. */
  unique_key?: string
  /** Unix milliseconds. Default: now. */
  run_at?: number
}

/** Adds jobs in the caller's transaction and wakes the workers of this process after the commit. */
export class JobQueue {
  readonly #clock: Clock
  readonly #listeners = new Set<() => void>()

  constructor(clock: Clock) {
    this.#clock = clock
  }

  async enqueue<K extends JobKind>(trx: Trx, job: NewJob<K>): Promise<void> {
    const now = this.#clock.now()
    await trx
      .insertInto('job')
      .values({
        kind: job.kind,
        payload: JSON.stringify(job.payload),
        unique_key: job.unique_key ?? null,
        state: 'queued',
        run_at: job.run_at ?? now,
        attempts: 0,
        failures: 0,
        locked_until: null,
        last_error: null,
        created_at: now,
      })
      .onConflict((conflict) => conflict.column('unique_key').doNothing())
      .execute()
    afterCommit(trx, () => {
      for (const wake of this.#listeners) wake()
    })
  }

  onEnqueued(wake: () => void): () => void {
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
