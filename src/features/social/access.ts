import { shareRow } from '../../platform/database/columns.ts'
import { prepared } from '../../platform/database/index.ts'
import type { Db, Trx } from '../../platform/database/schema.ts'
import { notFound } from '../../platform/errors.ts'
import { isActiveAccount } from '../auth/index.ts'
import { visibleTo } from '../relations/index.ts'
import { plainWorkoutsFor } from '../zones/index.ts'
import { type CommentRow, shownCommentById } from './comment-queries.ts'

/** A workout that somebody may see. */
export type SeenWorkout = { id: number; owner_id: number }

type Wanted = { id: number; viewer_id: number; now: number }

/** The workout, unless it is in the trash or hidden from the viewer. */
function seenWorkout(db: Db, { id, viewer_id, now }: Wanted) {
  const shown = plainWorkoutsFor(db, { shown_to: 'public' }).where(visibleTo(viewer_id, now))
  return db
    .selectFrom('workout')
    .select(['workout.id', 'workout.owner_id'])
    .where('workout.id', '=', id)
    .where('workout.deleted_at', 'is', null)
    .where((where) =>
      where.or([
        where('workout.owner_id', '=', viewer_id),
        where('workout.id', 'in', shown.select('workout.id').where('workout.id', '=', id)),
      ]),
    )
}

const seenWorkouts = prepared(seenWorkout)

const workoutsOfActor = prepared((trx, wanted: Wanted) =>
  seenWorkout(trx, wanted)
    .innerJoin('account', (join) => join.on('account.id', '=', wanted.viewer_id))
    .where(isActiveAccount(wanted.now))
    .$call(shareRow(trx, 'account')),
)

/** Throws the same `not_found` for a hidden workout as for a missing one. */
export async function assertSeesWorkout(db: Db, wanted: Wanted): Promise<SeenWorkout> {
  const [workout] = await seenWorkouts(db, wanted)
  if (!workout) throw notFound()
  return workout
}

/**
 * Like `assertSeesWorkout`, for what the viewer is about to write. The viewer's account stays active until the
 * transaction ends, so whatever is written is counted by the time the account is suspended.
 */
export async function assertReactsTo(trx: Trx, wanted: Wanted): Promise<SeenWorkout> {
  const [workout] = await workoutsOfActor(trx, wanted)
  if (!workout) throw notFound()
  return workout
}

/** No workout has this id. */
const NO_WORKOUT = 0

/**
 * The comment if the viewer sees it; throws the same `not_found`, after the same statements, for every other one. What the
 * viewer is about to write needs `assertReactsTo`.
 */
export async function assertSeesComment(
  db: Db,
  wanted: Wanted,
  assertWorkout: typeof assertSeesWorkout = assertSeesWorkout,
): Promise<CommentRow> {
  const comment = await shownCommentById(db, wanted)
  await assertWorkout(db, { ...wanted, id: comment?.workout_id ?? NO_WORKOUT })
  if (!comment) throw notFound()
  return comment
}
