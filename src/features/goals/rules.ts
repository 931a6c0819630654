import type { Selectable } from 'kysely'
import type { FieldReason, FieldReasons } from '../../platform/error-texts.ts'
import { invalidFields } from '../../platform/errors.ts'
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
  const wrong: [field: string, reason: FieldReason | undefined][] = [
    ['target', wrongTarget(columns)],
    ['unit', wrongUnit(given)],
    ['start_date', wrongDay(columns.start_date)],
    ['deadline', wrongDeadline(columns)],
    ['type', wrongFilter(given.kind, columns.type)],
    ['sport', wrongFilter(given.kind, columns.sport)],
  ]
  const errors: FieldReasons = {}
  for (const [field, reason] of wrong) if (reason) errors[field] = [reason]
  if (Object.keys(errors).length > 0) throw invalidFields(errors)
  return columns
}

function wrongTarget({ kind, target, period }: GoalColumns): FieldReason | undefined {
  const { parts, least, most } = KINDS[kind]
  if (parts === 1 && !Number.isInteger(target)) return { code: 'wrong_type', expected: ['integer'] }
  if (least !== undefined && target < least) return { code: 'too_small', minimum: least }
  const limit = kind === 'streak' ? MOST_DAYS[period] : most
  return target > limit ? { code: 'too_large', maximum: limit } : undefined
}

function wrongUnit({ kind, unit }: NewGoal): FieldReason | undefined {
  const fixed = KINDS[kind].unit
  return fixed !== null && unit !== undefined && unit !== fixed
    ? { code: 'wrong_unit', unit: fixed, kind }
    : undefined
}

function wrongDay(date: string): FieldReason | undefined {
  return date < EARLIEST || date > LATEST
    ? { code: 'out_of_range', minimum: EARLIEST, maximum: LATEST }
    : undefined
}

function wrongDeadline({ start_date, deadline }: GoalColumns): FieldReason | undefined {
  if (deadline === null) return undefined
  return deadline < start_date ? { code: 'before_field', other: 'start_date' } : wrongDay(deadline)
}

function wrongFilter(kind: Kind, value: string | null): FieldReason | undefined {
  return value !== null && !KINDS[kind].countsWorkouts ? { code: 'goal_without_workouts', kind } : undefined
}
