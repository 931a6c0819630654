import type { Trx } from '../../platform/database/schema.ts'
import { wordsAdded } from '../../platform/database/word-index.ts'
import type { Language } from '../../platform/i18n.ts'
import type { Services } from '../../platform/services.ts'
import { localDate } from '../../platform/time.ts'
import { updateWorkoutCounters } from '../profiles/index.ts'
import { type Sport, typeOfSport } from '../sports/index.ts'
import { WORKOUT_DEFAULTS } from './defaults.ts'
import { dropImpossibleFigures, hasFigures, mergeFigures } from './figures.ts'
import { hideTimeOfDay } from './hidden-start.ts'
import { workoutsChanged } from './jobs.ts'
import { MAX_DURATION_MIN, MAX_TITLE_LENGTH } from './limits.ts'
import { insertWorkout, type WorkoutRow } from './queries.ts'
import { searchWordsOf } from './search.ts'
import type { WorkoutFigures } from './tables.ts'
import { defaultTitle } from './title.ts'

/** The values of a workout that come from its recording. */
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

/** Adds a recorded workout and returns it. Figures that the device did not record come from the track. */
export async function insertRecordedWorkout(
  services: Pick<Services, 'clock' | 'db' | 'queue' | 'wordList'>,
  trx: Trx,
  owner: { account_id: number; language: Language },
  recorded: RecordedWorkout,
): Promise<WorkoutRow> {
  const { sport, started_at, time_zone } = recorded
  const device_totals = dropImpossibleFigures(recorded.device_totals)
  const track_totals = recorded.track_totals && dropImpossibleFigures(recorded.track_totals)
  const figures = track_totals ? mergeFigures(device_totals, track_totals) : device_totals
  const given = recorded.title?.trim().slice(0, MAX_TITLE_LENGTH) ?? ''
  // Nobody is there to choose another title, so a file with a refused word gets the usual one.
  const isUsable = given !== '' && services.wordList.findIn(given) === undefined
  const title = isUsable ? given : defaultTitle(sport, started_at, time_zone, owner.language)
  const now = services.clock.now()
  const inserted = await insertWorkout(trx, {
    ...WORKOUT_DEFAULTS,
    ...figures,
    owner_id: owner.account_id,
    title,
    type: typeOfSport(sport),
    sport,
    duration_min: durationOf(figures),
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
    search_words: searchWordsOf(title, WORKOUT_DEFAULTS.notes),
    recording_item_id: recorded.recording_item_id,
    created_at: now,
    updated_at: now,
  })
  wordsAdded(services.db, trx, 'workout', inserted.id)
  const workout = await hideTimeOfDay(trx, inserted, owner.language)
  await updateWorkoutCounters(trx, owner.account_id, { after: workout, stored: 1 })
  await workoutsChanged(services, trx, owner.account_id, [sport])
  return workout
}

/** The duration in whole minutes, within the limits for typed durations. */
function durationOf({ timer_s, elapsed_s }: WorkoutFigures): number {
  const minutes = Math.round((timer_s ?? elapsed_s ?? 0) / 60)
  return Math.min(Math.max(minutes, 1), MAX_DURATION_MIN)
}
