import type { Days, WeekStart } from '../../platform/calendar.ts'
import type { Tables } from '../../platform/database/schema.ts'
import { inParts, partsOf } from '../profiles/index.ts'
import { type Grouping, periodOf } from './periods.ts'
import { addTo, BEAT_PARTS, nothing, type Tally } from './sums.ts'

/** What sums ask of a workout. */
export type Figures = Pick<
  Tables['workout'],
  | 'local_date'
  | 'type'
  | 'sport'
  | 'intensity'
  | 'duration_min'
  | 'distance_m'
  | 'ascent_m'
  | 'calories_kcal'
  | 'avg_hr_bpm'
>

export type KindTally = Tally & Pick<Tables['workout'], 'type' | 'sport' | 'intensity'>
export type PeriodTally = Days & { tally: Tally }

/** The workouts by kind, and with a grouping also by period; they must come in the order of their days. */
export function foldFigures(
  workouts: readonly Figures[],
  grouping?: Grouping,
  week_start: WeekStart = 'monday',
): { kinds: KindTally[]; periods: PeriodTally[] } {
  const kindsOf = new Map<string, KindTally[]>()
  const periods: PeriodTally[] = []
  let period: PeriodTally | undefined
  for (const workout of workouts) {
    const tally = tallyOf(workout)
    addTo(kindOf(kindsOf, workout), tally)
    if (!grouping) continue
    if (!period || workout.local_date > period.last_date) {
      period = { ...periodOf(workout.local_date, grouping, week_start), tally: nothing() }
      periods.push(period)
    }
    addTo(period.tally, tally)
  }
  return { kinds: [...kindsOf.values()].flat(), periods }
}

/** By sport, and of the few with the same sport by looking: a key of all three would be made anew for each workout. */
function kindOf(kindsOf: Map<string, KindTally[]>, { type, sport, intensity }: Figures): KindTally {
  const kinds = kindsOf.get(sport) ?? []
  const known = kinds.find((kind) => kind.type === type && kind.intensity === intensity)
  if (known) return known
  const kind = { ...nothing(), type, sport, intensity }
  kindsOf.set(sport, [...kinds, kind])
  return kind
}

/** As `TALLIED` counts one workout. */
function tallyOf(workout: Figures): Tally {
  const { duration_min, distance_m, ascent_m, calories_kcal, avg_hr_bpm } = workout
  return {
    workouts: 1,
    duration_min,
    distance_cm: distance_m === null ? null : partsOf(workout, 'distance_m'),
    ascent_cm: ascent_m === null ? null : partsOf(workout, 'ascent_m'),
    calories_cal: calories_kcal === null ? null : partsOf(workout, 'calories_kcal'),
    distances: distance_m === null ? 0 : 1,
    distance_min: distance_m === null ? null : duration_min,
    tenths_of_beats: avg_hr_bpm === null ? null : inParts(avg_hr_bpm * duration_min, BEAT_PARTS),
    heart_min: avg_hr_bpm === null ? null : duration_min,
  }
}
