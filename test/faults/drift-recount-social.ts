import type { Db } from '../../src/platform/database/schema.ts'
import type { Person, TestApp } from '../support/app.ts'
import type { OwnedWorkout } from './drift-social.ts'

export type World = Awaited<ReturnType<typeof loadWorld>>

/** Everything that the recounts read. */
export async function loadWorld({ services: { db } }: TestApp) {
  const accounts = await db.selectFrom('account').select(['id', 'suspended_at', 'deletion_at']).execute()
  const active = new Set(accounts.filter((row) => !row.suspended_at && !row.deletion_at).map(({ id }) => id))
  const comments = await db.selectFrom('comment').selectAll().execute()
  const byId = new Map(comments.map((row) => [row.id, row]))
  const follows = await db.selectFrom('follow').select(['follower_id', 'followed_id']).execute()
  const mutes = await db.selectFrom('mute').select(['muter_id', 'muted_id']).execute()
  const blocks = await db.selectFrom('block').select(['blocker_id', 'blocked_id']).execute()
  return {
    active,
    comments: comments.map((row) => ({
      ...row,
      parent: row.parent_id === null ? undefined : byId.get(row.parent_id),
    })),
    likes: await db.selectFrom('workout_like').selectAll().execute(),
    commentLikes: await db.selectFrom('comment_like').selectAll().execute(),
    workouts: await workoutsWithTracks(db),
    follows: new Set(follows.map((row) => `${row.follower_id} ${row.followed_id}`)),
    mutes: new Set(mutes.map((row) => `${row.muter_id} ${row.muted_id}`)),
    summaries: await db.selectFrom('reaction_summary').selectAll().execute(),
    apart: new Set(
      blocks.flatMap((row) => [`${row.blocker_id} ${row.blocked_id}`, `${row.blocked_id} ${row.blocker_id}`]),
    ),
  }
}

/** The workouts, with what is known of the tracks that others get. */
function workoutsWithTracks(db: Db) {
  return db
    .selectFrom('workout')
    .leftJoin('shown_track as part', 'part.workout_id', 'workout.id')
    .leftJoin('pending_track as pending', 'pending.workout_id', 'workout.id')
    .select(['workout.id', 'workout.owner_id', 'workout.visibility', 'workout.deleted_at'])
    .select(['workout.started_at', 'workout.day_starts_at', 'workout.shows_start_time', 'workout.has_track'])
    .select(['part.is_cut', 'part.start_ms', 'pending.workout_id as pending_id'])
    .execute()
}

type Comment = World['comments'][number]

const isCounted = ({ active }: World, { parent, ...row }: Comment): boolean =>
  [row, parent].every((one) => !one || (one.hidden_at === null && active.has(one.author_id)))

/** One line per stored value that differs from its recount, and per reply that is not below a comment. */
export function socialDriftOf(world: World): string[] {
  const drift: string[] = []
  const compare = (what: string, stored: unknown, recounted: unknown) => {
    if (String(stored) !== String(recounted)) drift.push(`${what}: ${stored}, recounted ${recounted}`)
  }
  for (const row of [...world.likes, ...world.commentLikes])
    compare(`like ${row.id}`, row.is_counted, Number(world.active.has(row.account_id)))
  for (const row of world.comments) {
    compare(`comment ${row.id}`, row.is_counted, Number(isCounted(world, row)))
    const likes = world.commentLikes.filter(
      (like) => like.comment_id === row.id && world.active.has(like.account_id),
    )
    compare(`likes of comment ${row.id}`, row.likes_count, likes.length)
    const { parent } = row
    if (parent && (parent.parent_id !== null || parent.workout_id !== row.workout_id))
      drift.push(`comment ${row.id} is a reply to ${parent.id}`)
  }
  const summaries = new Map(world.summaries.map((row) => [row.workout_id, row]))
  const ids = new Set([...world.likes, ...world.comments, ...world.summaries].map((row) => row.workout_id))
  for (const id of ids) {
    const { likes_count = 0, comments_count = 0 } = summaries.get(id) ?? {}
    const likes = world.likes.filter((row) => row.workout_id === id && world.active.has(row.account_id))
    const comments = world.comments.filter((row) => row.workout_id === id && isCounted(world, row))
    compare(`workout ${id}`, [likes_count, comments_count], [likes.length, comments.length])
  }
  return drift
}

/** What the viewer sees of the likes and comments of a workout. */
export function seenReactions(world: World, viewer_id: number, workout: { id: number; owner_id: number }) {
  const isHeard = (account_id: number) =>
    world.active.has(account_id) &&
    ![viewer_id, workout.owner_id].some((one) => world.apart.has(`${one} ${account_id}`))
  const likes = world.likes.filter((row) => row.workout_id === workout.id && isHeard(row.account_id))
  const comments = world.comments.filter(
    (row) =>
      row.workout_id === workout.id &&
      isHeard(row.author_id) &&
      (!row.parent || isHeard(row.parent.author_id)),
  )
  return {
    likes_count: likes.length,
    comments_count: comments.length,
    has_liked: likes.some((row) => row.account_id === viewer_id),
  }
}

/** One line per workout whose counts and comments, as the API shows them, differ from a recount for this viewer. */
export async function shownDriftOf(
  world: World,
  viewer: Person,
  workouts: readonly OwnedWorkout[],
): Promise<string[]> {
  const drift: string[] = []
  for (const { id, owner } of workouts) {
    const { status, body } = await viewer.get(`/api/workouts/${id}/`)
    if (status !== 200) continue
    const listed = (await viewer.get(`/api/workouts/${id}/comments/?page_size=100`)).body.results
    const found = [body.likes_count, body.comments_count, body.has_liked, listed.length]
    const seen = seenReactions(world, viewer.id, { id, owner_id: owner.id })
    const { likes_count, comments_count, has_liked } = seen
    const recounted = [likes_count, comments_count, has_liked, Math.min(100, comments_count)]
    if (String(found) !== String(recounted))
      drift.push(`${viewer.username} sees ${found} of workout ${id}, recounted ${recounted}`)
  }
  return drift
}
