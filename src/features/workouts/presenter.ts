import { toIso } from '../../platform/time.ts'
import type { Viewed } from '../audience/index.ts'
import { imageUrl } from '../media/index.ts'
import { toSharing } from '../sharing/index.ts'
import { pickFigures } from './figures.ts'
import type { DetailRow, ListRow } from './queries.ts'
import type { Workout, WorkoutDetail } from './schemas.ts'
import type { WorkoutFigures } from './tables.ts'
import { parseTags } from './tags.ts'

/** The workout as lists of the API show it to its viewer. */
export function toWorkout(row: Viewed<ListRow>): Workout {
  return {
    id: row.id,
    owner: {
      id: row.owner_id,
      username: row.owner_username,
      name: row.owner_name || null,
      image: row.owner_image === null ? null : imageUrl(row.owner_image),
    },
    title: row.title,
    type: row.type,
    sport: row.sport,
    duration: row.duration_min,
    intensity: row.intensity,
    notes: row.notes,
    ...sharingOf(row),
    started_at: toIso(row.started_at),
    time_zone: row.time_zone,
    local_date: row.local_date,
    ...pickFigures(row),
    source: row.source,
    device: row.device,
    has_track: row.has_track === 1,
    summary_polyline: row.summary_polyline,
    likes_count: row.likes_count,
    comments_count: row.comments_count,
    has_liked: row.has_liked === 1,
    perceived_exertion: row.perceived_exertion,
    tags: parseTags(row.tags),
    images: parseImages(row.images).map(imageUrl),
    created_at: toIso(row.created_at),
    updated_at: toIso(row.updated_at),
  }
}

/** Others do not get to know what the owner decided about parts, only what they see. */
function sharingOf(row: Viewed<ListRow>) {
  if (row.access.isOwner) return toSharing(row)
  const { visibility, shows_start_time } = toSharing(row)
  const shares_original = row.access.original
  return {
    visibility,
    body_visibility: null,
    map_visibility: null,
    shows_start_time,
    shares_original,
    hidden_ends_m: null,
  }
}

/** The workout as its own page shows it, with the totals of the device and of the track. */
export function toWorkoutDetail(row: Viewed<DetailRow>): WorkoutDetail {
  return {
    ...toWorkout(row),
    comments_closed: row.comments_closed === 1,
    totals_source: row.totals_source,
    device_totals: parseTotals(row.device_totals),
    track_totals: parseTotals(row.track_totals),
  }
}

/** The names of a workout's images in the order in which they are shown. */
export function parseImages(column: string): string[] {
  return column === '[]' ? [] : (JSON.parse(column) as string[])
}

export function parseTotals(json: string | null): WorkoutFigures | null {
  return json === null ? null : (JSON.parse(json) as WorkoutFigures)
}
