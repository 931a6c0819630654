import type { Selectable } from 'kysely'
import type { Clock } from '../clock.ts'
import { afterCommit, prepared } from '../database/index.ts'
import type { Db, Trx } from '../database/schema.ts'
import type { JobKind, JobPayloads } from './kinds.ts'
import type { JobLanes, Lane } from './lanes.ts'
import type { JobTable } from './tables.ts'

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

type InsertedJob = Omit<Selectable<JobTable>, 'id' | 'attempts' | 'failures' | 'locked_until' | 'last_error'>

const insertJob = prepared((trx, row: InsertedJob) =>
  trx
    .insertInto('job')
    .values({ ...row, attempts: 0, failures: 0, locked_until: null, last_error: null })
    .onConflict((conflict) => conflict.column('unique_key').doNothing()),
)

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
    await insertJob(trx, {
      kind: job.kind,
      payload: JSON.stringify(job.payload),
      unique_key: job.unique_key ?? null,
      lane,
      owner_id: job.owner_id,
      state: run_at > now ? 'delayed' : 'queued',
      run_at,
      created_at: now,
    })
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
