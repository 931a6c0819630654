import { sql } from 'kysely'
import { contains, escapeLike } from '../../platform/database/like.ts'
import type { Db } from '../../platform/database/schema.ts'
import { usernameKey } from '../auth/index.ts'
import { imageUrl } from '../media/index.ts'
import { mentionable } from './mentions.ts'

const MAX_PEOPLE = 8

type Search = { workout_id: number; viewer_id: number; now: number; search?: string | undefined }

/**
 * People whom the viewer can mention in a comment: first those who take part in the conversation, then those whom the
 * viewer follows. Others are found only by a search.
 */
export async function mentionablePeople(db: Db, { workout_id, viewer_id, now, search }: Search) {
  const nearness = sql<number>`case
    when account.id = workout.owner_id or exists (
      select 1 from comment where comment.author_id = account.id and comment.workout_id = workout.id
        and comment.hidden_at is null) then 0
    when exists (select 1 from follow where follower_id = ${viewer_id} and followed_id = account.id) then 1
    else 2 end`
  const rows = await mentionable(db, { workout_id, actor_id: viewer_id, now })
    .leftJoin('profile', 'profile.account_id', 'account.id')
    .select(['account.username', 'profile.name', 'profile.image'])
    .$call((query) =>
      search === undefined
        ? query.where(sql<boolean>`account.id in (
            select owner_id from workout where id = ${workout_id}
            union select author_id from comment where workout_id = ${workout_id} and hidden_at is null
            union select followed_id from follow where follower_id = ${viewer_id})`)
        : query.where((where) =>
            where.or([
              sql<boolean>`account.username_key like ${`${escapeLike(usernameKey(search))}%`} escape '\\'`,
              contains('profile.name', search),
            ]),
          ),
    )
    .orderBy(nearness)
    .orderBy('account.username_key')
    .limit(MAX_PEOPLE)
    .execute()
  return rows.map(({ username, name, image }) => ({
    username,
    name: name || null,
    image: image === null ? null : imageUrl(image),
  }))
}
