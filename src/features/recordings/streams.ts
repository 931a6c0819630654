import type { Db } from '../../platform/database/schema.ts'
import { invalidField } from '../../platform/errors.ts'
import { toIso } from '../../platform/time.ts'
import { CHANNELS, type Channel, type Lap, lapsOf, loadTrack } from '../tracks/index.ts'
import type { Laps, Streams } from './schemas.ts'

/** The given channels of the track with at most `points` points; empty for a workout without a track. */
export async function streamsOf(
  db: Db,
  workout_id: number,
  channels: Channel[],
  points: number,
): Promise<Streams> {
  const loaded = await loadTrack(db, workout_id, { channels, points })
  if (!loaded) return { point_count: 0, channels: {} }
  const columns = Object.entries(loaded.track.columns).map(([name, column]) => [
    name,
    Array.from(column, (value) => (Number.isNaN(value) ? null : value)),
  ])
  return { point_count: loaded.point_count, channels: Object.fromEntries(columns) as Streams['channels'] }
}

/** Parses a list such as `time_s,hr_bpm`; all channels when it is missing. @throws AppError `invalid` */
export function parseChannels(text: string | undefined): Channel[] {
  if (text === undefined) return [...CHANNELS]
  const names = text.split(',').map((name) => name.trim())
  const unknown = names.find((name) => !(CHANNELS as readonly string[]).includes(name))
  if (unknown !== undefined) throw invalidField('channels', { code: 'unknown_entry', allowed: [...CHANNELS] })
  return names as Channel[]
}

/** The laps as the API shows them. */
export async function presentLaps(db: Db, workout_id: number): Promise<Laps> {
  const laps = await lapsOf(db, workout_id)
  return {
    results: laps.map(toLap),
  }
}

/** A lap as the API shows it. */
export function toLap(lap: Lap): Laps['results'][number] {
  return {
    index: lap.index,
    started_at: lap.started_at === null ? null : toIso(lap.started_at),
    elapsed_s: lap.elapsed_s,
    timer_s: lap.timer_s,
    distance_m: lap.distance_m,
    ascent_m: lap.ascent_m,
    avg_hr_bpm: lap.avg_hr_bpm,
    max_hr_bpm: lap.max_hr_bpm,
    avg_power_w: lap.avg_power_w,
    avg_cadence_rpm: lap.avg_cadence_rpm,
    calories_kcal: lap.calories_kcal,
    avg_speed_mps: lap.avg_speed_mps,
    max_speed_mps: lap.max_speed_mps,
  }
}
