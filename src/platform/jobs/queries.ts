import { type Selectable, sql } from 'kysely'
import { skipLocked } from '../database/columns.ts'
import type { Db } from '../database/schema.ts'
import type { JobTable } from './tables.ts'

export type ClaimedJob = Pick<Selectable<JobTable>, 'id' | 'kind' | 'payload' | 'attempts' | 'failures'>

/** Takes the next due job for `lease_ms`, or one whose worker died; undefined when nothing is due. */
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

/** When the next waiting job is due, in Unix milliseconds; null when none waits. */
export async function nextDueAt(db: Db): Promise<number | null> {
  const row = await db
    .selectFrom('job')
    .select((of) => of.fn.min('run_at').as('run_at'))
    .where('state', '=', 'queued')
    .executeTakeFirst()
  return row?.run_at ?? null
}

/** A lease keeps other workers away from a job that takes long; its owner prolongs it while it works. */
export async function prolongLease(db: Db, job: ClaimedJob, locked_until: number): Promise<void> {
  await own(db, job, { locked_until })
}

/** Frees the jobs of workers that died, where no other process can be working. */
export async function freeClaimedJobs(db: Db): Promise<void> {
  await db
    .updateTable('job')
    .set({ state: 'queued', locked_until: null })
    .where('state', '=', 'running')
    .execute()
}

export async function putBack(db: Db, job: ClaimedJob, run_at: number, last_error: string): Promise<void> {
  await own(db, job, { state: 'queued', run_at, locked_until: null, last_error, failures: job.failures + 1 })
}

/** A stopped worker gives the job back as if it had not been tried. */
export async function giveBack(db: Db, job: ClaimedJob, run_at: number): Promise<void> {
  await own(db, job, { state: 'queued', run_at, locked_until: null, attempts: job.attempts - 1 })
}

export async function bury(db: Db, job: ClaimedJob, last_error: string): Promise<void> {
  await own(db, job, { state: 'dead', locked_until: null, last_error, unique_key: null })
}

export async function removeJob(db: Db, job: ClaimedJob): Promise<void> {
  await db.deleteFrom('job').where('id', '=', job.id).where('attempts', '=', job.attempts).execute()
}

/** The number of attempts tells whose job it is: a worker that lost its lease changes nothing. */
async function own(db: Db, job: ClaimedJob, change: Partial<JobTable>): Promise<void> {
  await db
    .updateTable('job')
    .set(change as never)
    .where('id', '=', job.id)
    .where('state', '=', 'running')
    .where('attempts', '=', job.attempts)
    .execute()
}

/** Removes jobs that failed for good and that nobody looked at for long; answers how many. */
export async function removeDeadJobs(db: Db, createdBefore: number): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('job')
    .where('state', '=', 'dead')
    .where('created_at', '<', createdBefore)
    .executeTakeFirst()
  return Number(numDeletedRows)
}
