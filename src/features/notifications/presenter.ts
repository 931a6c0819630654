import { toIso } from '../../platform/time.ts'
import { imageUrl } from '../media/index.ts'
import type { NotificationRow, SourcedRow, SourceRow } from './queries.ts'
import type { Notification } from './schemas.ts'

const EXCERPT_LENGTH = 140

/** The notification as its person sees it now. */
export function toNotification(row: SourcedRow): Notification {
  const { goal_id, goal_kind, sources } = row
  const [latest] = sources
  return {
    id: row.notification_id,
    seq: row.id,
    kind: row.kind,
    is_read: row.read_at !== null,
    actors: sources.map(({ username, name, image }) => ({
      username,
      name: name ?? '',
      image: image === null ? null : imageUrl(image),
    })),
    actors_count: latest?.actors_count ?? 0,
    workout: workoutOf(row),
    comment: commentOf(latest),
    goal:
      goal_id === null || goal_kind === null
        ? null
        : { id: goal_id, kind: goal_kind, description: row.goal_description ?? '' },
    data: JSON.parse(row.data),
    created_at: toIso(row.created_at),
    updated_at: toIso(row.updated_at),
  }
}

function workoutOf({
  workout_id: id,
  title,
  owner_id,
  account_id,
}: NotificationRow): Notification['workout'] {
  return id === null || title === null ? null : { id, title, is_owner: owner_id === account_id }
}

function commentOf(source: SourceRow | undefined): Notification['comment'] {
  if (!source || source.comment_id === null) return null
  const excerpt = [...(source.content ?? '')].slice(0, EXCERPT_LENGTH).join('')
  return { id: source.comment_id, excerpt }
}
