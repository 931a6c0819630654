import { NO_TOTALS } from '../../../tracks/index.ts'
import type { Totals } from '../../activity.ts'
import type { Lap } from '../../tables.ts'
import { parseNumber } from '../xml/values.ts'

/** Elements of a Lap and of its LX extension. */
const LAP_FIELDS: Record<string, keyof LapFigures> = {
  TotalTimeSeconds: 'timer_s',
  DistanceMeters: 'distance_m',
  MaximumSpeed: 'max_speed_mps',
  Calories: 'calories_kcal',
  Cadence: 'avg_cadence_rpm',
  AvgRunCadence: 'avg_cadence_rpm',
  AvgSpeed: 'avg_speed_mps',
  AvgWatts: 'avg_power_w',
  MaxWatts: 'max_power_w',
}

type LapFigures = Omit<Lap, 'index' | 'started_at' | 'elapsed_s' | 'ascent_m'> & {
  max_power_w: number | null
}

export type TcxLap = LapFigures & { started_at: number }

export function emptyLap(started_at: number): TcxLap {
  return {
    started_at,
    timer_s: null,
    distance_m: null,
    avg_hr_bpm: null,
    max_hr_bpm: null,
    avg_power_w: null,
    max_power_w: null,
    avg_cadence_rpm: null,
    calories_kcal: null,
    avg_speed_mps: null,
    max_speed_mps: null,
  }
}

/** Stores the value of an element inside a Lap, at its closing tag. */
export function setLapField(
  lap: TcxLap | undefined,
  name: string,
  text: string,
  ancestors: readonly string[],
): void {
  if (!lap) return
  const value = Number.isFinite(parseNumber(text)) ? parseNumber(text) : null
  const field = LAP_FIELDS[name]
  if (name !== 'Value') {
    if (field) lap[field] = value
  } else if (ancestors.at(-1) === 'AverageHeartRateBpm') lap.avg_hr_bpm = value || null
  else if (ancestors.at(-1) === 'MaximumHeartRateBpm') lap.max_hr_bpm = value || null
}

/** TCX has no summary: these are the sums of the laps, and averages weighted by their times. */
export function totalsOfLaps(laps: TcxLap[]): Totals {
  const timer_s = sum(laps, 'timer_s')
  const distance_m = sum(laps, 'distance_m')
  return {
    ...NO_TOTALS,
    timer_s,
    distance_m,
    calories_kcal: sum(laps, 'calories_kcal'),
    avg_hr_bpm: mean(laps, 'avg_hr_bpm'),
    max_hr_bpm: maximum(laps, 'max_hr_bpm'),
    avg_cadence_rpm: mean(laps, 'avg_cadence_rpm'),
    avg_power_w: mean(laps, 'avg_power_w'),
    max_power_w: maximum(laps, 'max_power_w'),
    avg_speed_mps: distance_m !== null && timer_s ? distance_m / timer_s : null,
    max_speed_mps: maximum(laps, 'max_speed_mps'),
  }
}

/** The values of a field with the times of their laps as weights. Leaves out laps without a value. */
function weightedValues(laps: TcxLap[], field: keyof LapFigures): { value: number; weight: number }[] {
  return laps.flatMap((lap) => {
    const value = lap[field]
    return value === null ? [] : [{ value, weight: lap.timer_s ?? 0 }]
  })
}

function sum(laps: TcxLap[], field: keyof LapFigures): number | null {
  const values = weightedValues(laps, field)
  return values.length === 0 ? null : values.reduce((total, { value }) => total + value, 0)
}

function mean(laps: TcxLap[], field: keyof LapFigures): number | null {
  const values = weightedValues(laps, field)
  const weight = values.reduce((total, each) => total + each.weight, 0)
  return weight > 0 ? values.reduce((total, each) => total + each.value * each.weight, 0) / weight : null
}

function maximum(laps: TcxLap[], field: keyof LapFigures): number | null {
  const values = weightedValues(laps, field)
  return values.length === 0 ? null : Math.max(...values.map(({ value }) => value))
}
