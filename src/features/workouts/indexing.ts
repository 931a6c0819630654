import type { Db } from '../../platform/database/schema.ts'
import type { Services } from '../../platform/services.ts'
import { NOBODY } from '../../platform/viewer.ts'
import { findWorkout } from './access.ts'

/**
 * True if search engines may list the page of the workout: everybody sees it with PUBLIC_PAGES, and its owner allows it.
 */
export async function isIndexable(
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  id: number,
): Promise<boolean> {
  // First, so that a hidden workout takes as long as an absent one.
  const workout = await findWorkout(db, NOBODY, id, clock.now())
  return workout !== undefined && (await allowsIndexing(db, id))
}

/** True if the workout's owner lets search engines list public workouts. */
export async function allowsIndexing(db: Db, id: number): Promise<boolean> {
  const workout = await db
    .selectFrom('workout')
    .innerJoin('profile', 'profile.account_id', 'workout.owner_id')
    .select('workout.id')
    .where('workout.id', '=', id)
    .where('profile.allows_indexing', '=', 1)
    .executeTakeFirst()
  return workout !== undefined
}
