import { sql } from 'kysely'
import type { Db, Trx } from '../../platform/database/schema.ts'
import { invalidField } from '../../platform/errors.ts'
import { usernameKey } from '../auth/index.ts'
import { isVisiblePerson, visibleTo } from '../relations/index.ts'

const MAX_MENTIONS = 10

/** Not after a letter or digit: `ana@example.org` mentions nobody. */
const MENTION = /(?<![\p{L}\p{N}._@-])@([A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?)/gu

/** The people named in the text, as keys of usernames. Throws `too_many_mentions` for more than ten. */
export function namesIn(content: string): string[] {
  const keys = new Set([...content.matchAll(MENTION)].map(([, name = '']) => usernameKey(name)))
  if (keys.size > MAX_MENTIONS)
    throw invalidField('content', { code: 'too_many_mentions', maximum: MAX_MENTIONS })
  return [...keys]
}

type Wanted = { workout_id: number; actor_id: number; now: number }

/** Accounts that may see the workout and that the actor may see, without the actor. */
export function mentionable(db: Db, { workout_id, actor_id, now }: Wanted) {
  return (
    db
      .selectFrom('account')
      // Under another name, because the condition of the workout has an `account` of its own: the owner.
      .innerJoin('account as reader', 'reader.id', 'account.id')
      .innerJoin('workout', (join) => join.on('workout.id', '=', workout_id))
      .where('account.id', '<>', actor_id)
      .where(isVisiblePerson(actor_id, now))
      .where(visibleTo(sql.ref<number>('reader.id'), now))
  )
}

/** Stores whom the comment mentions, as far as they may see the workout; returns their ids. */
export async function saveMentions(
  trx: Trx,
  comment_id: number,
  names: readonly string[],
  wanted: Wanted,
): Promise<number[]> {
  if (names.length === 0) return []
  const rows = await trx
    .insertInto('comment_mention')
    .columns(['comment_id', 'account_id'])
    .expression(
      mentionable(trx, wanted)
        .select((of) => [of.val(comment_id).as('comment_id'), 'account.id as account_id'])
        .where('account.username_key', 'in', names),
    )
    .returning('account_id')
    .execute()
  return rows.map(({ account_id }) => account_id)
}

/** The ids of the people whom the comments mention, by comment. */
export async function mentionsOf(db: Db, comment_ids: readonly number[]) {
  return db
    .selectFrom('comment_mention')
    .select(['comment_id', 'account_id'])
    .where('comment_id', 'in', comment_ids)
    .execute()
}
