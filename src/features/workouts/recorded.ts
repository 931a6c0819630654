import type { Trx } from '../../platform/database/schema.ts'
import type { Language } from '../../platform/i18n.ts'
import type { Services } from '../../platform/services.ts'
import { localDate } from '../../platform/time.ts'
import { countWorkout } from '../profiles/index.ts'
import { type Sport, typeOfSport } from '../sports/index.ts'
import { FIGURE_FIELDS, FIGURES, hasFigures, preferFigures } from './figures.ts'
import { insertWorkout } from './queries.ts'
import { searchTextOf } from './service.ts'
import type { WorkoutFigures } from './tables.ts'
import { titleOf } from './title.ts'

const LONGEST_TITLE = 200

/** What a recording tells about its workout. */
export type RecordedWorkout = {
  source: 'file' | 'live'
  sport: Sport
  title: string | null
  started_at: number
  time_zone: string
  device: string | null
  device_totals: WorkoutFigures
  track_totals: WorkoutFigures | null
  summary_polyline: string | null
  recording_item_id: number | null
}

/** Adds a workout that was recorded: it shows the device's figures, and where the device gave none, the track's. */
export async function insertRecordedWorkout(
  services: Pick<Services, 'clock'>,
  trx: Trx,
  owner: { account_id: number; language: Language },
  recorded: RecordedWorkout,
): Promise<number> {
  const { sport, started_at, time_zone } = recorded
  const device_totals = possibleFigures(recorded.device_totals)
  const track_totals = recorded.track_totals && possibleFigures(recorded.track_totals)
  const figures = track_totals ? preferFigures(device_totals, track_totals) : device_totals
  const title =
    recorded.title?.trim().slice(0, LONGEST_TITLE) || titleOf(sport, started_at, time_zone, owner.language)
  const now = services.clock.now()
  const workout = await insertWorkout(trx, {
    ...figures,
    owner_id: owner.account_id,
    title,
    type: typeOfSport(sport),
    sport,
    duration_min: durationOf(figures),
    intensity: 'moderate',
    notes: '',
    visibility: 'followers',
    started_at,
    time_zone,
    local_date: localDate(started_at, time_zone),
    source: recorded.source,
    device: recorded.device,
    has_track: track_totals ? 1 : 0,
    summary_polyline: recorded.summary_polyline,
    totals_source: hasFigures(device_totals) ? 'device' : 'track',
    device_totals: hasFigures(device_totals) ? JSON.stringify(device_totals) : null,
    track_totals: track_totals && JSON.stringify(track_totals),
    search_text: searchTextOf(title, ''),
    recording_item_id: recorded.recording_item_id,
    created_at: now,
    updated_at: now,
  })
  await countWorkout(trx, owner.account_id, null, workout)
  return workout.id
}

/** Nobody measured what cannot be: a damaged or made-up file may say anything, and no answer could show it. */
export function possibleFigures<T extends Partial<WorkoutFigures>>(figures: T): T {
  const possible: T = { ...figures }
  for (const name of FIGURES) if (!isPossible(name, figures[name])) (possible as WorkoutFigures)[name] = null
  return possible
}

function isPossible(name: keyof WorkoutFigures, value: number | null | undefined): boolean {
  if (value === null || value === undefined) return true
  const { minimum, maximum } = FIGURE_FIELDS[name] as { minimum?: number; maximum?: number }
  return value >= (minimum ?? Number.NEGATIVE_INFINITY) && value <= (maximum ?? Number.POSITIVE_INFINITY)
}

/** Whole minutes, as people type it: 1 to 1440. */
function durationOf({ timer_s, elapsed_s }: WorkoutFigures): number {
  const minutes = Math.round((timer_s ?? elapsed_s ?? 0) / 60)
  return Math.min(Math.max(minutes, 1), 1440)
}
