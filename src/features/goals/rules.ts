import type { Selectable } from 'kysely'
import { AppError, type FieldErrors } from '../../platform/errors.ts'
import { PARTS } from '../profiles/index.ts'
import type { NewGoal } from './schemas.ts'
import type { GoalTable } from './tables.ts'

export type Kind = GoalTable['kind']
/** The columns that a person writes. */
export type GoalColumns = Omit<Selectable<GoalTable>, 'id' | 'owner_id' | 'created_at' | 'updated_at'>

type Measure = {
  /** Null: its owner says it. */
  unit: string | null
  least?: number
  most: number
  /** In how many parts of its unit it is counted; 1: one by one, null: it is not counted. */
  parts: number | null
  /** What is counted are workouts; of some type or sport, if it is given. */
  countsWorkouts: boolean
}

/** How each kind of goal is measured. */
export const KINDS: Record<Kind, Measure> = {
  workouts: { unit: 'workouts', most: 100_000, parts: 1, countsWorkouts: true },
  duration: { unit: 'min', most: 10_000_000, parts: 1, countsWorkouts: true },
  distance: { unit: 'm', most: 1_000_000_000, parts: PARTS.distance_m, countsWorkouts: true },
  ascent: { unit: 'm', most: 100_000_000, parts: PARTS.ascent_m, countsWorkouts: true },
  energy: { unit: 'kcal', most: 100_000_000, parts: PARTS.calories_kcal, countsWorkouts: true },
  streak: { unit: 'days', most: 36_600, parts: 1, countsWorkouts: true },
  weight: { unit: 'kg', least: 20, most: 500, parts: null, countsWorkouts: false },
  custom: { unit: null, most: 1_000_000_000, parts: null, countsWorkouts: false },
}

const MOST_DAYS: Record<GoalTable['period'], number> = { once: 36_600, week: 7, month: 31, year: 366 }
const EARLIEST = '1900-01-01'
const LATEST = '2200-12-31'

/** The columns of a goal, completed with what is not given; throws `invalid` with every field that does not fit. */
export function goalColumns(given: NewGoal, today: string): GoalColumns {
  const columns: GoalColumns = {
    kind: given.kind,
    description: given.description?.trim() ?? '',
    target: given.target,
    unit: KINDS[given.kind].unit ?? given.unit?.trim() ?? '',
    period: given.period ?? 'once',
    start_date: given.start_date ?? today,
    deadline: given.deadline ?? null,
    type: given.type ?? null,
    sport: given.sport ?? null,
  }
  const wrong: [field: string, message: string | undefined][] = [
    ['target', wrongTarget(columns)],
    ['unit', wrongUnit(given)],
    ['start_date', wrongDay(columns.start_date)],
    ['deadline', wrongDeadline(columns)],
    ['type', wrongFilter(given.kind, columns.type)],
    ['sport', wrongFilter(given.kind, columns.sport)],
  ]
  const errors: FieldErrors = {}
  for (const [field, message] of wrong) if (message) errors[field] = [message]
  const [first] = Object.entries(errors)
  if (first) throw new AppError('invalid', `${first[0]} ${first[1][0]}`, { errors })
  return columns
}

function wrongTarget({ kind, target, period }: GoalColumns): string | undefined {
  const { parts, least, most } = KINDS[kind]
  if (parts === 1 && !Number.isInteger(target)) return 'must be a whole number'
  if (least !== undefined && target < least) return `must be at least ${least}`
  const limit = kind === 'streak' ? MOST_DAYS[period] : most
  return target > limit ? `must be at most ${limit}` : undefined
}

function wrongUnit({ kind, unit }: NewGoal): string | undefined {
  const fixed = KINDS[kind].unit
  return fixed !== null && unit !== undefined && unit !== fixed
    ? `must be ${fixed} where kind is ${kind}`
    : undefined
}

function wrongDay(date: string): string | undefined {
  return date < EARLIEST || date > LATEST ? `must be between ${EARLIEST} and ${LATEST}` : undefined
}

function wrongDeadline({ start_date, deadline }: GoalColumns): string | undefined {
  if (deadline === null) return undefined
  return deadline < start_date ? 'must not be before start_date' : wrongDay(deadline)
}

function wrongFilter(kind: Kind, value: string | null): string | undefined {
  return value !== null && !KINDS[kind].countsWorkouts
    ? `cannot be set where kind is ${kind}: no workouts are counted`
    : undefined
}
