import { type ExpressionBuilder, type Selectable, type SqlBool, sql } from 'kysely'
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
        where.exists(ownWorkout(db)),
        where.exists(othersWorkout(db, now)),
      ]),
      where.or([
        where('notification.kind', 'in', WITHOUT_ACTORS),
        where.exists(
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
 * one of them: each comment is looked up by its id. With `exists`, a database may read all comments. The statement must
 * have `notification`.
 */
function anyShownSource(db: Db, now: number) {
  const shownComment = shownComments(db, { viewer_id: VIEWER, now })
    .select('comment.id')
    .where('comment.id', '=', sql.ref<number>('source.comment_id'))
    .limit(sql.lit(1))
  return db
    .selectFrom('notification_actor as source')
    .innerJoin('account', 'account.id', 'source.actor_id')
    .select('source.id')
    .where(isVisiblePerson(VIEWER, now))
    .where(sql<SqlBool>`(source.comment_id is null or ${shownComment} is not null)`)
}

/** The same of the rows in `table`, all at once. */
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
