import { type ExpressionBuilder, type Selectable, sql } from 'kysely'
import { isFound } from '../../platform/database/columns.ts'
import type { Db, Tables } from '../../platform/database/schema.ts'
import { isVisiblePerson, visibleTo } from '../relations/index.ts'
import { shownComments } from '../social/index.ts'
import { plainWorkoutsFor } from '../zones/index.ts'

/** Kinds that nobody else causes. */
const WITHOUT_ACTORS = ['goal_reached', 'record', 'streak_ending', 'import_finished', 'moderation'] as const

/** Who reads. A column, because one statement may read for several people. */
const VIEWER = sql.ref<number>('notification.account_id')

type Of = ExpressionBuilder<Tables, 'notification'>
type Source = Selectable<Tables['notification_actor']>

/**
 * The condition that a notification is shown to its person now: they may see the workout, and at least one of the people
 * in it.
 */
export function isShown(db: Db, now: number) {
  return (where: Of) =>
    where.and([
      where.or([
        where('notification.workout_id', 'is', null),
        isFound(ownWorkout(db)),
        isFound(othersWorkout(db, now)),
      ]),
      where.or([
        where('notification.kind', 'in', WITHOUT_ACTORS),
        isFound(
          anyShownSource(db, now).where('source.notification_id', '=', sql.ref<number>('notification.id')),
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
 * Who did it, without people and comments that are hidden from the person who is notified. For a statement that needs only
 * one of them: people and comments are looked up by their ids. The statement must have `notification`.
 */
function anyShownSource(db: Db, now: number) {
  const person = db
    .selectFrom('account')
    .select('account.id')
    .where('account.id', '=', sql.ref<number>('source.actor_id'))
    .where(isVisiblePerson(VIEWER, now))
  const comment = shownComments(db, { viewer_id: VIEWER, now })
    .select('comment.id')
    .where('comment.id', '=', sql.ref<number>('source.comment_id'))
  return db
    .selectFrom('notification_actor as source')
    .select('source.id')
    .where(isFound(person))
    .where((where) => where.or([where('source.comment_id', 'is', null), isFound(comment)]))
}

/** Those of the sources in `table` that are shown to the person who is notified. For many of them in one pass. */
export function shownSources(db: Db, now: number, table: string) {
  const sources = sql<Source>`${sql.table(table)}`.as('source')
  const isVisible = isVisiblePerson(VIEWER, now)
  const columns = ['source.id', 'source.notification_id', 'source.actor_id'] as const
  const withoutComment = db
    .selectFrom(sources)
    .innerJoin('notification', 'notification.id', 'source.notification_id')
    .innerJoin('account', 'account.id', 'source.actor_id')
    .select(columns)
    .where('source.comment_id', 'is', null)
    .where(isVisible)
  const withComment = shownComments(db, { viewer_id: VIEWER, now })
    .innerJoin(sources, 'source.comment_id', 'comment.id')
    .innerJoin('notification', 'notification.id', 'source.notification_id')
    .select(columns)
    .where((where) =>
      where.exists(
        where
          .selectFrom('account')
          .select('account.id')
          .whereRef('account.id', '=', 'source.actor_id')
          .where(isVisible),
      ),
    )
  return withoutComment.unionAll(withComment)
}
