import type { Reads } from '../../platform/database/reads.ts'
import type { Db } from '../../platform/database/schema.ts'
import { isActiveAccount } from '../auth/index.ts'
import { isAskedBy, isMutedBy, relationTo } from './people.ts'
import { isFollowedBy, isVisiblePerson } from './visibility.ts'

const MAX_SUGGESTIONS = 20
/** So many of the people followed are asked for suggestions, the latest first. */
const MAX_SOURCES = 50
/** On a server with so few accounts, everybody is a suggestion, the newest first. */
const SMALL_SERVER_ACCOUNTS = 500

/** People followed by those whom the viewer follows, and on a small server everybody else. Never by place. */
export async function loadSuggestions(reads: Reads, viewer_id: number, now: number) {
  const { follows, max_id } = await sizeOf(reads.of(viewer_id, MAX_SOURCES), viewer_id, now)
  const isSmall = max_id <= SMALL_SERVER_ACCOUNTS
  const db = reads.of(viewer_id, follows)
  const known = followedByFollowed(db, viewer_id, now)
  const everybody = db
    .selectFrom('account')
    .select((of) => ['account.id as person_id', of.lit(0).as('mutual_count')])
  const candidates = db
    .selectFrom((isSmall ? known.unionAll(everybody) : known).as('candidate'))
    .select('candidate.person_id')
    .select((of) => of.fn.max('candidate.mutual_count').as('mutual_count'))
    .groupBy('candidate.person_id')
  return db
    .selectFrom(candidates.as('candidate'))
    .innerJoin('account', 'account.id', 'candidate.person_id')
    .leftJoin('profile', 'profile.account_id', 'account.id')
    .select(['account.id as account_id', 'account.username', 'candidate.mutual_count'])
    .select(['profile.name', 'profile.image', 'profile.is_private'])
    .select(relationTo(viewer_id))
    .where('account.id', '<>', viewer_id)
    .where(isVisiblePerson(viewer_id, now))
    .where((where) =>
      where.not(
        where.or([isFollowedBy(viewer_id)(where), isAskedBy(viewer_id)(where), isMutedBy(viewer_id)(where)]),
      ),
    )
    .orderBy('candidate.mutual_count', 'desc')
    .orderBy('account.id', 'desc')
    .limit(MAX_SUGGESTIONS)
    .execute()
}

/** The people whom the viewer has followed most recently. */
function sourcesOf(db: Db, viewer_id: number, now: number) {
  return db
    .selectFrom('follow')
    .innerJoin('account', 'account.id', 'follow.followed_id')
    .select('follow.followed_id as person_id')
    .where('follow.follower_id', '=', viewer_id)
    .where(isActiveAccount(now))
    .orderBy('follow.id', 'desc')
    .limit(MAX_SOURCES)
}

/** The people followed by the sources, and by how many of them. People whom the viewer follows are left out early. */
function followedByFollowed(db: Db, viewer_id: number, now: number) {
  return db
    .selectFrom(sourcesOf(db, viewer_id, now).as('source'))
    .innerJoin('follow', 'follow.follower_id', 'source.person_id')
    .select('follow.followed_id as person_id')
    .select((of) => of.fn.countAll<number>().as('mutual_count'))
    .where((where) =>
      where.not(
        where.exists(
          where
            .selectFrom('follow as known')
            .select('known.id')
            .where('known.follower_id', '=', viewer_id)
            .whereRef('known.followed_id', '=', 'follow.followed_id'),
        ),
      ),
    )
    .groupBy('follow.followed_id')
}

/** How many follows the suggestions go through, and the highest id of an account. */
async function sizeOf(db: Db, viewer_id: number, now: number): Promise<{ follows: number; max_id: number }> {
  return db
    .selectFrom(sourcesOf(db, viewer_id, now).as('source'))
    .innerJoin('relation_summary', 'relation_summary.account_id', 'source.person_id')
    .select((of) => [
      of.fn.coalesce(of.fn.sum<number>('following_count'), of.lit(0)).as('follows'),
      of.fn
        .coalesce(
          of.selectFrom('account').select((one) => one.fn.max('account.id').as('id')),
          of.lit(0),
        )
        .as('max_id'),
    ])
    .executeTakeFirstOrThrow()
}
