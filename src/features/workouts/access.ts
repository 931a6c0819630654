import type { Db, Trx } from '../../platform/database/schema.ts'
import { AppError, notFound } from '../../platform/errors.ts'
import { NOBODY, type Viewer } from '../../platform/viewer.ts'
import {
  assertOwned,
  type Owned,
  type Viewed,
  type ViewQuery,
  viewAs,
  viewOf,
  viewOwn,
} from '../audience/index.ts'
import { audienceOf } from '../relations/index.ts'
import { type DetailRow, lockWorkoutOf, shownWorkoutById, type WorkoutRow, workoutById } from './queries.ts'

/** No account has this id. */
const NO_OWNER = -1

/**
 * The workout as `viewer` sees it, or with `view_as` the viewer's own one as others see it. Undefined for a hidden or
 * missing one, and for one in the trash.
 */
export async function findWorkout(
  db: Db,
  viewer: Viewer,
  id: number,
  now: number,
  { view_as }: ViewQuery = {},
): Promise<Viewed<DetailRow> | undefined> {
  const wanted = { id, viewer_id: viewer.account_id }
  const workout = await workoutById(db, wanted)
  if (workout?.owner_id === viewer.account_id) {
    if (workout.deleted_at !== null) return undefined
    return view_as ? ownWorkoutAs(db, id, view_as, now) : viewOwn(viewer.account_id, workout)
  }
  const shown = await shownWorkoutById(db, wanted)
  if (!shown || view_as) {
    // Without it, an absent workout would be answered sooner than a hidden one.
    await audienceOf(db, viewer.account_id, [NO_OWNER], now)
    return undefined
  }
  const [viewed] = await viewOf(db, viewer.account_id, [shown], now)
  return viewed
}

/** Like `findWorkout`, but throws the same `not_found` for a hidden workout as for a missing one. */
export async function visibleWorkout(...given: Parameters<typeof findWorkout>): Promise<Viewed<DetailRow>> {
  const workout = await findWorkout(...given)
  if (!workout) throw notFound()
  return workout
}

/** The actor's own workout; throws `not_found` for any other workout, and for one in the trash. */
export async function ownWorkout(db: Db, actor: Viewer, id: number): Promise<Owned<DetailRow>> {
  const workout = assertOwned(actor.account_id, await workoutById(db, { id, viewer_id: actor.account_id }))
  if (workout.deleted_at !== null) throw notFound()
  return workout
}

/** A person's own workout as others see it; undefined if they do not see it. */
async function ownWorkoutAs(
  db: Db,
  id: number,
  audience: 'follower' | 'everyone',
  now: number,
): Promise<Viewed<DetailRow> | undefined> {
  const shown = await shownWorkoutById(db, { id, viewer_id: NOBODY.account_id })
  if (!shown) throw new AppError('unavailable', 'shown_part_unknown', { retryAfter_s: 1 })
  if (audience === 'follower') return viewAs('follower', shown)
  const [viewed] = await viewOf(db, NOBODY.account_id, [shown], now)
  return viewed
}

/** Like `ownWorkout`, but locks the workout. Only the owner's request locks the row or waits for its lock. */
export async function lockOwnWorkout(trx: Trx, actor: Viewer, id: number): Promise<Owned<WorkoutRow>> {
  const workout = await lockWorkout(trx, actor, id)
  if (workout.deleted_at !== null) throw notFound()
  return workout
}

/** Like `lockOwnWorkout`, for a workout in the actor's trash. */
export async function lockTrashedWorkout(trx: Trx, actor: Viewer, id: number): Promise<Owned<WorkoutRow>> {
  const workout = await lockWorkout(trx, actor, id)
  if (workout.deleted_at === null) throw notFound()
  return workout
}

async function lockWorkout(trx: Trx, { account_id }: Viewer, id: number): Promise<Owned<WorkoutRow>> {
  return assertOwned(account_id, await lockWorkoutOf(trx, account_id, id))
}
