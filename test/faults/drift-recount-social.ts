import type { Person, TestApp } from '../support/app.ts'
import type { OwnedWorkout } from './drift-social.ts'

type World = Awaited<ReturnType<typeof loadWorld>>

async function loadWorld({ services: { db } }: TestApp) {
  const accounts = await db.selectFrom('account').select(['id', 'suspended_at', 'deletion_at']).execute()
  const active = new Set(accounts.filter((row) => !row.suspended_at && !row.deletion_at).map(({ id }) => id))
  const comments = await db.selectFrom('comment').selectAll().execute()
  const byId = new Map(comments.map((row) => [row.id, row]))
  const blocks = await db.selectFrom('block').select(['blocker_id', 'blocked_id']).execute()
  return {
    active,
    comments: comments.map((row) => ({
      ...row,
      parent: row.parent_id === null ? undefined : byId.get(row.parent_id),
    })),
    likes: await db.selectFrom('workout_like').selectAll().execute(),
    commentLikes: await db.selectFrom('comment_like').selectAll().execute(),
    summaries: await db.selectFrom('reaction_summary').selectAll().execute(),
    apart: new Set(
      blocks.flatMap((row) => [`${row.blocker_id} ${row.blocked_id}`, `${row.blocked_id} ${row.blocker_id}`]),
    ),
  }
}

type Comment = World['comments'][number]

const isCounted = ({ active }: World, { parent, ...row }: Comment): boolean =>
  [row, parent].every((one) => !one || (one.hidden_at === null && active.has(one.author_id)))

/** One line per stored value that differs from its recount, and per reply that is not below a comment. */
export async function socialDriftOf(test: TestApp): Promise<string[]> {
  const world = await loadWorld(test)
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

/** One line per workout whose counts and comments, as the API shows them, differ from a recount for this viewer. */
export async function shownDriftOf(
  test: TestApp,
  viewer: Person,
  workouts: readonly OwnedWorkout[],
): Promise<string[]> {
  const world = await loadWorld(test)
  // Suspended people read nothing: the test does not end their sessions.
  if (!world.active.has(viewer.id)) return []
  const drift: string[] = []
  for (const { id, owner } of workouts) {
    const { status, body } = await viewer.get(`/api/workouts/${id}/`)
    if (status !== 200) continue
    const isHeard = (account_id: number) =>
      world.active.has(account_id) &&
      ![viewer, owner].some((one) => world.apart.has(`${one.id} ${account_id}`))
    const likes = world.likes.filter((row) => row.workout_id === id && isHeard(row.account_id))
    const comments = world.comments.filter(
      (row) =>
        row.workout_id === id && isHeard(row.author_id) && (!row.parent || isHeard(row.parent.author_id)),
    )
    const listed = (await viewer.get(`/api/workouts/${id}/comments/?page_size=100`)).body.results
    const found = [body.likes_count, body.comments_count, body.has_liked, listed.length]
    const hasLiked = likes.some((row) => row.account_id === viewer.id)
    const recounted = [likes.length, comments.length, hasLiked, Math.min(100, comments.length)]
    if (String(found) !== String(recounted))
      drift.push(`${viewer.username} sees ${found} of workout ${id}, recounted ${recounted}`)
  }
  return drift
}
