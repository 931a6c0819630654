import type { Selectable } from 'kysely'
import type { Period } from './periods.ts'
import { KINDS } from './rules.ts'
import type { GoalPeriodTable, GoalTable } from './tables.ts'
import { longestRunIn, selectedFrom, sumIn, type TrainingLog } from './training.ts'

/** A weight of a day. */
type Weighing = { local_date: string; weight_kg: number }
/** What its owner said of a period. */
export type Said = Omit<Selectable<GoalPeriodTable>, 'goal_id' | 'first_date'>

export const NOTHING_SAID: Said = { amount: null, is_completed: null, marked_at: null }

/** What a goal is measured by; the weights are in the order of their days. */
export type Facts = { log: TrainingLog; weights: readonly Weighing[] }

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
  return measureCount(goal, goal.kind, period, facts.log)
}

function measureCount(
  goal: Measured,
  kind: Exclude<Measured['kind'], 'weight' | 'custom'>,
  period: Period,
  log: TrainingLog,
): Reading {
  const selected = selectedFrom(log, goal)
  const enough = enoughFor(goal)
  const { amount, reached_at } =
    kind === 'streak' ? longestRunIn(selected, period, enough) : sumIn(selected, kind, period, enough)
  const current = amount / partsFor(goal)
  return { current, share: current / goal.target, isReached: reached_at !== null, reached_at }
}

/** The least sum, as it is added up, with which the target is reached. */
function enoughFor(goal: Measured): number {
  // Without what multiplying adds: 0.07 * 100 is a little more than 7.
  const scaled = Math.round(goal.target * partsFor(goal) * 1000) / 1000
  return Math.max(1, Math.ceil(scaled))
}

function partsFor({ kind }: Measured): number {
  return KINDS[kind].parts ?? 1
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
