import { toWorkout } from './workout.ts'
import { SHARED_COLUMNS, type SharedRow, shownColumns, toSharedWorkout } from './workouts-of-others.ts'

const PAGE_SIZE = 10
const ONE_MORE = PAGE_SIZE + 1
const NEVER_MS = '-9000000000000000'
const EVER_MS = '9000000000000000'

export type EntryRow = SharedRow & { at: number; is_own: number; has_liked: number | boolean }
export type HighlightRow = { workout_id: number; record: string | null; goal: number | null }
export type CommentRow = {
  id: number
  workout_id: number
  owner_id: number
  author_id: number
  username: string
  name: string
  image: string | null
  content: string
  likes_count: number
  has_liked: number
  mentions: string | null
  created_at: number
  edited_at: number | null
}

const ME = '(select id from me)'
const HAS_BLOCK = (one: string, other: string) => `exists (select 1 from block where
  blocker_id = ${one} and blocked_id = ${other}) or exists (select 1 from block where blocker_id = ${other} and blocked_id = ${one})`
/** Written as a value that is not null, because with a join PostgreSQL reads all accounts. */
const IS_FOLLOWED_AND_SEEN = `(select a.id from account a where a.id = f.followed_id and a.deletion_at is null
  and a.suspended_at is null and not (${HAS_BLOCK(ME, 'a.id')})
  and not exists (select 1 from mute where muter_id = ${ME} and muted_id = a.id)) is not null`
const IS_SHOWN = `w.visibility <> 'private' and w.deleted_at is null
  and not exists (select 1 from pending_track where workout_id = w.id)`
const NTH_START = (owner: string, nth: number) => `(select w.shown_start_at from workout w
  where w.owner_id = ${owner} and ${IS_SHOWN} order by w.shown_start_at desc, w.id desc limit 1 offset ${nth - 1})`
const HIDDEN = `(select blocked_id as id from block where blocker_id in (${ME}, w.owner_id)
  union select blocker_id from block where blocked_id in (${ME}, w.owner_id))`

const isCommentShown = (comment: string, author: string) => `(${comment}.author_id = ${ME} or (
  ${comment}.hidden_at is null and ${author}.deletion_at is null and ${author}.suspended_at is null
  and not (${HAS_BLOCK(ME, `${author}.id`)}) and not (${HAS_BLOCK('w.owner_id', `${author}.id`)})))`
/** A reply is hidden with the comment that it answers. */
const IS_THREAD_SHOWN = `${isCommentShown('c', 'a')} and (c.parent_id is null or exists (select 1 from comment first
  join account b on b.id = first.author_id where first.id = c.parent_id and ${isCommentShown('first', 'b')}))`

/** The statements of the feed's first page: the joins that FitTrack makes, in the same order (decision 0018). */
export const FEED_SQL = {
  feed: `with me as (select cast(? as bigint) as id),
    near as materialized (select id, at from (
        select w.id, w.shown_start_at as at, w.owner_id from workout w where ${IS_SHOWN}
          and w.shown_start_at < case when (select following_count from relation_summary where account_id = ${ME}) > 100
            then ${EVER_MS} else ${NEVER_MS} end
        order by w.shown_start_at desc, w.id desc limit 2000) as latest
      where (select f.id from follow f where f.follower_id = ${ME} and f.followed_id = latest.owner_id
        and ${IS_FOLLOWED_AND_SEEN} limit 1) is not null
      order by at desc, id desc limit ${ONE_MORE}),
    head as materialized (select f.followed_id as owner_id, ${NTH_START('f.followed_id', 1)} as at from follow f
      where (select count(*) from near) < ${ONE_MORE} and f.follower_id = ${ME} and ${IS_FOLLOWED_AND_SEEN}),
    edge as materialized (select min(at) as at, count(*) as heads from (
      select at from head where at is not null order by at desc limit ${ONE_MORE}) as latest_heads),
    source as materialized (select head.owner_id, case when heads >= ${ONE_MORE} then edge.at
        else coalesce(${NTH_START('head.owner_id', ONE_MORE)}, ${NEVER_MS}) end as until
      from head cross join edge where heads < ${ONE_MORE} or head.at >= edge.at),
    key as materialized (select * from (
        select w.id, w.started_at as at, 1 as is_own from workout w where w.owner_id = ${ME} and w.deleted_at is null
        order by w.started_at desc, w.id desc limit ${ONE_MORE}) as own
      union all select id, at, 0 from near where (select count(*) from near) >= ${ONE_MORE}
      union all select w.id, w.shown_start_at, 0 from source join workout w on w.owner_id = source.owner_id
        and w.shown_start_at >= source.until where ${IS_SHOWN}
      order by at desc, id desc limit ${ONE_MORE})
    select k.at, k.is_own, ${SHARED_COLUMNS}, ${shownColumns('k.is_own = 1 or w.has_track = 0 or s.is_cut = 0')},
      w.body_visibility, w.map_visibility, w.shares_original, w.hidden_ends_m, w.perceived_exertion,
      w.avg_hr_bpm, w.max_hr_bpm, w.avg_power_w, w.max_power_w, w.calories_kcal,
      coalesce((select likes_count from reaction_summary where workout_id = w.id), 0) - (select count(*)
        from ${HIDDEN} h join workout_like l on l.workout_id = w.id and l.account_id = h.id where l.is_counted = 1) as likes_count,
      coalesce((select comments_count from reaction_summary where workout_id = w.id), 0) - (select count(distinct c.id)
        from ${HIDDEN} h join comment first on first.author_id = h.id and first.workout_id = w.id
        join comment c on c.workout_id = w.id and (c.id = first.id or c.parent_id = first.id) where c.is_counted = 1) as comments_count,
      exists (select 1 from workout_like where workout_id = w.id and account_id = ${ME}) as has_liked
    from key k join workout w on w.id = k.id join account a on a.id = w.owner_id
    left join profile p on p.account_id = w.owner_id left join shown_track s on s.workout_id = w.id
    order by k.at desc, k.id desc`,
}

/** The statements for the workouts of the page; `ids` is the condition that a column is one of them. */
export function feedDetailsSql(ids: (column: string) => string) {
  return {
    feedHighlights: `select workout_id, kind as record, null as goal from workout_record f where ${ids('workout_id')}
        and (audience = 'owner' or not exists (select 1 from job
          where unique_key = 'workouts.changed ' || cast(f.owner_id as text) || ' ' || f.sport))
      union all select workout_id, null, goal_id from workout_goal where ${ids('workout_id')} order by record, goal`,
    feedComments: `with me as (select cast(? as bigint) as id)
      select c.id, c.workout_id, w.owner_id, c.author_id, a.username, p.name, p.image, c.content, c.created_at, c.edited_at,
        c.likes_count - (select count(*) from ${HIDDEN} h join comment_like l on l.comment_id = c.id and l.account_id = h.id
          where l.is_counted = 1) as likes_count,
        exists (select 1 from comment_like where comment_id = c.id and account_id = ${ME}) as has_liked,
        (select string_agg(m.username, ' ' order by m.username) from comment_mention n join account m on m.id = n.account_id
          where n.comment_id = c.id and m.deletion_at is null and m.suspended_at is null and not (${HAS_BLOCK(ME, 'm.id')})) as mentions
      from workout w join comment c on c.workout_id = w.id join account a on a.id = c.author_id
      left join profile p on p.account_id = c.author_id
      where ${ids('w.id')} and ${IS_THREAD_SHOWN} and c.id >= coalesce((
        select c.id from comment c join account a on a.id = c.author_id
        where c.workout_id = w.id and ${IS_THREAD_SHOWN} order by c.id desc limit 1 offset 2), 0)
      order by c.id`,
  }
}

/** The fields of FitTrack's response. */
export function toFeed(
  viewer_id: number,
  found: EntryRow[],
  highlights: HighlightRow[],
  comments: CommentRow[],
) {
  const rows = found.slice(0, PAGE_SIZE)
  const last = rows.at(-1)
  const hasMore = found.length > PAGE_SIZE
  return {
    next: hasMore ? `/api/feed/?page_size=${PAGE_SIZE}&cursor=before_${last!.at}_${last!.id}` : null,
    previous: null,
    results: rows.map((row) => ({
      ...(row.is_own === 1 ? toWorkout(row) : toSharedWorkout(row)),
      has_liked: Boolean(row.has_liked),
      highlights: {
        records: highlights.flatMap(({ workout_id, record }) =>
          record && workout_id === row.id ? [record] : [],
        ),
        goals: highlights.flatMap(({ workout_id, goal }) => (goal && workout_id === row.id ? [goal] : [])),
      },
      comments: comments
        .filter(({ workout_id }) => workout_id === row.id)
        .map((one) => toComment(viewer_id, one)),
    })),
  }
}

function toComment(viewer_id: number, row: CommentRow) {
  return {
    id: row.id,
    workout_id: row.workout_id,
    author: { id: row.author_id, username: row.username, name: row.name || null, image: row.image },
    content: row.content,
    parent: null,
    mentions: row.mentions ? row.mentions.split(' ') : [],
    likes_count: row.likes_count,
    has_liked: Boolean(row.has_liked),
    is_hidden: false,
    may_edit: row.author_id === viewer_id,
    may_delete: row.author_id === viewer_id || row.owner_id === viewer_id,
    created_at: new Date(row.created_at).toISOString(),
    edited_at: row.edited_at === null ? null : new Date(row.edited_at).toISOString(),
  }
}
