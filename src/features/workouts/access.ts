import type { Db, Trx } from '../../platform/database/schema.ts'
import { notFound } from '../../platform/errors.ts'
import type { Actor } from '../auth/index.ts'
import { type DetailRow, lockWorkoutOf, type WorkoutRow, workoutById } from './queries.ts'

declare const checked: unique symbol
/** A row that passed an access check. Only this file can create one. */
export type Authorized<T> = T & { readonly [checked]: true }

/** The workout, if `viewer` may see it; throws the same `not_found` for a hidden workout as for a missing one. */
export async function visibleWorkout(db: Db, viewer: Actor, id: number): Promise<Authorized<DetailRow>> {
  const workout = await workoutById(db, id)
  if (!workout || workout.deleted_at !== null || !canSee(viewer, workout)) throw notFound()
  return workout as Authorized<DetailRow>
}

/** The actor's own workout; throws `not_found` for any other workout, and for one in the trash. */
export async function ownWorkout(db: Db, actor: Actor, id: number): Promise<Authorized<DetailRow>> {
  const workout = await workoutById(db, id)
  if (workout?.owner_id !== actor.account_id || workout.deleted_at !== null) throw notFound()
  return workout as Authorized<DetailRow>
}

/** Like `ownWorkout`, but locks the workout. Only the owner's request locks the row or waits for its lock. */
export async function lockOwnWorkout(trx: Trx, actor: Actor, id: number): Promise<Authorized<WorkoutRow>> {
  const workout = await lockWorkoutOf(trx, actor.account_id, id)
  if (workout?.deleted_at !== null) throw notFound()
  return workout as Authorized<WorkoutRow>
}

/** Like `lockOwnWorkout`, for a workout in the actor's trash. */
export async function lockTrashedWorkout(
  trx: Trx,
  actor: Actor,
  id: number,
): Promise<Authorized<WorkoutRow>> {
  const workout = await lockWorkoutOf(trx, actor.account_id, id)
  if (!workout || workout.deleted_at === null) throw notFound()
  return workout as Authorized<WorkoutRow>
}

function canSee(viewer: Actor, workout: Pick<DetailRow, 'owner_id'>): boolean {
  return workout.owner_id === viewer.account_id
}
