import type { ExpressionBuilder } from 'kysely'
import type { Tables } from '../../platform/database/schema.ts'

type Account = ExpressionBuilder<Tables, 'account'>

/** How many people follow the account and how many it follows, without those whom the viewer may not see. */
export function followCounts(viewer_id: number) {
  return (of: Account) => [
    of(summaryOf(of, 'followers_count'), '-', hiddenFollows(of, viewer_id, 'follower_id', 'followed_id')).as(
      'followers_count',
    ),
    of(summaryOf(of, 'following_count'), '-', hiddenFollows(of, viewer_id, 'followed_id', 'follower_id')).as(
      'following_count',
    ),
  ]
}

function summaryOf(of: Account, column: 'followers_count' | 'following_count') {
  return of.fn.coalesce(
    of
      .selectFrom('relation_summary')
      .select(column)
      .whereRef('relation_summary.account_id', '=', 'account.id'),
    of.lit(0),
  )
}

type End = 'follower_id' | 'followed_id'

/** How many counted follows of the account lead to people whom the viewer has blocked, or who have blocked the viewer. */
function hiddenFollows(of: Account, viewer_id: number, person: End, account: End) {
  const hidden = of
    .selectFrom('block')
    .select('block.blocked_id as id')
    .where('block.blocker_id', '=', viewer_id)
    .union(of.selectFrom('block').select('block.blocker_id as id').where('block.blocked_id', '=', viewer_id))
  return of
    .selectFrom(hidden.as('hidden'))
    .innerJoin('follow', `follow.${person}`, 'hidden.id')
    .innerJoin('relation_summary', 'relation_summary.account_id', 'hidden.id')
    .select((one) => one.fn.countAll<number>().as('count'))
    .whereRef(`follow.${account}`, '=', 'account.id')
    .where('relation_summary.is_counted', '=', 1)
}
