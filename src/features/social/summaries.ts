import { sql } from 'kysely'
import { prepared } from '../../platform/database/index.ts'
import type { Trx } from '../../platform/database/schema.ts'
import type { Services } from '../../platform/services.ts'
import { bumpReactions } from '../revisions/index.ts'
import type { SeenWorkout } from './access.ts'

/** Adds to the workout's number of likes. Locks the row of its counters, never the workout itself. */
export async function addLikes(trx: Trx, workout_id: number, added: 1 | -1): Promise<void> {
  await addedLikes(trx, { workout_id, added })
}

const addedLikes = prepared((trx, { workout_id, added }: { workout_id: number; added: number }) =>
  trx
    .insertInto('reaction_summary')
    .values({ workout_id, likes_count: added })
    .onConflict((conflict) =>
      conflict.column('workout_id').doUpdateSet({
        likes_count: sql<number>`reaction_summary.likes_count + excluded.likes_count`,
      }),
    ),
)

/** Ends cached responses that show the workout's likes and comments, and tells open pages once it is committed. */
export async function reactionsChanged(
  { events }: Pick<Services, 'events'>,
  trx: Trx,
  { id, owner_id }: SeenWorkout,
): Promise<void> {
  await bumpReactions(trx, owner_id)
  events.emit(trx, 'social.changed', { workout_id: id })
}
