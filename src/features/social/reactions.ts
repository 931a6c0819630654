import { type Expression, type ExpressionBuilder, type RawBuilder, sql } from 'kysely'
import type { Tables } from '../../platform/database/schema.ts'

/** Who reads: an account's id, or a column that contains one. */
type Viewer = number | Expression<number>
type Workout = ExpressionBuilder<Tables, 'workout'>

/** Likes and comments of a workout, as columns of a query of workouts. */
type ReactionColumns = { likes_count: number; comments_count: number; has_liked: number }

/** The reactions of a new workout. */
export const NO_REACTIONS: { [Name in keyof ReactionColumns]: RawBuilder<number> } = {
  likes_count: sql<number>`0`,
  comments_count: sql<number>`0`,
  has_liked: sql<number>`0`,
}

/**
 * How many likes and comments the viewer sees on a workout, and whether the viewer likes it. Leaves out people who have
 * blocked the viewer or the owner, or were blocked by one of them.
 */
export function reactionsTo(viewer: Viewer) {
  const hidden = hiddenPeople(viewer)
  const columns = {
    likes_count: sql<number>`${counted('likes_count')} - (
      select count(*) from ${hidden} as hidden
      join workout_like on workout_like.workout_id = workout.id and workout_like.account_id = hidden.id
      where workout_like.is_counted = 1)`,
    // Replies are hidden with their comment.
    comments_count: sql<number>`${counted('comments_count')} - (
      select count(distinct comment.id) from ${hidden} as hidden
      join comment as first on first.author_id = hidden.id and first.workout_id = workout.id
      join comment on comment.workout_id = workout.id and (comment.id = first.id or comment.parent_id = first.id)
      where comment.is_counted = 1)`,
    has_liked: sql<number>`case when exists (
      select 1 from workout_like where workout_like.workout_id = workout.id and workout_like.account_id = ${viewer})
      then 1 else 0 end`,
  }
  return (_: Workout) =>
    [
      columns.likes_count.as('likes_count'),
      columns.comments_count.as('comments_count'),
      columns.has_liked.as('has_liked'),
    ] as const
}

/** 1 if nobody may add comments, as a column of a query of workouts. */
export function commentsClosed(_: Workout) {
  return sql<number>`coalesce(
    (select comments_closed from reaction_summary where reaction_summary.workout_id = workout.id), 0)`.as(
    'comments_closed',
  )
}

function counted(column: 'likes_count' | 'comments_count'): RawBuilder<number> {
  return sql`coalesce(
    (select ${sql.ref(column)} from reaction_summary where reaction_summary.workout_id = workout.id), 0)`
}

/** The people whose likes and comments on the workout the viewer does not see. */
export function hiddenPeople(viewer: Viewer) {
  return sql`(
    select blocked_id as id from block where blocker_id in (${viewer}, workout.owner_id)
    union select blocker_id from block where blocked_id in (${viewer}, workout.owner_id))`
}
