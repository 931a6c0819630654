import { dayAfter, daysBetween } from '../../platform/calendar.ts'
import type { Tables } from '../../platform/database/schema.ts'
import { partsOf } from '../profiles/index.ts'
import type { Period } from './periods.ts'
import type { GoalTable } from './tables.ts'

/** What counts of a workout. */
export type Training = Pick<
  Tables['workout'],
  | 'local_date'
  | 'started_at'
  | 'type'
  | 'sport'
  | 'duration_min'
  | 'distance_m'
  | 'ascent_m'
  | 'calories_kcal'
>

/** A day with a workout: the start of its first one, and how many such days in a row there are up to it. */
type TrainingDay = { local_date: string; started_at: number; run: number }

/** Workouts in the order of their days, and of their starts on each; what follows from them once it is asked for. */
type Selected = {
  workouts: readonly Training[]
  sums: Map<Summed, Float64Array>
  days: TrainingDay[] | undefined
}

/** The workouts that goals are measured by; those that pass the same filter are looked at once for all goals. */
export type TrainingLog = {
  workouts: readonly Training[]
  bySport: Map<string, Training[]>
  selections: Map<string, Selected>
}

/** A log of workouts in any order. */
export function trainingLog(given: readonly Training[]): TrainingLog {
  const workouts = given.toSorted(
    (a, b) => compare(a.local_date, b.local_date) || a.started_at - b.started_at,
  )
  return { workouts, bySport: Map.groupBy(workouts, ({ sport }) => sport), selections: new Map() }
}

const compare = (a: string, b: string) => (a < b ? -1 : Number(a > b))

/** The workouts of a type, a sport, both or any. */
export function selectedFrom(log: TrainingLog, { type, sport }: Pick<GoalTable, 'type' | 'sport'>): Selected {
  const key = `${type} ${sport}`
  const known = log.selections.get(key)
  if (known) return known
  const those = sport === null ? log.workouts : (log.bySport.get(sport) ?? [])
  const workouts = type === null ? those : those.filter((workout) => workout.type === type)
  const selected: Selected = { workouts, sums: new Map(), days: undefined }
  log.selections.set(key, selected)
  return selected
}

/** What a workout adds, a whole number: in any order they come to the same. */
const AMOUNT_OF = {
  workouts: () => 1,
  duration: ({ duration_min }: Training) => duration_min,
  distance: (workout: Training) => partsOf(workout, 'distance_m'),
  ascent: (workout: Training) => partsOf(workout, 'ascent_m'),
  energy: (workout: Training) => partsOf(workout, 'calories_kcal'),
} as const
export type Summed = keyof typeof AMOUNT_OF

/** How much there is in a period, and since when it is enough. */
type Count = { amount: number; reached_at: number | null }

/** What the workouts of a period add up to, and the start of the one with which that became `enough`. */
export function sumIn(selected: Selected, kind: Summed, period: Period, enough: number): Count {
  const before = sumsBefore(selected, kind)
  const [from, to] = rangeIn(selected.workouts, period)
  const amount = before[to]! - before[from]!
  if (amount < enough) return { amount, reached_at: null }
  const wanted = before[from]! + enough
  const day = selected.workouts[firstIndex(from, to, (i) => before[i + 1]! >= wanted)]!.local_date
  // Starts are not in the order of days where time zones differ; they are, where two days lie between.
  const near = { first_date: dayAfter(day, -2), last_date: dayAfter(day, 2) }
  const [first, end] = rangeIn(selected.workouts, near, [from, to])
  let sum = before[first]!
  const byStart = selected.workouts.slice(first, end).sort((a, b) => a.started_at - b.started_at)
  const last = byStart.find((workout) => {
    sum += AMOUNT_OF[kind](workout)
    return sum >= wanted
  })
  return { amount, reached_at: last!.started_at }
}

/** Of each workout what those before it add up to, and at the end what all do. */
function sumsBefore({ workouts, sums }: Selected, kind: Summed): Float64Array {
  const known = sums.get(kind)
  if (known) return known
  const amountOf = AMOUNT_OF[kind]
  const before = new Float64Array(workouts.length + 1)
  for (let i = 0; i < workouts.length; i++) before[i + 1] = before[i]! + amountOf(workouts[i]!)
  sums.set(kind, before)
  return before
}

/** The most days in a row with a workout in a period, and the first start on the day with which that became `enough`. */
export function longestRunIn(selected: Selected, period: Period, enough: number): Count {
  selected.days ??= daysOf(selected.workouts)
  const { days } = selected
  const [from, to] = rangeIn(days, period)
  let amount = 0
  let reached_at: number | null = null
  for (let i = from; i < to; i++) {
    const { run, started_at } = days[i]!
    // One that began before the period counts from its first day on.
    const length = Math.min(run, i - from + 1)
    if (length > amount) amount = length
    if (length >= enough) reached_at ??= started_at
  }
  return { amount, reached_at }
}

function daysOf(workouts: readonly Training[]): TrainingDay[] {
  const days: TrainingDay[] = []
  for (const { local_date, started_at } of workouts) {
    const last = days.at(-1)
    if (last?.local_date === local_date) continue
    const run = last && daysBetween(last.local_date, local_date) === 1 ? last.run + 1 : 1
    days.push({ local_date, started_at, run })
  }
  return days
}

/** Where what is in the period begins and ends; it must be in the order of its days. */
function rangeIn(
  dated: readonly { local_date: string }[],
  { first_date, last_date }: Period,
  [from, to] = [0, dated.length],
): [from: number, to: number] {
  const first = firstIndex(from, to, (i) => dated[i]!.local_date >= first_date)
  if (last_date === null) return [first, to]
  return [first, firstIndex(first, to, (i) => dated[i]!.local_date > last_date)]
}

/** The first index of which it is true, as it must be of all after it; `to` where there is none. */
function firstIndex(from: number, to: number, isTrueOf: (index: number) => boolean): number {
  let [low, high] = [from, to]
  while (low < high) {
    const middle = (low + high) >>> 1
    if (isTrueOf(middle)) high = middle
    else low = middle + 1
  }
  return low
}
