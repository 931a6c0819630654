import { sql } from 'kysely'
import { lockRow } from '../../platform/database/columns.ts'
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

/** Counts a comment and locks the counters, unless comments are closed; returns whether it did. */
export async function addComment(trx: Trx, workout_id: number): Promise<boolean> {
  const rows = await addedComments(trx, { workout_id })
  return rows.length > 0
}

const addedComments = prepared((trx, { workout_id }: { workout_id: number }) =>
  trx
    .insertInto('reaction_summary')
    .values({ workout_id, comments_count: 1 })
    .onConflict((conflict) =>
      conflict
        .column('workout_id')
        .doUpdateSet({ comments_count: sql<number>`reaction_summary.comments_count + 1` })
        .where('reaction_summary.comments_closed', '=', 0),
    )
    .returning('workout_id'),
)

/** Locks the counters of a workout that has comments. */
export async function lockSummary(trx: Trx, workout_id: number): Promise<void> {
  await trx
    .selectFrom('reaction_summary')
    .select('workout_id')
    .where('workout_id', '=', workout_id)
    .$call(lockRow(trx))
    .execute()
}

/** Takes comments off the workout's number. */
export async function subtractComments(trx: Trx, workout_id: number, removed: number): Promise<void> {
  await trx
    .updateTable('reaction_summary')
    .set((row) => ({ comments_count: row('comments_count', '-', removed) }))
    .where('workout_id', '=', workout_id)
    .execute()
}

/** Ends cached responses that show the workout's likes and comments, and tells open pages once it is committed. */
export async function reactionsChanged(
  { events }: Pick<Services, 'events'>,
  trx: Trx,
  { id, owner_id }: SeenWorkout,
): Promise<void> {
  await bumpReactions(trx, owner_id)
  events.emit(trx, 'social.changed', { workout_id: id })
}
