import { type Selectable, sql } from 'kysely'
import { skipLocked } from '../database/columns.ts'
import type { Db } from '../database/schema.ts'
import type { JobTable } from './tables.ts'

export type ClaimedJob = Pick<Selectable<JobTable>, 'id' | 'kind' | 'payload' | 'attempts' | 'failures'>

/** Leases the next due job for `lease_ms`, or one whose worker died. Undefined when none is due. */
export async function claimJob(db: Db, now: number, lease_ms: number): Promise<ClaimedJob | undefined> {
  const due = db
    .selectFrom('job')
    .select('id')
    .where((where) =>
      where.or([
        where.and([where('state', '=', 'queued'), where('run_at', '<=', now)]),
        where.and([where('state', '=', 'running'), where('locked_until', '<=', now)]),
      ]),
    )
    .orderBy('run_at')
    .orderBy('id')
    .limit(1)
    .$call(skipLocked(db))
  return db
    .updateTable('job')
    .set({ state: 'running', locked_until: now + lease_ms, attempts: sql`attempts + 1` })
    .where('id', '=', due)
    .returning(['id', 'kind', 'payload', 'attempts', 'failures'])
    .executeTakeFirst()
}

/** When the next queued job is due, in Unix milliseconds; null when none is queued. */
export async function nextDueAt(db: Db): Promise<number | null> {
  const row = await db
    .selectFrom('job')
    .select((of) => of.fn.min('run_at').as('run_at'))
    .where('state', '=', 'queued')
    .executeTakeFirst()
  return row?.run_at ?? null
}

/** Keeps other workers from claiming a long job; its worker calls this while it runs. */
export async function prolongLease(db: Db, job: ClaimedJob, locked_until: number): Promise<void> {
  await updateOwn(db, job, { locked_until })
}

/** Requeues the jobs of workers that died. Call it only when no other process can be running jobs. */
export async function requeueRunningJobs(db: Db): Promise<void> {
  await db
    .updateTable('job')
    .set({ state: 'queued', locked_until: null })
    .where('state', '=', 'running')
    .execute()
}

export async function retryLater(db: Db, job: ClaimedJob, run_at: number, last_error: string): Promise<void> {
  await updateOwn(db, job, {
    state: 'queued',
    run_at,
    locked_until: null,
    last_error,
    failures: job.failures + 1,
  })
}

/** Requeues the job of a stopped worker without counting the attempt. */
export async function releaseJob(db: Db, job: ClaimedJob, run_at: number): Promise<void> {
  await updateOwn(db, job, { state: 'queued', run_at, locked_until: null, attempts: job.attempts - 1 })
}

export async function markDead(db: Db, job: ClaimedJob, last_error: string): Promise<void> {
  await updateOwn(db, job, { state: 'dead', locked_until: null, last_error, unique_key: null })
}

export async function removeJob(db: Db, job: ClaimedJob): Promise<void> {
  await db.deleteFrom('job').where('id', '=', job.id).where('attempts', '=', job.attempts).execute()
}

/** Changes a job only while this worker has it: another claim would have raised `attempts`. */
async function updateOwn(db: Db, job: ClaimedJob, change: Partial<JobTable>): Promise<void> {
  await db
    .updateTable('job')
    .set(change as never)
    .where('id', '=', job.id)
    .where('state', '=', 'running')
    .where('attempts', '=', job.attempts)
    .execute()
}

/** Removes dead jobs created before an instant; returns how many. */
export async function removeDeadJobs(db: Db, createdBefore: number): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('job')
    .where('state', '=', 'dead')
    .where('created_at', '<', createdBefore)
    .executeTakeFirst()
  return Number(numDeletedRows)
}
