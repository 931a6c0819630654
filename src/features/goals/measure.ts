import type { Selectable } from 'kysely'
import type { GoalPeriodTable, GoalTable } from '../../database.ts'
import { dayAfter, type Period } from './periods.ts'
import { KINDS } from './rules.ts'

/** What counts of a workout. */
type Training = {
  local_date: string
  started_at: number
  type: string
  sport: string
  duration_min: number
  distance_m: number | null
  ascent_m: number | null
  calories_kcal: number | null
}
/** A weight of a day. */
type Weighing = { local_date: string; weight_kg: number }
/** What its owner said of a period. */
export type Said = Omit<Selectable<GoalPeriodTable>, 'goal_id' | 'first_date'>

export const NOTHING_SAID: Said = { amount: null, is_completed: null, marked_at: null }

/** What a goal is measured by: workouts in the order of their starts, weights in that of their days. */
export type Facts = { workouts: readonly Training[]; weights: readonly Weighing[] }

/** What the data say of one period of a goal. */
export type Reading = {
  /** In the goal's unit; null where a weight is wanted and none is known. */
  current: number | null
  /** Of the target, or of the way to a weight: 0 to 1, and more. */
  share: number
  isReached: boolean
  /** Unix milliseconds; null where it is not reached. */
  reached_at: number | null
}

export type Measured = Pick<GoalTable, 'kind' | 'target' | 'type' | 'sport'>

/** How far a goal is in one of its periods. */
export function measure(goal: Measured, period: Period, facts: Facts, said: Said): Reading {
  if (goal.kind === 'weight') return measureWeight(goal.target, period, facts.weights)
  if (goal.kind === 'custom') return measureAmount(goal.target, said)
  const counting = facts.workouts.filter((workout) => counts(workout, goal, period))
  const steps = goal.kind === 'streak' ? daysInARow(counting) : runningSums(counting, goal.kind)
  return measureSteps(goal, steps)
}

function counts({ local_date, type, sport }: Training, goal: Measured, period: Period): boolean {
  return (
    isWithin(local_date, period) &&
    (goal.type === null || goal.type === type) &&
    (goal.sport === null || goal.sport === sport)
  )
}

function isWithin(date: string, { first_date, last_date }: Period): boolean {
  return date >= first_date && (last_date === null || date <= last_date)
}

/** How much there is from a moment on: a sum so far, or the length of a run of days. */
type Step = { at: number; amount: number }

/** Sums are of hundredths, as whole numbers: in any order they come to the same, and 0.1 is 0.1. */
const HUNDREDTHS = 100
const hundredths = (figure: number | null) => Math.round((figure ?? 0) * HUNDREDTHS)

const AMOUNT_OF = {
  workouts: () => 1,
  duration: ({ duration_min }: Training) => duration_min,
  distance: ({ distance_m }: Training) => hundredths(distance_m),
  ascent: ({ ascent_m }: Training) => hundredths(ascent_m),
  energy: ({ calories_kcal }: Training) => hundredths(calories_kcal),
} as const

function runningSums(workouts: readonly Training[], kind: keyof typeof AMOUNT_OF): Step[] {
  const amountOf = AMOUNT_OF[kind]
  let amount = 0
  return workouts.map((workout) => {
    amount += amountOf(workout)
    return { at: workout.started_at, amount }
  })
}

/** For each day with a workout, from its first one on, how many such days in a row there are up to it. */
function daysInARow(workouts: readonly Training[]): Step[] {
  const firstStarts = new Map<string, number>()
  for (const { local_date, started_at } of workouts)
    if (!firstStarts.has(local_date)) firstStarts.set(local_date, started_at)
  let amount = 0
  let next = ''
  return [...firstStarts]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([date, at]) => {
      amount = date === next ? amount + 1 : 1
      next = dayAfter(date)
      return { at, amount }
    })
}

function measureSteps(goal: Measured, steps: readonly Step[]): Reading {
  const threshold = thresholdOf(goal)
  let most = 0
  let reached_at: number | null = null
  for (const { at, amount } of steps) {
    if (amount > most) most = amount
    if (amount >= threshold) reached_at ??= at
  }
  const current = most / scaleOf(goal)
  return { current, share: current / goal.target, isReached: reached_at !== null, reached_at }
}

/** The least sum, as it is added up, with which the target is reached. */
function thresholdOf(goal: Measured): number {
  // Without what multiplying adds: 0.07 * 100 is a little more than 7.
  const scaled = Math.round(goal.target * scaleOf(goal) * 1000) / 1000
  return Math.max(1, Math.ceil(scaled))
}

function scaleOf({ kind }: Measured): number {
  return KINDS[kind].isWhole ? 1 : HUNDREDTHS
}

function measureAmount(target: number, { amount, marked_at }: Said): Reading {
  const current = amount ?? 0
  const isReached = current >= target
  return { current, share: current / target, isReached, reached_at: isReached ? marked_at : null }
}

/** Without what subtracting adds: 71.1 - 71 is a little less than 0.1. */
const difference = (a: number, b: number) => Math.round((a - b) * 1e6) / 1e6

/**
 * The way goes from the weight at the start (the newest then, or else the first one after it) to the target, down or
 * up; who is there already has to stay there or below. It is reached as long as the newest weight does, and was on the
 * first day of the period with such a weight, from midnight UTC.
 */
function measureWeight(target: number, period: Period, weights: readonly Weighing[]): Reading {
  const known = weights.filter(
    ({ local_date }) => period.last_date === null || local_date <= period.last_date,
  )
  const newest = known.at(-1)
  const start = known.findLast(({ local_date }) => local_date <= period.first_date) ?? known[0]
  if (!newest || !start) return { current: null, share: 0, isReached: false, reached_at: null }
  const way = difference(start.weight_kg, target)
  const isThere = ({ weight_kg }: Weighing) => (way < 0 ? weight_kg >= target : weight_kg <= target)
  const isReached = isThere(newest)
  const first = known.slice(known.indexOf(start)).find(isThere)
  const day = first && first.local_date > period.first_date ? first.local_date : period.first_date
  return {
    current: newest.weight_kg,
    share: way === 0 ? Number(isReached) : Math.max(0, difference(start.weight_kg, newest.weight_kg) / way),
    isReached,
    reached_at: isReached ? Date.parse(day) : null,
  }
}
