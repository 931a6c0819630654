import type { Db } from '../../platform/database/schema.ts'
import { notFound } from '../../platform/errors.ts'
import type { Actor } from '../auth/index.ts'
import { type DetailRow, workoutById } from './queries.ts'

declare const checked: unique symbol
/** Made only here, so that a rule which was not asked does not compile. */
export type Authorized<T> = T & { readonly [checked]: true }

/** The workout, if `viewer` may see it; throws `not_found` for what is hidden as for what is absent. */
export async function visibleWorkout(db: Db, viewer: Actor, id: number): Promise<Authorized<DetailRow>> {
  const workout = await workoutById(db, id)
  if (!workout || workout.deleted_at !== null || !canSee(viewer, workout)) throw notFound()
  return workout as Authorized<DetailRow>
}

/** The workout, if it is the actor's own to change; throws `not_found`. */
export async function ownWorkout(db: Db, actor: Actor, id: number): Promise<Authorized<DetailRow>> {
  const workout = await workoutById(db, id)
  if (workout?.owner_id !== actor.account_id || workout.deleted_at !== null) throw notFound()
  return workout as Authorized<DetailRow>
}

/** The workout, if the actor put it into the trash; throws `not_found`. */
export async function trashedWorkout(db: Db, actor: Actor, id: number): Promise<Authorized<DetailRow>> {
  const workout = await workoutById(db, id)
  if (workout?.owner_id !== actor.account_id || workout.deleted_at === null) throw notFound()
  return workout as Authorized<DetailRow>
}

function canSee(viewer: Actor, workout: Pick<DetailRow, 'owner_id'>): boolean {
  return workout.owner_id === viewer.account_id
}
