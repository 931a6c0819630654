import { skipLocked } from '../database/columns.ts'
import type { Db } from '../database/schema.ts'
import type { ClaimedJob } from './claim.ts'
import { LANES, type Lane } from './lanes.ts'
import type { JobTable } from './tables.ts'

/** Queues delayed jobs that are due and running jobs whose lease has expired (the worker died). Returns their lanes. */
export async function queueDueJobs(db: Db, now: number): Promise<Set<Lane>> {
  const due = db
    .selectFrom('job')
    .select('id')
    .where((where) =>
      where.or([
        where.and([where('state', '=', 'delayed'), where('run_at', '<=', now)]),
        where.and([where('state', '=', 'running'), where('locked_until', '<=', now)]),
      ]),
    )
    .$call(skipLocked(db))
  const queued = await db
    .updateTable('job')
    .set({ state: 'queued', locked_until: null })
    .where('id', 'in', due)
    .returning('lane')
    .execute()
  return new Set(queued.map(({ lane }) => lane))
}

/** The lanes that have a queued job. */
export async function lanesWithWork(db: Db): Promise<Lane[]> {
  const row = await db
    .selectNoFrom(({ exists, selectFrom }) =>
      LANES.map((lane) =>
        exists(selectFrom('job').select('id').where('lane', '=', lane).where('state', '=', 'queued')).as(
          lane,
        ),
      ),
    )
    .executeTakeFirstOrThrow()
  return LANES.filter((lane) => row[lane])
}

/** When the next delayed job is due, in Unix milliseconds; null when there is none. */
export async function nextDueAt(db: Db): Promise<number | null> {
  const row = await db
    .selectFrom('job')
    .select((of) => of.fn.min('run_at').as('run_at'))
    .where('state', '=', 'delayed')
    .executeTakeFirst()
  return row?.run_at ?? null
}

/** Extends the lease of a long job. Its worker calls this while the job runs, so that no other worker claims it. */
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
    state: 'delayed',
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

/** Changes a job only while this worker still has it: a claim by another worker would have raised `attempts`. */
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
