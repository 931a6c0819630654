import type { Person } from '../support/app.ts'
import { seenReactions, type World } from './drift-recount-social.ts'

type Workout = World['workouts'][number]

/** A line if the feed of this viewer, on all its pages, differs from a recount. */
export async function feedDriftOf(world: World, viewer: Person): Promise<string[]> {
  const recounted = recountedFeed(world, viewer.id)
  const found: string[] = []
  for (let url: string | null = '/api/feed/?page_size=7'; url; ) {
    const { status, body }: Awaited<ReturnType<Person['get']>> = await viewer.get(url)
    if (status !== 200) return [`the feed of ${viewer.username} is answered ${status}`]
    for (const { id, started_at, ...seen } of body.results) found.push(line(id, Date.parse(started_at), seen))
    url = body.next
  }
  return String(found) === String(recounted)
    ? []
    : [`the feed of ${viewer.username} is ${found}, recounted ${recounted}`]
}

type Seen = ReturnType<typeof seenReactions>

function line(id: number, at: number, { likes_count, comments_count, has_liked }: Seen): string {
  return `${id} at ${at}: ${likes_count} ${comments_count} ${has_liked}`
}

function recountedFeed(world: World, viewer_id: number): string[] {
  return world.workouts
    .filter((workout) => isInFeed(world, viewer_id, workout))
    .map((workout) => ({
      ...workout,
      at: workout.owner_id === viewer_id ? workout.started_at : shownStart(workout),
    }))
    .toSorted((a, b) => b.at - a.at || b.id - a.id)
    .map((workout) => line(workout.id, workout.at, seenReactions(world, viewer_id, workout)))
}

function isInFeed({ active, follows, mutes, apart }: World, viewer_id: number, workout: Workout): boolean {
  const { owner_id, visibility, deleted_at, pending_id } = workout
  if (deleted_at !== null) return false
  if (owner_id === viewer_id) return true
  const pair = `${viewer_id} ${owner_id}`
  const isHidden = visibility === 'private' || pending_id !== null || !active.has(owner_id)
  return !isHidden && follows.has(pair) && !mutes.has(pair) && !apart.has(pair)
}

/** The start that others see. */
function shownStart({ started_at, day_starts_at, shows_start_time, has_track, is_cut, start_ms }: Workout) {
  if (shows_start_time === 0) return day_starts_at
  if (has_track === 0 || is_cut === 0) return started_at
  return start_ms === null ? day_starts_at : started_at + start_ms
}
