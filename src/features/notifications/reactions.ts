import { sql } from 'kysely'
import { arrayParameter, isInArray } from '../../platform/database/columns.ts'
import { prepared } from '../../platform/database/index.ts'
import type { Db } from '../../platform/database/schema.ts'
import { visibleTo } from '../relations/index.ts'
import { reactionsTo } from '../social/index.ts'
import { plainWorkoutsFor } from '../zones/index.ts'

export type Reactions = { id: number; likes_count: number; comments_count: number }

const VIEWER = sql.ref<number>('viewer.id')

const rowsOf = prepared((db, { workout_id, ids, now }: { workout_id: number; ids: unknown; now: number }) =>
  plainWorkoutsFor(db, {})
    .innerJoin('account as viewer', (join) => join.on(isInArray(db, 'viewer.id', ids)))
    .select(['workout.id', 'viewer.id as viewer_id'])
    .select(reactionsTo(VIEWER))
    .where('workout.id', '=', workout_id)
    .where('workout.deleted_at', 'is', null)
    .where(visibleTo(VIEWER, now))
    .where((where) =>
      where.or([
        where('workout.owner_id', '=', VIEWER),
        // Others see it only once it is known what is shown of it.
        where.exists(
          plainWorkoutsFor(db, { shown_to: 'public' })
            .select('workout.id')
            .where('workout.id', '=', workout_id),
        ),
      ]),
    ),
)

/** The likes and comments of the workout as each of the accounts sees them, for those who may see the workout. */
export async function reactionsSeen(
  db: Db,
  workout_id: number,
  account_ids: readonly number[],
  now: number,
): Promise<Map<number, Reactions>> {
  const rows = await rowsOf(db, { workout_id, ids: arrayParameter(db, account_ids), now })
  return new Map(
    rows.map(({ viewer_id, id, likes_count, comments_count }) => [
      viewer_id,
      { id, likes_count, comments_count },
    ]),
  )
}
