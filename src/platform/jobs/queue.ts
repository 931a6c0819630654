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

type AnyJob = { [K in JobKind]: NewJob<K> }[JobKind]

type InsertedJob = Omit<Selectable<JobTable>, 'id' | 'attempts' | 'failures' | 'locked_until' | 'last_error'>

const insertJobs = (db: Db, rows: InsertedJob[]) =>
  db
    .insertInto('job')
    .values(rows.map((row) => ({ ...row, attempts: 0, failures: 0, locked_until: null, last_error: null })))
    .onConflict((conflict) => conflict.column('unique_key').doNothing())

const insertJob = prepared((trx, row: InsertedJob) => insertJobs(trx, [row]))

/** Adds jobs in the caller's transaction and wakes the workers of this process after the commit. */
export class JobQueue {
  readonly #clock: Clock
  readonly #lanes: JobLanes
  readonly #listeners = new Set<(lane: Lane) => void>()

  constructor(clock: Clock, lanes: JobLanes) {
    this.#clock = clock
    this.#lanes = lanes
  }

  /** Adds any number of jobs with one statement. */
  async enqueue(trx: Trx, ...jobs: readonly AnyJob[]): Promise<void> {
    if (jobs.length === 0) return
    const now = this.#clock.now()
    const rows = jobs.map(({ kind, payload, owner_id, unique_key = null, run_at = now }) => ({
      kind,
      payload: JSON.stringify(payload),
      unique_key,
      lane: this.#lanes[kind],
      owner_id,
      state: run_at > now ? ('delayed' as const) : ('queued' as const),
      run_at,
      created_at: now,
    }))
    const [first, ...others] = rows
    // Most callers add one job, and that statement is compiled once.
    await (others.length === 0 ? insertJob(trx, first!) : insertJobs(trx, rows).execute())
    const lanes = new Set(rows.map(({ lane }) => lane))
    afterCommit(trx, () => {
      for (const wake of this.#listeners) for (const lane of lanes) wake(lane)
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
