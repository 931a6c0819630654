import type { Goal } from '../../src/features/goals/index.ts'
import type { Person, TestApp } from '../support/app.ts'
import type { Compare } from './compare.ts'

type StoredRows = Awaited<ReturnType<typeof storedRows>>

/** Compares goals in API responses with a recount of their workouts and their owner's latest corrections. */
export async function compareGoals(test: TestApp, person: Person, compare: Compare): Promise<void> {
  const kept = await storedRows(test, person)
  const shown = await shownTo(person)
  compare('goals', shown.map(({ id }) => id).toSorted(), kept.goals.map(({ id }) => id).toSorted())
  for (const goal of shown) {
    const override = kept.overrides.find(
      (each) => each.goal_id === goal.id && each.first_date === goal.first_date,
    )
    const { current, isReached } = recount(goal, kept, override?.amount ?? 0)
    const name = `goal ${goal.id} (${goal.kind})`
    compare(name, goal.current, current)
    const isCompleted = override?.is_completed == null ? isReached : override.is_completed === 1
    compare(`${name} completed`, goal.completed, isCompleted)
  }
}

async function storedRows({ services: { db } }: TestApp, { id }: Person) {
  const workouts = await db
    .selectFrom('workout')
    .select(['local_date', 'type', 'sport', 'duration_min', 'distance_m', 'ascent_m', 'calories_kcal'])
    .where('owner_id', '=', id)
    .where('deleted_at', 'is', null)
    .execute()
  const overrides = await db
    .selectFrom('goal_period')
    .innerJoin('goal', 'goal.id', 'goal_period.goal_id')
    .select(['goal_id', 'first_date', 'is_completed', 'amount'])
    .where('goal.owner_id', '=', id)
    .execute()
  const weights = await db
    .selectFrom('body_weight')
    .select(['local_date', 'weight_kg'])
    .where('account_id', '=', id)
    .orderBy('local_date')
    .execute()
  const goals = await db.selectFrom('goal').select('id').where('owner_id', '=', id).execute()
  return { workouts, overrides, weights, goals }
}

async function shownTo(person: Person): Promise<Goal[]> {
  const goals: Goal[] = []
  for (let page = 1; ; page++) {
    const { body } = await person.get(`/api/goals/?page_size=100&page=${page}`)
    goals.push(...body.results)
    if (body.next === null) return goals
  }
}

function recount(goal: Goal, { workouts, weights }: StoredRows, amount: number) {
  if (goal.kind === 'custom') return { current: amount, isReached: amount >= goal.target }
  if (goal.kind === 'weight') return recountWeight(goal, weights)
  const counted: StoredRows['workouts'] = []
  for (const workout of workouts)
    if (
      workout.local_date >= goal.first_date &&
      (goal.last_date === null || workout.local_date <= goal.last_date) &&
      (goal.type === null || workout.type === goal.type) &&
      (goal.sport === null || workout.sport === goal.sport)
    )
      counted.push(workout)
  const current = recountWorkouts(goal.kind, counted)
  return { current, isReached: current >= goal.target }
}

type CountedKind = Exclude<Goal['kind'], 'custom' | 'weight'>

const AMOUNTS: Record<Exclude<CountedKind, 'streak'>, (workout: StoredRows['workouts'][number]) => number> = {
  workouts: () => 1,
  duration: ({ duration_min }) => duration_min,
  distance: ({ distance_m }) => distance_m ?? 0,
  ascent: ({ ascent_m }) => ascent_m ?? 0,
  energy: ({ calories_kcal }) => calories_kcal ?? 0,
}

function recountWorkouts(kind: CountedKind, workouts: StoredRows['workouts']): number {
  if (kind === 'streak') return longestStreak(new Set(workouts.map(({ local_date }) => local_date)))
  const sum = workouts.map(AMOUNTS[kind]).reduce((total, amount) => total + amount, 0)
  // Removes the rounding errors of the sum. The clients sent values of at most three decimals.
  return Math.round(sum * 1000) / 1000
}

/** The length of the longest run of consecutive days. Counts the run that begins on each day. */
function longestStreak(days: Set<string>): number {
  let longest = 0
  for (const first of days) {
    let length = 0
    while (days.has(new Date(Date.parse(first) + length * 86_400_000).toISOString().slice(0, 10))) length++
    if (length > longest) longest = length
  }
  return longest
}

/** The newest weight of the period. `isReached`: it lies at the target or beyond, seen from the weight at the start. */
function recountWeight({ first_date, last_date, target }: Goal, weights: StoredRows['weights']) {
  let start: number | undefined
  let newest: number | undefined
  for (const { local_date, weight_kg } of weights) {
    if (last_date !== null && local_date > last_date) break
    if (start === undefined || local_date <= first_date) start = weight_kg
    newest = weight_kg
  }
  if (start === undefined || newest === undefined) return { current: null, isReached: false }
  return { current: newest, isReached: start < target ? newest >= target : newest <= target }
}
