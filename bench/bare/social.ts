/** Statements of likes and comments: those that FitTrack runs, in the same order. */
export const SOCIAL_SQL = {
  seen: `select w.id, w.owner_id from workout w join account me on me.id = ?
    where w.id = ? and w.deleted_at is null and me.deletion_at is null and me.suspended_at is null
      and (w.owner_id = me.id or (w.visibility <> 'private'
        and not exists (select 1 from pending_track where workout_id = w.id)
        and exists (select 1 from account a where a.id = w.owner_id and a.deletion_at is null and a.suspended_at is null
          and not exists (select 1 from block where blocker_id = me.id and blocked_id = a.id)
          and not exists (select 1 from block where blocked_id = me.id and blocker_id = a.id)
          and (exists (select 1 from follow where follower_id = me.id and followed_id = a.id)
            or (w.visibility = 'public' and not exists (select 1 from profile where account_id = a.id and is_private = 1))))))`,
  like: `insert into workout_like (workout_id, account_id, created_at) values (?, ?, ?)
    on conflict (workout_id, account_id) do nothing returning id`,
  unlike: 'delete from workout_like where workout_id = ? and account_id = ? returning is_counted',
  addLikes: `insert into reaction_summary (workout_id, likes_count) values (?, ?)
    on conflict (workout_id) do update set likes_count = reaction_summary.likes_count + excluded.likes_count`,
  addComment: `insert into reaction_summary (workout_id, comments_count) values (?, 1)
    on conflict (workout_id) do update set comments_count = reaction_summary.comments_count + 1
      where reaction_summary.comments_closed = 0`,
  reactionsChanged: `insert into reaction_revision (account_id, revision) values (?, ?)
    on conflict (account_id) do update set revision = excluded.revision`,
  likes: `select coalesce((select likes_count from reaction_summary where workout_id = w.id), 0)
      - (select count(*) from ${hidden()} h join workout_like l on l.workout_id = w.id and l.account_id = h.id
        where l.is_counted = 1) as likes_count,
    exists (select 1 from workout_like where workout_id = w.id and account_id = ?) as has_liked
    from workout w where w.id = ?`,
  commentsOf: 'select count(*) as used from comment where author_id = ?',
  comment:
    'insert into comment (workout_id, author_id, content, created_at) values (?, ?, ?, ?) returning id',
  commentRow: `select a.username, p.name, p.image,
      c.likes_count - (select count(*) from ${hidden()} h join comment_like l on l.comment_id = c.id and l.account_id = h.id
        where l.is_counted = 1) as likes_count,
      exists (select 1 from comment_like where comment_id = c.id and account_id = ?) as has_liked,
      (select string_agg(m.username, ' ') from comment_mention n join account m on m.id = n.account_id
        where n.comment_id = c.id) as mentions
    from comment c join workout w on w.id = c.workout_id join account a on a.id = c.author_id
    left join profile p on p.account_id = c.author_id where c.id = ?`,
  unwanted: `select account_id, kind, 0 as actor_id from notification_preference where account_id = ? and in_app = 0
    union all select muter_id, '', muted_id from mute where muter_id = ? and muted_id = ?`,
  nextSeq: `insert into inbox_state (account_id, last_seq) values (?, 1)
    on conflict (account_id) do update set last_seq = inbox_state.last_seq + 1 returning last_seq`,
  notice: `insert into notification (account_id, kind, group_key, workout_id, seq, data, created_at, updated_at)
    values (?, ?, ?, ?, ?, '{}', ?, ?) on conflict (account_id, group_key) where read_at is null
    do update set seq = excluded.seq, data = excluded.data, updated_at = excluded.updated_at returning id`,
  noticeActor: `insert into notification_actor (notification_id, actor_id, comment_id, created_at) values (?, ?, ?, ?)
    on conflict do nothing`,
  noticesOf: `select s.id, s.notification_id from notification_actor s join notification n on n.id = s.notification_id
    where n.account_id = ? and n.group_key = ? and s.actor_id = ?`,
  withdraw: 'delete from notification_actor where id = ?',
  withdrawEmpty: `delete from notification where id = ?
    and not exists (select 1 from notification_actor where notification_id = notification.id)`,
}

/** Takes the viewer twice. */
function hidden(): string {
  return `(select blocked_id as id from block where blocker_id in (?, w.owner_id)
    union select blocker_id from block where blocked_id in (?, w.owner_id))`
}

type Row = Record<string, unknown>
type Statement = [name: keyof typeof SOCIAL_SQL, ...values: unknown[]]
/** The statements of one transaction. Each store runs them in its own way and passes back their rows. */
export type Unit<T = unknown> = Generator<Statement, T, Row[]>

export function* likeWorkout(account_id: number, id: number): Unit {
  const now = Date.now()
  const [workout] = yield ['seen', account_id, id]
  const [added] = yield ['like', id, account_id, now]
  if (added) {
    yield ['addLikes', id, 1]
    yield ['reactionsChanged', workout!.owner_id, now]
    yield* notify({ kind: 'like', account_id: workout!.owner_id, actor_id: account_id, workout_id: id })
  }
  return yield* likesOf(account_id, id)
}

export function* unlikeWorkout(account_id: number, id: number): Unit {
  const [workout] = yield ['seen', account_id, id]
  const [removed] = yield ['unlike', id, account_id]
  if (removed) {
    yield ['addLikes', id, -1]
    yield ['reactionsChanged', workout!.owner_id, Date.now()]
    const [source] = yield ['noticesOf', workout!.owner_id, `like ${id}`, account_id]
    if (source) {
      yield ['nextSeq', workout!.owner_id]
      yield ['withdraw', source.id]
      yield ['withdrawEmpty', source.notification_id]
    }
  }
  return yield* likesOf(account_id, id)
}

function* likesOf(viewer_id: number, id: number): Unit {
  const [row] = yield ['likes', viewer_id, viewer_id, viewer_id, id]
  return { likes_count: row!.likes_count, has_liked: Boolean(row!.has_liked) }
}

export function* commentOn(account_id: number, id: number, content: string): Unit {
  const now = Date.now()
  const [workout] = yield ['seen', account_id, id]
  yield ['commentsOf', account_id]
  yield ['addComment', id]
  const [made] = yield ['comment', id, account_id, content, now]
  yield ['reactionsChanged', workout!.owner_id, now]
  const [row] = yield ['commentRow', account_id, account_id, account_id, made!.id]
  const notice = { kind: 'comment', account_id: workout!.owner_id, actor_id: account_id, workout_id: id }
  yield* notify({ ...notice, comment_id: made!.id })
  return {
    id: made!.id,
    workout_id: id,
    author: { id: account_id, username: row!.username, name: row!.name || null, image: row!.image },
    content,
    parent: null,
    mentions: [],
    likes_count: row!.likes_count,
    has_liked: Boolean(row!.has_liked),
    is_hidden: false,
    may_edit: true,
    may_delete: true,
    created_at: new Date(now).toISOString(),
    edited_at: null,
  }
}

type Notice = {
  kind: string
  account_id: unknown
  actor_id: number
  workout_id: number
  comment_id?: unknown
}

function* notify(notice: Notice): Unit<void> {
  const { kind, account_id, actor_id, workout_id, comment_id = null } = notice
  const now = Date.now()
  const unwanted = yield ['unwanted', account_id, account_id, actor_id]
  if (unwanted.length > 0) return
  const [seq] = yield ['nextSeq', account_id]
  const group = `${kind} ${workout_id}`
  const [row] = yield ['notice', account_id, kind, group, workout_id, seq!.last_seq, now, now]
  yield ['noticeActor', row!.id, actor_id, comment_id, now]
}
