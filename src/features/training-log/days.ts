import { type Selectable, sql } from 'kysely'
import { dayAfter, daysBetween } from '../../platform/calendar.ts'
import { dayNumber } from '../../platform/database/columns.ts'
import { prepared } from '../../platform/database/index.ts'
import type { Trx } from '../../platform/database/schema.ts'
import { workoutWhere } from './filter.ts'
import type { StreakRunTable, WorkoutDayTable } from './tables.ts'

type Run = Selectable<StreakRunTable>

/**
 * Moves one workout of the owner from one day to another in the day counts and streak runs. `from` is null for a new
 * workout, `to` for a removed one. Returns true when the runs have changed. The caller must hold the lock on the
 * owner's profile row.
 */
export async function moveWorkoutDay(
  trx: Trx,
  owner_id: number,
  from: string | null,
  to: string | null,
): Promise<boolean> {
  if (from === to) return false
  const isLastOfDay = from !== null && (await removeFromDay(trx, owner_id, from))
  const isFirstOfDay = to !== null && (await addToDay(trx, owner_id, to))
  return isLastOfDay || isFirstOfDay
}

const countedDay = prepared(
  (trx, { owner_id, local_date }: Pick<WorkoutDayTable, 'owner_id' | 'local_date'>) =>
    trx
      .insertInto('workout_day')
      .values({ owner_id, local_date, workouts: 1 })
      .onConflict((conflict) =>
        conflict
          .columns(['owner_id', 'local_date'])
          .doUpdateSet((day) => ({ workouts: day('workout_day.workouts', '+', 1) })),
      )
      .returning('workouts'),
)

/** Returns true when the workout is the first one of the day. */
async function addToDay(trx: Trx, owner_id: number, local_date: string): Promise<boolean> {
  const [day] = await countedDay(trx, { owner_id, local_date })
  if (day!.workouts > 1) return false
  const [before, after] = await adjacentRuns(trx, owner_id, local_date)
  for (const run of [before, after]) if (run) await deleteRun(trx, run)
  await insertRun(trx, owner_id, before?.first_date ?? local_date, after?.last_date ?? local_date)
  return true
}

/** Returns true when the day has no workout left. */
async function removeFromDay(trx: Trx, owner_id: number, local_date: string): Promise<boolean> {
  const { workouts } = await trx
    .updateTable('workout_day')
    .set((day) => ({ workouts: day('workouts', '-', 1) }))
    .where('owner_id', '=', owner_id)
    .where('local_date', '=', local_date)
    .returning('workouts')
    .executeTakeFirstOrThrow()
  if (workouts > 0) return false
  await trx
    .deleteFrom('workout_day')
    .where('owner_id', '=', owner_id)
    .where('local_date', '=', local_date)
    .execute()
  const run = await trx
    .selectFrom('streak_run')
    .selectAll()
    .where('owner_id', '=', owner_id)
    .where('first_date', '<=', local_date)
    .orderBy('first_date', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
  await deleteRun(trx, run)
  if (run.first_date < local_date) await insertRun(trx, owner_id, run.first_date, dayAfter(local_date, -1))
  if (run.last_date > local_date) await insertRun(trx, owner_id, dayAfter(local_date), run.last_date)
  return true
}

/** Rebuilds the owner's day counts and streak runs from the workouts. Needs the same lock as `moveWorkoutDay`. */
export async function rebuildWorkoutDays(trx: Trx, owner_id: number): Promise<void> {
  await trx.deleteFrom('workout_day').where('owner_id', '=', owner_id).execute()
  await trx.deleteFrom('streak_run').where('owner_id', '=', owner_id).execute()
  await trx
    .insertInto('workout_day')
    .columns(['owner_id', 'local_date', 'workouts'])
    .expression(
      trx
        .selectFrom('workout')
        .select(['owner_id', 'local_date'])
        .select((of) => of.fn.countAll<number>().as('workouts'))
        .where(workoutWhere(trx, { owner_id }))
        .groupBy(['owner_id', 'local_date']),
    )
    .execute()
  // The number of a day minus its row number is the same for all days of a run, so it identifies the run.
  const numbered = trx
    .selectFrom('workout_day')
    .select(['owner_id', 'local_date'])
    .select(sql<number>`${dayNumber(trx, 'local_date')} - row_number() over (order by local_date)`.as('run'))
    .where('owner_id', '=', owner_id)
  await trx
    .insertInto('streak_run')
    .columns(['owner_id', 'first_date', 'last_date', 'days'])
    .expression(
      trx
        .selectFrom(numbered.as('numbered'))
        .select('owner_id')
        .select((of) => [of.fn.min('local_date').as('first_date'), of.fn.max('local_date').as('last_date')])
        .select((of) => of.fn.countAll<number>().as('days'))
        .groupBy(['owner_id', 'run']),
    )
    .execute()
}

/** The run that ends the day before and the one that begins the day after. */
async function adjacentRuns(trx: Trx, owner_id: number, date: string): Promise<[Run?, Run?]> {
  const runs = await trx
    .selectFrom('streak_run')
    .selectAll()
    .where('owner_id', '=', owner_id)
    .where((where) =>
      where.or([where('last_date', '=', dayAfter(date, -1)), where('first_date', '=', dayAfter(date))]),
    )
    .execute()
  return [runs.find(({ last_date }) => last_date < date), runs.find(({ first_date }) => first_date > date)]
}

async function insertRun(trx: Trx, owner_id: number, first_date: string, last_date: string): Promise<void> {
  const days = daysBetween(first_date, last_date) + 1
  await trx.insertInto('streak_run').values({ owner_id, first_date, last_date, days }).execute()
}

async function deleteRun(trx: Trx, { owner_id, first_date }: Run): Promise<void> {
  await trx
    .deleteFrom('streak_run')
    .where('owner_id', '=', owner_id)
    .where('first_date', '=', first_date)
    .execute()
}
