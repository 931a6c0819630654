import { sql } from 'kysely'
import { arrayParameter, isInArray, numberPairs } from '../../platform/database/columns.ts'
import { prepared } from '../../platform/database/index.ts'
import type { Db } from '../../platform/database/schema.ts'
import type { CursorRange } from '../../platform/http/pagination.ts'
import { isShown, shownSources } from './visibility.ts'

/** A badge shows no larger number. */
const MAX_UNREAD = 100
/** So many of the latest people are looked at, so that a workout with a million likes is as fast as any other. */
const MAX_SOURCES = 1_000
const SHOWN_ACTORS = 3
export const MAX_NEWER = 500

/** Notifications that are shown to their people now, with what they say besides people and comments. */
function shownNotifications(db: Db, now: number) {
  return (
    db
      .selectFrom('notification')
      // Everybody who sees a workout sees its title, and `isShown` checks that they see it.
      .leftJoin('workout', 'workout.id', 'notification.workout_id')
      .leftJoin('goal', 'goal.id', 'notification.goal_id')
      .select(['notification.id as notification_id', 'notification.seq as id', 'notification.account_id'])
      .select(['notification.kind', 'notification.workout_id', 'notification.goal_id', 'notification.data'])
      .select(['notification.created_at', 'notification.updated_at', 'notification.read_at'])
      .select(['workout.title', 'workout.owner_id'])
      .select(['goal.kind as goal_kind', 'goal.description as goal_description'])
      .where(isShown(db, now))
  )
}

type PageValues = { account_id: number; now: number; id: number; limit: number }

const pageRows = prepared((db, { account_id, now, id, limit }: PageValues, shape: string) =>
  shownNotifications(db, now)
    .where('notification.account_id', '=', account_id)
    .where('notification.seq', shape === 'asc' ? '>' : '<', id)
    .orderBy('notification.seq', shape === 'asc' ? 'asc' : 'desc')
    .limit(limit),
)

export type NotificationRow = Awaited<ReturnType<typeof pageRows>>[number]

/** A page of the account's notifications. Their `id` is the number of their newest change, by which they are ordered. */
export function loadPage(
  db: Db,
  account_id: number,
  now: number,
  { id, order, limit }: CursorRange,
): Promise<NotificationRow[]> {
  return pageRows(db, { account_id, now, id, limit }, order)
}

/** A query of all notifications of the account that are shown to it, to be read in the order of their `id`. */
export function allOf(db: Db, account_id: number, now: number) {
  const rows = shownNotifications(db, now).where('notification.account_id', '=', account_id)
  return db.selectFrom(rows.as('row')).selectAll()
}

const newRows = prepared((db, { since, now }: { since: unknown; now: number }) =>
  shownNotifications(db, now)
    .innerJoin(numberPairs(db, since).as('since'), (join) =>
      join
        .onRef('since.first', '=', 'notification.account_id')
        .onRef('since.second', '<', 'notification.seq'),
    )
    .orderBy('notification.account_id')
    .orderBy('notification.seq')
    // Not a parameter: a database would expect a low one, and look for the first rows among those of everybody.
    .limit(sql.lit(MAX_NEWER)),
)

/** What is new for several accounts since a number of each, by account and number: at most `MAX_NEWER`. */
export function loadNewer(
  db: Db,
  since: readonly (readonly [account_id: number, seq: number])[],
  now: number,
): Promise<NotificationRow[]> {
  return newRows(db, { since: JSON.stringify(since), now })
}

const unreadOnes = prepared(
  (db, { account_id, ids, now }: { account_id: number; ids: unknown; now: number }) =>
    shownNotifications(db, now)
      .where('notification.account_id', '=', account_id)
      .where(isInArray(db, 'notification.id', ids))
      .where('notification.read_at', 'is', null)
      .orderBy('notification.seq', 'desc'),
)

/** Those of the account's notifications that are unread, the newest first. */
export function loadUnread(
  db: Db,
  account_id: number,
  ids: readonly number[],
  now: number,
): Promise<NotificationRow[]> {
  return unreadOnes(db, { account_id, ids: arrayParameter(db, ids), now })
}

/** The latest sources of the notifications. */
function recentSources(db: Db, ids: unknown) {
  return db
    .selectFrom('notification')
    .innerJoin('notification_actor as source', 'source.notification_id', 'notification.id')
    .select(['source.id', 'source.notification_id', 'source.actor_id', 'source.comment_id'])
    .where(isInArray(db, 'notification.id', ids))
    .where((where) =>
      where(
        'source.id',
        '>=',
        where.fn.coalesce(
          where
            .selectFrom('notification_actor as other')
            .select('other.id')
            .whereRef('other.notification_id', '=', 'notification.id')
            .orderBy('other.id', 'desc')
            .limit(1)
            .offset(MAX_SOURCES - 1),
          where.lit(0),
        ),
      ),
    )
}

const sourceRows = prepared((db, { ids, now }: { ids: unknown; now: number }) => {
  const latest = db
    .selectFrom(shownSources(db, now, 'recent').as('shown'))
    .select(['notification_id', 'actor_id'])
    .select((of) => of.fn.max('id').as('source_id'))
    .groupBy(['notification_id', 'actor_id'])
  const ranked = db
    .selectFrom(latest.as('latest'))
    .selectAll()
    .select(sql<number>`row_number() over (partition by notification_id order by source_id desc)`.as('place'))
    .select(sql<number>`count(*) over (partition by notification_id)`.as('actors_count'))
  return db
    .with(
      (recent) => recent('recent').materialized(),
      () => recentSources(db, ids),
    )
    .selectFrom(ranked.as('ranked'))
    .innerJoin('notification_actor as source', 'source.id', 'ranked.source_id')
    .innerJoin('account', 'account.id', 'ranked.actor_id')
    .leftJoin('profile', 'profile.account_id', 'ranked.actor_id')
    .leftJoin('comment', 'comment.id', 'source.comment_id')
    .select([
      'ranked.notification_id',
      'ranked.actor_id',
      'ranked.actors_count',
      'account.username',
      'profile.name',
      'profile.image',
    ])
    .select(['comment.id as comment_id', 'comment.content'])
    .where('ranked.place', '<=', SHOWN_ACTORS)
    .orderBy('ranked.notification_id')
    .orderBy('ranked.place')
})

export type SourceRow = Awaited<ReturnType<typeof sourceRows>>[number]

/** A notification with the latest three people whom its person may see. */
export type SourcedRow = NotificationRow & { sources: readonly SourceRow[] }

/** Adds people and comments to the notifications. */
export async function withSources(
  db: Db,
  rows: readonly NotificationRow[],
  now: number,
): Promise<SourcedRow[]> {
  if (rows.length === 0) return []
  const ids = rows.map(({ notification_id }) => notification_id)
  const sources = await sourceRows(db, { ids: arrayParameter(db, ids), now })
  const groups = Map.groupBy(sources, ({ notification_id }) => notification_id)
  return rows.map((row) => ({ ...row, sources: groups.get(row.notification_id) ?? [] }))
}

const unreadRows = prepared((db, { ids, now }: { ids: unknown; now: number }) =>
  db
    .selectFrom('inbox_state')
    .select(['account_id', 'last_seq'])
    .select((of) =>
      of
        .selectFrom(
          of
            .selectFrom('notification')
            .select('notification.id')
            .whereRef('notification.account_id', '=', 'inbox_state.account_id')
            .where('notification.read_at', 'is', null)
            .where(isShown(db, now))
            .limit(MAX_UNREAD)
            .as('unread'),
        )
        .select((unread) => unread.fn.countAll<number>().as('count'))
        .as('unread_count'),
    )
    .where(isInArray(db, 'inbox_state.account_id', ids)),
)

/** How many unread notifications are shown to each account now, at most `MAX_UNREAD`, and the number of the last change. */
export async function unreadOf(db: Db, account_ids: readonly number[], now: number) {
  const rows = await unreadRows(db, { ids: arrayParameter(db, account_ids), now })
  return new Map(rows.map(({ account_id, ...unread }) => [account_id, unread]))
}

const changedRows = prepared((db, { since }: { since: unknown }) =>
  db
    .selectFrom(numberPairs(db, since).as('since'))
    .innerJoin('inbox_state', 'inbox_state.account_id', 'since.first')
    .select('inbox_state.account_id')
    .whereRef('inbox_state.last_seq', '>', 'since.second'),
)

/** Those of the accounts whose notifications have changed since a number of each. */
export async function changedSince(
  db: Db,
  since: readonly (readonly [account_id: number, seq: number])[],
): Promise<number[]> {
  const rows = await changedRows(db, { since: JSON.stringify(since) })
  return rows.map(({ account_id }) => account_id)
}
