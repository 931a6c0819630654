import { prepared } from '../../platform/database/index.ts'
import type { Db, Trx } from '../../platform/database/schema.ts'
import type { Services } from '../../platform/services.ts'
import type { Actor } from '../auth/index.ts'
import { notify, withdraw } from '../inbox/index.ts'
import { isVisiblePerson } from '../relations/index.ts'
import { assertReactsTo, type SeenWorkout } from './access.ts'
import { reactionsTo } from './reactions.ts'
import type { Likes } from './schemas.ts'
import { addLikes, reactionsChanged } from './summaries.ts'

type Needs = Pick<Services, 'clock' | 'events' | 'queue'>

/** Likes a workout that the actor may see. Changes nothing if the actor likes it already. */
export async function likeWorkout(needs: Needs, trx: Trx, actor: Actor, id: number): Promise<Likes> {
  const { account_id } = actor
  const now = needs.clock.now()
  const workout = await assertReactsTo(trx, { id, viewer_id: account_id, now })
  const [added] = await insertedLikes(trx, { workout_id: id, account_id, created_at: now })
  if (added) {
    await addLikes(trx, id, 1)
    await reactionsChanged(needs, trx, workout)
    await notify(needs, trx, noticeOf(workout, account_id))
  }
  return likesOf(trx, id, account_id)
}

/** Takes the actor's like back, if there is one. */
export async function unlikeWorkout(needs: Needs, trx: Trx, actor: Actor, id: number): Promise<Likes> {
  const { account_id } = actor
  const workout = await assertReactsTo(trx, { id, viewer_id: account_id, now: needs.clock.now() })
  const [removed] = await deletedLikes(trx, { workout_id: id, account_id })
  if (removed) {
    if (removed.is_counted === 1) await addLikes(trx, id, -1)
    await reactionsChanged(needs, trx, workout)
    await withdraw(needs, trx, noticeOf(workout, account_id))
  }
  return likesOf(trx, id, account_id)
}

function noticeOf({ id, owner_id }: SeenWorkout, actor_id: number) {
  return { kind: 'like' as const, account_id: owner_id, actor_id, workout_id: id }
}

type Pair = { workout_id: number; account_id: number }

const insertedLikes = prepared((trx, like: Pair & { created_at: number }) =>
  trx
    .insertInto('workout_like')
    .values(like)
    .onConflict((conflict) => conflict.columns(['workout_id', 'account_id']).doNothing())
    .returning('id'),
)

const deletedLikes = prepared((trx, { workout_id, account_id }: Pair) =>
  trx
    .deleteFrom('workout_like')
    .where('workout_id', '=', workout_id)
    .where('account_id', '=', account_id)
    .returning('is_counted'),
)

const likeRows = prepared((db, { id, viewer_id }: { id: number; viewer_id: number }) =>
  db.selectFrom('workout').select(reactionsTo(viewer_id)).where('workout.id', '=', id),
)

async function likesOf(db: Db, id: number, viewer_id: number): Promise<Likes> {
  const [row] = await likeRows(db, { id, viewer_id })
  return { likes_count: row?.likes_count ?? 0, has_liked: row?.has_liked === 1 }
}

/** The people who like the workout, without those whom its owner does not see. */
export function likersOf(db: Db, { id, owner_id }: SeenWorkout, now: number) {
  return db
    .selectFrom('workout_like')
    .innerJoin('account', 'account.id', 'workout_like.account_id')
    .select(['workout_like.id', 'account_id as person_id', 'workout_like.created_at as since'])
    .where('workout_id', '=', id)
    .where(isVisiblePerson(owner_id, now))
    .as('link')
}
