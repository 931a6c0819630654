import { type RawBuilder, type Selectable, sql } from 'kysely'
import { serialize, skipLocked } from '../database/columns.ts'
import { inTransaction, prepared } from '../database/index.ts'
import type { Db } from '../database/schema.ts'
import type { Lane, Turn } from './lanes.ts'
import type { JobTable } from './tables.ts'

export type ClaimedJob = Pick<
  Selectable<JobTable>,
  'id' | 'kind' | 'payload' | 'attempts' | 'failures' | 'owner_id'
>

export type ClaimOptions = { onlyNewcomers?: boolean }

type Values = { lane: Lane; last_owner_id: number; locked_until: number }

/**
 * Leases the next queued job of a lane until `locked_until`; undefined when there is none. Owners take turns. Owners
 * without a running job in this lane come first, in the order of their ids, starting after the last one served. Then,
 * unless `onlyNewcomers`, come those with the fewest running jobs. Claims of a lane happen one after another, so the
 * order is the same for all processes.
 */
export async function claimJob(
  db: Db,
  turn: Turn,
  locked_until: number,
  { onlyNewcomers = false }: ClaimOptions = {},
): Promise<ClaimedJob | undefined> {
  const { lane, last_owner_id } = turn
  const [job] = await inTransaction(db, async (trx) => {
    await serialize(trx, `jobs ${lane}`)
    return claimNext(trx, { lane, last_owner_id, locked_until }, onlyNewcomers ? 'newcomers' : 'all')
  })
  if (job) turn.last_owner_id = job.owner_id
  return job
}

/** Claims a job. Reads a few index entries for each owner of a running job, however many jobs are queued. */
export const claimNext = prepared((db, values: Values, shape) => {
  const owner =
    shape === 'newcomers' ? newcomer(values) : sql`coalesce(${newcomer(values)}, ${leastBusyOwner(values)})`
  const next = db
    .selectFrom('job')
    .select('id')
    .where('lane', '=', values.lane)
    .where('state', '=', 'queued')
    .where(sql<boolean>`owner_id = ${owner}`)
    .orderBy('run_at')
    .orderBy('id')
    .limit(1)
    .$call(skipLocked(db))
  return db
    .updateTable('job')
    .set({ state: 'running', locked_until: values.locked_until, attempts: sql`attempts + 1` })
    .where('id', '=', next)
    .returning(['id', 'kind', 'payload', 'attempts', 'failures', 'owner_id'])
})

/**
 * The next owner after `last_owner_id`, in the order of ids, who has a queued job and no running job. After the highest
 * id, the search continues once from the lowest.
 */
function newcomer({ lane, last_owner_id }: Values): RawBuilder<unknown> {
  const ownerAfter = (id: RawBuilder<unknown>) => sql`(
    select job.owner_id from job
    where job.lane = ${lane} and job.state = 'queued' and job.owner_id > ${id}
    order by job.owner_id limit 1
  )`
  return sql`(
    with recursive
      busy as (select distinct owner_id from job where lane = ${lane} and state = 'running'),
      turn (owner_id, lap) as (
        select ${ownerAfter(sql`${last_owner_id}`)}, 1
        union all
        select ${ownerAfter(sql`coalesce(turn.owner_id, -1)`)}, case when turn.owner_id is null then 2 else turn.lap end
        from turn
        where (turn.owner_id is null and turn.lap = 1) or turn.owner_id in (select owner_id from busy)
      )
    select owner_id from turn where owner_id is not null and owner_id not in (select owner_id from busy) limit 1
  )`
}

/** Among the owners with both running and queued jobs, the one with the fewest running jobs. */
function leastBusyOwner({ lane, last_owner_id }: Values): RawBuilder<unknown> {
  return sql`(
    select running.owner_id from (
      select owner_id, count(*) as jobs from job where lane = ${lane} and state = 'running' group by owner_id
    ) as running
    where exists (
      select 1 from job where job.lane = ${lane} and job.state = 'queued' and job.owner_id = running.owner_id
    )
    order by running.jobs, case when running.owner_id > ${last_owner_id} then 0 else 1 end, running.owner_id
    limit 1
  )`
}
