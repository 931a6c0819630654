import { lockRowForChange } from '../../platform/database/columns.ts'
import { prepared } from '../../platform/database/index.ts'
import type { Db, Trx } from '../../platform/database/schema.ts'
import { notFound } from '../../platform/errors.ts'
import type { Services } from '../../platform/services.ts'
import type { Actor } from '../auth/index.ts'
import { notify, withdraw } from '../inbox/index.ts'
import { isVisiblePerson } from '../relations/index.ts'
import { assertReactsTo, assertSeesComment } from './access.ts'
import { type CommentRow, shownCommentById } from './comment-queries.ts'
import type { Likes } from './schemas.ts'

type Needs = Pick<Services, 'clock' | 'events' | 'queue'>
type Wanted = { id: number; viewer_id: number; now: number }

/** Likes a comment that the actor sees. Changes nothing if the actor likes it already. */
export async function likeComment(services: Needs, trx: Trx, actor: Actor, id: number): Promise<Likes> {
  const { account_id } = actor
  const wanted = { id, viewer_id: account_id, now: services.clock.now() }
  const comment = await assertSeesComment(trx, wanted, (_, workout) => assertReactsTo(trx, workout))
  const [added] = await insertedLikes(trx, { comment_id: id, account_id, created_at: wanted.now })
  if (added) {
    await addLikes(trx, { comment_id: id, added: 1 })
    await notify(services, trx, noticeOf(comment, account_id))
  }
  return likesOf(trx, wanted)
}

/** Takes the actor's like back, if there is one. */
export async function unlikeComment(services: Needs, trx: Trx, actor: Actor, id: number): Promise<Likes> {
  const { account_id } = actor
  const wanted = { id, viewer_id: account_id, now: services.clock.now() }
  const comment = await assertSeesComment(trx, wanted, (_, workout) => assertReactsTo(trx, workout))
  const [removed] = await deletedLikes(trx, { comment_id: id, account_id })
  if (removed) {
    if (removed.is_counted === 1) await addLikes(trx, { comment_id: id, added: -1 })
    await withdraw(services, trx, noticeOf(comment, account_id))
  }
  return likesOf(trx, wanted)
}

function noticeOf({ id, workout_id, author_id }: CommentRow, actor_id: number) {
  return { kind: 'comment_like' as const, account_id: author_id, actor_id, workout_id, comment_id: id }
}

type Pair = { comment_id: number; account_id: number }

/** Adds nothing when somebody is deleting the comment: the lock waits for them. */
const insertedLikes = prepared((trx, { comment_id, account_id, created_at }: Pair & { created_at: number }) =>
  trx
    .insertInto('comment_like')
    .columns(['comment_id', 'account_id', 'created_at'])
    .expression(
      trx
        .selectFrom('comment')
        .select((of) => [
          'comment.id as comment_id',
          of.val(account_id).as('account_id'),
          of.val(created_at).as('created_at'),
        ])
        .where('comment.id', '=', comment_id)
        .$call(lockRowForChange(trx)),
    )
    .onConflict((conflict) => conflict.columns(['comment_id', 'account_id']).doNothing())
    .returning('id'),
)

const deletedLikes = prepared((trx, { comment_id, account_id }: Pair) =>
  trx
    .deleteFrom('comment_like')
    .where('comment_id', '=', comment_id)
    .where('account_id', '=', account_id)
    .returning('is_counted'),
)

const addLikes = prepared((trx, { comment_id, added }: { comment_id: number; added: number }) =>
  trx
    .updateTable('comment')
    .set((row) => ({ likes_count: row('likes_count', '+', added) }))
    .where('id', '=', comment_id),
)

async function likesOf(db: Db, wanted: Wanted): Promise<Likes> {
  const row = await shownCommentById(db, wanted)
  if (!row) throw notFound()
  return { likes_count: row.likes_count, has_liked: row.has_liked === 1 }
}

/** The people who like a comment that the viewer sees, without those whom the workout's owner does not see. */
export async function commentLikersOf(db: Db, list: Db, wanted: Wanted) {
  const { id, owner_id } = await assertSeesComment(db, wanted)
  return list
    .selectFrom('comment_like')
    .innerJoin('account', 'account.id', 'comment_like.account_id')
    .select(['comment_like.id', 'account_id as person_id', 'comment_like.created_at as since'])
    .where('comment_id', '=', id)
    .where(isVisiblePerson(owner_id, wanted.now))
    .as('link')
}
