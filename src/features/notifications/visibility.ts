import { type ExpressionBuilder, sql } from 'kysely'
import type { Db, Tables } from '../../platform/database/schema.ts'
import { isVisiblePerson, visibleTo } from '../relations/index.ts'
import { shownComments } from '../social/index.ts'
import { plainWorkoutsFor } from '../zones/index.ts'

/** Kinds that nobody else causes. */
const WITHOUT_ACTORS = ['goal_reached', 'record', 'streak_ending', 'import_finished', 'moderation'] as const

/** Who reads. A column, because one statement may read for several people. */
const VIEWER = sql.ref<number>('notification.account_id')

type Of = ExpressionBuilder<Tables, 'notification'>

/**
 * The condition that a notification is shown to its person now: they may see the workout, and at least one of the people
 * in it.
 */
export function isShown(db: Db, now: number) {
  return (where: Of) =>
    where.and([
      where.or([
        where('notification.workout_id', 'is', null),
        where.exists(ownWorkout(db)),
        where.exists(othersWorkout(db, now)),
      ]),
      where.or([
        where('notification.kind', 'in', WITHOUT_ACTORS),
        where.exists(
          shownSources(db, now)
            .select('source.id')
            .where('source.notification_id', '=', sql.ref<number>('notification.id')),
        ),
      ]),
    ])
}

function ownWorkout(db: Db) {
  return plainWorkoutsFor(db, {})
    .select('workout.id')
    .where('workout.id', '=', sql.ref<number>('notification.workout_id'))
    .where('workout.owner_id', '=', VIEWER)
    .where('workout.deleted_at', 'is', null)
}

function othersWorkout(db: Db, now: number) {
  return plainWorkoutsFor(db, { shown_to: 'public' })
    .select('workout.id')
    .where('workout.id', '=', sql.ref<number>('notification.workout_id'))
    .where('workout.owner_id', '<>', VIEWER)
    .where('workout.deleted_at', 'is', null)
    .where(visibleTo(VIEWER, now))
}

/**
 * Who did it and in which comment, without people and comments that are hidden from the person who is notified. The
 * statement must have `notification`.
 */
export function shownSources(db: Db, now: number) {
  return db
    .selectFrom('notification_actor as source')
    .innerJoin('account', 'account.id', 'source.actor_id')
    .where(isVisiblePerson(VIEWER, now))
    .where((where) =>
      where.or([
        where('source.comment_id', 'is', null),
        where.exists(
          shownComments(db, { viewer_id: VIEWER, now })
            .select('comment.id')
            .where('comment.id', '=', sql.ref<number>('source.comment_id')),
        ),
      ]),
    )
}
