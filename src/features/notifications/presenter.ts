import { toIso } from '../../platform/time.ts'
import { viewAs } from '../audience/index.ts'
import { imageUrl } from '../media/index.ts'
import { SHOWN_COLUMNS, type ShownColumns } from '../zones/index.ts'
import { type NotificationRow, SHARED_COLUMNS, type SourcedRow, type SourceRow } from './queries.ts'
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

function workoutOf(row: NotificationRow): Notification['workout'] {
  const { workout_id: id, own_title } = row
  if (id === null) return null
  if (own_title !== null) return { id, title: own_title, is_owner: true }
  const title = othersTitle(row)
  return title === undefined ? null : { id, title, is_owner: false }
}

/** The title of another person's workout as the viewer sees it. The statement has checked that they see the workout. */
function othersTitle(row: NotificationRow): string | undefined {
  if (row.owner_id === null) return undefined
  const columns = [...SHARED_COLUMNS, ...SHOWN_COLUMNS].map((name) => [name, row[name]])
  const workout = Object.fromEntries(columns) as OthersWorkout
  return viewAs(row.is_follower ? 'follower' : 'everyone', workout)?.title
}

type OthersWorkout = ShownColumns & {
  [K in Exclude<(typeof SHARED_COLUMNS)[number], 'deleted_at'>]: NonNullable<NotificationRow[K]>
} & Pick<NotificationRow, 'deleted_at'>

function commentOf(source: SourceRow | undefined): Notification['comment'] {
  if (!source || source.comment_id === null) return null
  const excerpt = [...(source.content ?? '')].slice(0, EXCERPT_LENGTH).join('')
  return { id: source.comment_id, excerpt }
}
