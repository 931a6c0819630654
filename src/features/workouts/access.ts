import type { Db, Trx } from '../../platform/database/schema.ts'
import { notFound } from '../../platform/errors.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { assertOwned, type Owned, type Viewed, viewAs, viewOf } from '../audience/index.ts'
import type { Actor } from '../auth/index.ts'
import { audienceOf } from '../relations/index.ts'
import { type DetailRow, lockWorkoutOf, type WorkoutRow, workoutById } from './queries.ts'

/** No account has this id. */
const NO_OWNER = -1

/** The workout as `viewer` sees it; undefined for a hidden or missing one, and for one in the trash. */
export async function findWorkout(
  db: Db,
  viewer: Viewer,
  id: number,
  now: number,
): Promise<Viewed<DetailRow> | undefined> {
  const workout = await workoutById(db, id)
  if (workout?.deleted_at !== null) {
    // Without it, an absent workout would be answered sooner than a hidden one.
    await audienceOf(db, viewer.account_id, [NO_OWNER], now)
    return undefined
  }
  const [viewed] = await viewOf(db, viewer.account_id, [workout], now)
  return viewed
}

/** Like `findWorkout`, but throws the same `not_found` for a hidden workout as for a missing one. */
export async function visibleWorkout(
  db: Db,
  viewer: Viewer,
  id: number,
  now: number,
): Promise<Viewed<DetailRow>> {
  const workout = await findWorkout(db, viewer, id, now)
  if (!workout) throw notFound()
  return workout
}

/** The actor's own workout; throws `not_found` for any other workout, and for one in the trash. */
export async function ownWorkout(db: Db, actor: Viewer, id: number): Promise<Owned<DetailRow>> {
  const workout = assertOwned(actor.account_id, await workoutById(db, id))
  if (workout.deleted_at !== null) throw notFound()
  return workout
}

/** The actor's own workout as others see it; throws `not_found` if they do not see it. */
export async function ownWorkoutAs(
  db: Db,
  actor: Viewer,
  id: number,
  audience: 'follower' | 'everyone',
): Promise<Viewed<DetailRow>> {
  const viewed = viewAs(audience, await ownWorkout(db, actor, id))
  if (!viewed || (audience === 'everyone' && (await isPrivate(db, actor)))) throw notFound()
  return viewed
}

/** True if only followers see the actor's workouts, even public ones. */
async function isPrivate(db: Db, { account_id }: Viewer): Promise<boolean> {
  const profile = await db
    .selectFrom('profile')
    .select('is_private')
    .where('account_id', '=', account_id)
    .executeTakeFirst()
  return profile?.is_private === 1
}

/** Like `ownWorkout`, but locks the workout. Only the owner's request locks the row or waits for its lock. */
export async function lockOwnWorkout(trx: Trx, actor: Actor, id: number): Promise<Owned<WorkoutRow>> {
  const workout = await lockWorkout(trx, actor, id)
  if (workout.deleted_at !== null) throw notFound()
  return workout
}

/** Like `lockOwnWorkout`, for a workout in the actor's trash. */
export async function lockTrashedWorkout(trx: Trx, actor: Actor, id: number): Promise<Owned<WorkoutRow>> {
  const workout = await lockWorkout(trx, actor, id)
  if (workout.deleted_at === null) throw notFound()
  return workout
}

async function lockWorkout(trx: Trx, { account_id }: Actor, id: number): Promise<Owned<WorkoutRow>> {
  return assertOwned(account_id, await lockWorkoutOf(trx, account_id, id))
}
