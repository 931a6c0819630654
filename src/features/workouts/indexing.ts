import type { Db } from '../../platform/database/schema.ts'
import type { Services } from '../../platform/services.ts'
import { NOBODY } from '../../platform/viewer.ts'
import type { Viewed } from '../audience/index.ts'
import { findWorkout } from './access.ts'
import type { DetailRow } from './queries.ts'

/** A workout as everybody sees it, and whether search engines may list its page; undefined if not everybody sees it. */
export async function publicWorkout(
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  id: number,
): Promise<{ workout: Viewed<DetailRow>; isIndexable: boolean } | undefined> {
  // First, so that a hidden workout takes as long as an absent one.
  const workout = await findWorkout(db, NOBODY, id, clock.now())
  return workout && { workout, isIndexable: await allowsIndexing(db, id) }
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
