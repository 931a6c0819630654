import { sql } from 'kysely'
import { prepared } from '../../platform/database/index.ts'
import type { Trx } from '../../platform/database/schema.ts'
import { newRevision } from './revisions.ts'
import { addDay, rebuildDays, removeDay } from './streaks.ts'

/** What the counters need to know of a workout. */
export type Training = { local_date: string; started_at: number }

/**
 * Keeps the owner's counters and streaks right, in the transaction of every write of a workout: `before` is null for
 * a new one, `after` for one that goes. Call it when the workout's own row is written.
 */
export async function countWorkout(
  trx: Trx,
  owner_id: number,
  before: Training | null,
  after: Training | null,
): Promise<Owner> {
  const difference = (after ? 1 : 0) - (before ? 1 : 0)
  const [owner] = await countersLocked(trx, {
    owner_id,
    difference,
    started_at: after?.started_at ?? null,
    revision: newRevision(),
  })
  const isOtherDay = before?.local_date !== after?.local_date
  if (isOtherDay && before) await removeDay(trx, owner_id, before.local_date)
  const isNewDay = isOtherDay && after ? await addDay(trx, owner_id, after.local_date) : false
  // Streaks and the last start depend on nothing else of a workout.
  const isMoved = isOtherDay || before?.started_at !== after?.started_at
  if ((before && isMoved) || isNewDay) await refresh(trx, owner_id)
  return owner!
}

/** Counts all the owner's workouts anew, for a write of many. Call it when their rows are written. */
export async function recountWorkouts(trx: Trx, owner_id: number): Promise<void> {
  await touch(trx, owner_id)
  await rebuildDays(trx, owner_id)
  await trx
    .updateTable('profile')
    .set(({ selectFrom }) => ({
      total_workouts: selectFrom('workout_day')
        .select((of) => of.fn.coalesce(of.fn.sum<number>('workouts'), of.val(0)).as('workouts'))
        .where('owner_id', '=', owner_id),
    }))
    .where('account_id', '=', owner_id)
    .execute()
  await refresh(trx, owner_id)
}

/** Every answer that shows something of this person is out of date now; other writes of theirs wait until it is done. */
export async function touch(trx: Trx, owner_id: number): Promise<void> {
  await countersLocked(trx, { owner_id, difference: 0, started_at: null, revision: newRevision() })
}

/** The owner's name and picture, as far as they say. */
type Owner = { name: string; image: string | null }

type Counted = { owner_id: number; difference: number; started_at: number | null; revision: number }

/** One statement makes the row, counts, keeps the last start, and makes other writes of the same person wait. */
const countersLocked = prepared((trx, { owner_id, difference, started_at, revision }: Counted) =>
  trx
    .insertInto('profile')
    .values({
      account_id: owner_id,
      total_workouts: difference,
      last_workout_at: started_at,
      revision,
    })
    .onConflict((conflict) =>
      conflict.column('account_id').doUpdateSet((row) => ({
        total_workouts: row('profile.total_workouts', '+', row.ref('excluded.total_workouts')),
        last_workout_at: sql<number>`case when excluded.last_workout_at > coalesce(profile.last_workout_at, 0) then excluded.last_workout_at else profile.last_workout_at end`,
        revision: row.ref('excluded.revision'),
      })),
    )
    .returning(['profile.name', 'profile.image']),
)

/** Reads what is shown from what is counted. */
async function refresh(trx: Trx, owner_id: number): Promise<void> {
  await trx
    .updateTable('profile')
    .set(({ selectFrom, fn, val }) => ({
      last_workout_at: selectFrom('workout')
        .select((of) => of.fn.max('started_at').as('at'))
        .where('owner_id', '=', owner_id)
        .where('deleted_at', 'is', null),
      longest_streak: selectFrom('streak_run')
        .select((of) => fn.coalesce(of.fn.max('days'), val(0)).as('days'))
        .where('owner_id', '=', owner_id),
      streak_first_date: selectFrom('streak_run')
        .select('first_date')
        .where('owner_id', '=', owner_id)
        .orderBy('last_date', 'desc')
        .limit(1),
      streak_last_date: selectFrom('streak_run')
        .select('last_date')
        .where('owner_id', '=', owner_id)
        .orderBy('last_date', 'desc')
        .limit(1),
    }))
    .where('account_id', '=', owner_id)
    .execute()
}
