import { type ExpressionBuilder, sql } from 'kysely'
import { prepared } from '../../platform/database/index.ts'
import type { Tables, Trx } from '../../platform/database/schema.ts'
import { newRevision } from '../revisions/index.ts'
import { moveWorkoutDay, rebuildWorkoutDays } from '../training-log/index.ts'
import { bumpRevision } from './revision.ts'

/** The fields of a workout that the counters depend on. */
type CountedWorkout = Pick<Tables['workout'], 'local_date' | 'started_at' | 'visibility'>

/** The change of the workouts by a transaction. */
type WorkoutChange = {
  /** The workout as it was in the log; null when it was not there. */
  before?: CountedWorkout | null
  /** The workout as it is in the log; null when it is not there any more. */
  after?: CountedWorkout | null
  /** How many workouts are added to log and trash together; negative when some are deleted for good. */
  stored?: number
}

/**
 * Updates the owner's counters and streaks. Call it in the transaction that writes a workout, after its row is written.
 * Locks the owner's profile row until the transaction ends, and returns it.
 */
export async function updateWorkoutCounters(
  trx: Trx,
  owner_id: number,
  { before = null, after = null, stored = 0 }: WorkoutChange,
): Promise<Owner> {
  const difference = (counts: (workout: CountedWorkout) => boolean) =>
    Number(after !== null && counts(after)) - Number(before !== null && counts(before))
  const [owner] = await countedProfile(trx, {
    owner_id,
    stored,
    total: difference(() => true),
    followers: difference(({ visibility }) => visibility === 'followers'),
    everyone: difference(({ visibility }) => visibility === 'public'),
    started_at: after?.started_at ?? null,
    revision: newRevision(),
  })
  const from = before?.local_date ?? null
  const to = after?.local_date ?? null
  const haveRunsChanged = await moveWorkoutDay(trx, owner_id, from, to)
  const isStartGone = before !== null && before.started_at !== after?.started_at
  if (haveRunsChanged || isStartGone) await deriveCounters(trx, owner_id)
  return owner!
}

/** Recounts all workouts of the owner. Call it after adding or removing many of them. */
export async function recountWorkouts(trx: Trx, owner_id: number): Promise<void> {
  await bumpRevision(trx, owner_id)
  await rebuildWorkoutDays(trx, owner_id)
  await trx
    .updateTable('profile')
    .set((profile) => ({
      total_workouts: profile
        .selectFrom('workout_day')
        .select((of) => of.fn.coalesce(of.fn.sum<number>('workouts'), of.val(0)).as('workouts'))
        .where('owner_id', '=', owner_id),
      stored_workouts: profile
        .selectFrom('workout')
        .select((of) => of.fn.countAll<number>().as('workouts'))
        .where('owner_id', '=', owner_id),
      ...visibleCounts(profile, owner_id),
    }))
    .where('account_id', '=', owner_id)
    .execute()
  await deriveCounters(trx, owner_id)
}

/** Recounts the owner's workouts that others may see. Call it after changing the visibility of many. */
export async function recountVisible(trx: Trx, owner_id: number): Promise<void> {
  await bumpRevision(trx, owner_id)
  await trx
    .updateTable('profile')
    .set((profile) => visibleCounts(profile, owner_id))
    .where('account_id', '=', owner_id)
    .execute()
}

function visibleCounts(profile: ExpressionBuilder<Tables, 'profile'>, owner_id: number) {
  const count = (visibility: 'followers' | 'public') =>
    profile
      .selectFrom('workout')
      .select((of) => of.fn.countAll<number>().as('workouts'))
      .where('owner_id', '=', owner_id)
      .where('visibility', '=', visibility)
      .where('deleted_at', 'is', null)
  return { followers_workouts: count('followers'), public_workouts: count('public') }
}

type Owner = { name: string; image: string | null; stored_workouts: number }

type CounterChange = {
  owner_id: number
  stored: number
  total: number
  followers: number
  everyone: number
  started_at: number | null
  revision: number
}

/** Creates the profile's row if needed, adds the differences, keeps the latest start and locks the row, all at once. */
const countedProfile = prepared(
  (trx, { owner_id, stored, total, followers, everyone, started_at, revision }: CounterChange) =>
    trx
      .insertInto('profile')
      .values({
        account_id: owner_id,
        total_workouts: total,
        stored_workouts: stored,
        followers_workouts: followers,
        public_workouts: everyone,
        last_workout_at: started_at,
        revision,
      })
      .onConflict((conflict) =>
        conflict.column('account_id').doUpdateSet((row) => ({
          total_workouts: row('profile.total_workouts', '+', row.ref('excluded.total_workouts')),
          stored_workouts: row('profile.stored_workouts', '+', row.ref('excluded.stored_workouts')),
          followers_workouts: row('profile.followers_workouts', '+', row.ref('excluded.followers_workouts')),
          public_workouts: row('profile.public_workouts', '+', row.ref('excluded.public_workouts')),
          last_workout_at: sql<number>`case when excluded.last_workout_at > coalesce(profile.last_workout_at, 0) then excluded.last_workout_at else profile.last_workout_at end`,
          revision: row.ref('excluded.revision'),
        })),
      )
      .returning(['profile.name', 'profile.image', 'profile.stored_workouts']),
)

/** Derives the last start and the streaks from the workouts and the streak runs. */
async function deriveCounters(trx: Trx, owner_id: number): Promise<void> {
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
