import type { Selectable } from 'kysely'
import type { FieldReason, FieldReasons } from '../../platform/error-texts.ts'
import { invalidFields } from '../../platform/errors.ts'
import { countsWorkouts, type GoalKind, rulesOf, scaleOf } from './kinds.ts'
import type { NewGoal } from './schemas.ts'
import type { GoalTable } from './tables.ts'

/** The columns that the owner writes. */
export type GoalColumns = Omit<Selectable<GoalTable>, 'id' | 'owner_id' | 'created_at' | 'updated_at'>

const MAX_STREAK_DAYS: Record<GoalTable['period'], number> = { once: 36_600, week: 7, month: 31, year: 366 }
const EARLIEST_DAY = '1900-01-01'
const LATEST_DAY = '2200-12-31'

/** The columns of a goal, with defaults for omitted fields. Throws `invalid`, naming every wrong field. */
export function toGoalColumns(given: NewGoal, today: string): GoalColumns {
  const columns: GoalColumns = {
    kind: given.kind,
    description: given.description?.trim() ?? '',
    target: given.target,
    unit: rulesOf(given.kind).unit ?? given.unit?.trim() ?? '',
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
  const { measures, min, max } = rulesOf(kind)
  if (scaleOf(kind) === 1 && !Number.isInteger(target)) return { code: 'wrong_type', expected: ['integer'] }
  if (min !== undefined && target < min) return { code: 'too_small', minimum: min }
  const limit = measures === 'days' ? MAX_STREAK_DAYS[period] : max
  return target > limit ? { code: 'too_large', maximum: limit } : undefined
}

function wrongUnit({ kind, unit }: NewGoal): FieldReason | undefined {
  const fixed = rulesOf(kind).unit
  return fixed !== null && unit !== undefined && unit !== fixed
    ? { code: 'wrong_unit', unit: fixed, kind }
    : undefined
}

function wrongDay(date: string): FieldReason | undefined {
  return date < EARLIEST_DAY || date > LATEST_DAY
    ? { code: 'out_of_range', minimum: EARLIEST_DAY, maximum: LATEST_DAY }
    : undefined
}

function wrongDeadline({ start_date, deadline }: GoalColumns): FieldReason | undefined {
  if (deadline === null) return undefined
  return deadline < start_date ? { code: 'before_field', other: 'start_date' } : wrongDay(deadline)
}

function wrongFilter(kind: GoalKind, value: string | null): FieldReason | undefined {
  return value !== null && !countsWorkouts(kind) ? { code: 'goal_without_workouts', kind } : undefined
}
