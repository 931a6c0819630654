import { type Expression, type ExpressionBuilder, sql } from 'kysely'
import { arrayParameter, flag, isInArray } from '../../platform/database/columns.ts'
import { prepared } from '../../platform/database/index.ts'
import type { Db, Tables } from '../../platform/database/schema.ts'
import type { CursorRange } from '../../platform/http/pagination.ts'
import { isVisiblePerson } from '../relations/index.ts'
import { hiddenPeople } from './reactions.ts'

type Reader = { viewer_id: number; now: number }
/** Who reads may also be a column that contains an account's id. */
type AnyReader = { viewer_id: number | Expression<number>; now: number }
/** Comments, their authors, and the workouts that they are about. */
type Where = ExpressionBuilder<Tables, 'comment' | 'account' | 'workout'>

const OWNER = sql.ref<number>('workout.owner_id')

/** The condition that neither the viewer nor the workout's owner misses the author, and that it is not hidden. */
function isOpen(where: Where, { viewer_id, now }: AnyReader) {
  return where.and([
    where('comment.hidden_at', 'is', null),
    isVisiblePerson(viewer_id, now)(where),
    isVisiblePerson(OWNER, now)(where),
  ])
}

/** The condition that the viewer sees the comment, if the viewer sees the workout. Authors see their hidden ones. */
function isShown(where: Where, reader: AnyReader) {
  return where.or([where('comment.author_id', '=', reader.viewer_id), isOpen(where, reader)])
}

/** The comments that the viewer sees, as far as the viewer sees the workouts. A reply is shown only with its comment. */
export function shownComments(db: Db, reader: AnyReader) {
  return db
    .selectFrom('comment')
    .innerJoin('workout', 'workout.id', 'comment.workout_id')
    .innerJoin('account', 'account.id', 'comment.author_id')
    .leftJoin('comment as first', 'first.id', 'comment.parent_id')
    .where((where) => isShown(where, reader))
    .where((where) =>
      where.or([
        where('first.id', 'is', null),
        where.exists(
          where
            .selectFrom('comment')
            .innerJoin('account', 'account.id', 'comment.author_id')
            .innerJoin('workout', 'workout.id', 'comment.workout_id')
            .select('comment.id')
            .whereRef('comment.id', '=', 'first.id')
            .where((of) => isShown(of, reader)),
        ),
      ]),
    )
}

const AUTHOR_COLUMNS = ['account.username', 'profile.name', 'profile.image'] as const

function commentsFor(db: Db, reader: Reader) {
  const { viewer_id, now } = reader
  return shownComments(db, reader)
    .leftJoin('profile', 'profile.account_id', 'comment.author_id')
    .select(['comment.id', 'comment.workout_id', 'comment.author_id', 'comment.parent_id', 'comment.content'])
    .select(['comment.created_at', 'comment.edited_at', 'comment.hidden_at', 'workout.owner_id'])
    .select(AUTHOR_COLUMNS)
    .select((of) => [
      sql<number>`comment.likes_count - (
        select count(*) from ${hiddenPeople(viewer_id)} as hidden
        join comment_like on comment_like.comment_id = comment.id and comment_like.account_id = hidden.id
        where comment_like.is_counted = 1)`.as('likes_count'),
      flag(
        of.exists(
          of
            .selectFrom('comment_like')
            .select('comment_like.id')
            .whereRef('comment_like.comment_id', '=', 'comment.id')
            .where('comment_like.account_id', '=', viewer_id),
        ),
      ).as('has_liked'),
      of
        .selectFrom('comment_mention')
        .innerJoin('account', 'account.id', 'comment_mention.account_id')
        .select(sql<string | null>`string_agg(account.username, ' ' order by account.username)`.as('names'))
        .whereRef('comment_mention.comment_id', '=', 'comment.id')
        .where(isVisiblePerson(viewer_id, now))
        .as('mentions'),
    ])
}

const rowsById = prepared((db, { id, ...reader }: Reader & { id: number }) =>
  commentsFor(db, reader).where('comment.id', '=', id),
)

/** A comment as its viewer sees it. */
export type CommentRow = Awaited<ReturnType<typeof rowsById>>[number]

/** The comment, if the viewer sees it on a workout that the viewer sees. */
export async function shownCommentById(
  db: Db,
  wanted: Reader & { id: number },
): Promise<CommentRow | undefined> {
  const [row] = await rowsById(db, wanted)
  return row
}

type Page = Reader & { workout_id: number; id: number; limit: number }

const pageRows = prepared((db, { workout_id, id, limit, ...reader }: Page, shape) => {
  const [compare, order] = shape.split(' ') as [CursorRange['compare'], CursorRange['order']]
  return commentsFor(db, reader)
    .where('comment.workout_id', '=', workout_id)
    .where('comment.id', compare, id)
    .orderBy('comment.id', order)
    .limit(limit)
})

/** A page of the comments on a workout that the viewer sees. */
export function loadComments(
  db: Db,
  workout_id: number,
  reader: Reader,
  { compare, id, order, limit }: CursorRange,
): Promise<CommentRow[]> {
  return pageRows(db, { ...reader, workout_id, id, limit }, `${compare} ${order}`)
}

const LATEST = 3

const latestRows = prepared((db, { workout_ids, ...reader }: Reader & { workout_ids: unknown }) => {
  const listed = db
    .selectFrom('workout as listed')
    .select('listed.id')
    // The lowest of the latest ids. Without it, all comments of a workout would be read.
    .select((of) =>
      of.fn
        .coalesce(
          shownComments(db, reader)
            .select('comment.id')
            .where('comment.workout_id', '=', sql.ref<number>('listed.id'))
            .orderBy('comment.id', 'desc')
            .limit(1)
            .offset(LATEST - 1),
          of.lit(0),
        )
        .as('from_id'),
    )
    .where(isInArray(db, 'listed.id', workout_ids))
  return commentsFor(db, reader)
    .innerJoin(listed.as('listed'), (join) =>
      join.onRef('listed.id', '=', 'comment.workout_id').onRef('listed.from_id', '<=', 'comment.id'),
    )
    .orderBy('comment.id')
})

/** The latest three comments of each workout that the viewer sees there, the oldest first, in one statement. */
export function latestCommentRows(
  db: Db,
  workout_ids: readonly number[],
  reader: Reader,
): Promise<CommentRow[]> {
  return latestRows(db, { ...reader, workout_ids: arrayParameter(db, workout_ids) })
}

/** What others need to know of a comment to change it, whoever sees it. */
export function commentById(db: Db, id: number) {
  return db
    .selectFrom('comment')
    .innerJoin('workout', 'workout.id', 'comment.workout_id')
    .select(['comment.id', 'comment.workout_id', 'comment.author_id', 'comment.parent_id', 'comment.content'])
    .select(['comment.created_at', 'comment.edited_at', 'comment.hidden_at', 'workout.owner_id'])
    .where('comment.id', '=', id)
    .executeTakeFirst()
}
