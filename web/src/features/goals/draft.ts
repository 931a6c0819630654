import type { Goal, NewGoal } from '../../api/types.ts'
import { bodyUnits } from '../../format/body.ts'
import { numberText, parseClock, parseNumber } from '../../format/parse.ts'
import { type Reader, unitMetres } from '../../format/quantities.ts'
import { countsWorkouts, type GoalKind, type GoalPeriod } from './kinds.ts'

/** A goal as the form holds it: what people type, in their own units. */
export type GoalDraft = {
  kind: GoalKind
  target: string
  unit: string
  period: GoalPeriod
  start_date: string
  deadline: string
  type: string
  sport: string
  description: string
}

/** How much of the API's unit is one of the unit that the form asks in: people plan hours, kilometres, pounds. */
function draftScale(kind: GoalKind, reader: Reader): number {
  if (kind === 'duration') return 60
  if (kind === 'distance') return unitMetres(reader).distance
  if (kind === 'ascent') return unitMetres(reader).height
  return kind === 'weight' ? bodyUnits(reader).weight_kg : 1
}

/** Nobody does half of one. */
const WHOLE: readonly GoalKind[] = ['workouts', 'streak']

export function newGoalDraft(today: string): GoalDraft {
  return {
    kind: 'workouts',
    target: '',
    unit: '',
    period: 'week',
    start_date: today,
    deadline: '',
    type: '',
    sport: '',
    description: '',
  }
}

export function targetText(kind: GoalKind, target: number, reader: Reader): string {
  return numberText(target / draftScale(kind, reader), reader.locale, 2)
}

export function goalDraftOf(goal: Goal, reader: Reader): GoalDraft {
  return {
    kind: goal.kind,
    target: targetText(goal.kind, goal.target, reader),
    unit: goal.kind === 'custom' ? goal.unit : '',
    period: goal.period,
    start_date: goal.start_date,
    deadline: goal.deadline ?? '',
    type: goal.type ?? '',
    sport: goal.sport ?? '',
    description: goal.description,
  }
}

/** An amount that was typed, in the API's unit; NaN for what is no number. */
export function typedAmount(kind: GoalKind, text: string, reader: Reader): number | null {
  const minutes = kind === 'duration' ? parseClock(text) : null
  if (minutes !== null) return minutes
  const value = parseNumber(text)
  if (value === null) return null
  const amount = value * draftScale(kind, reader)
  return kind === 'duration' ? Math.round(amount) : Math.round(amount * 100) / 100
}

export type GoalProblem = 'required' | 'number' | 'time' | 'whole' | 'more'

/** What can be seen to be wrong with the target before the server is asked. */
export function targetProblem(draft: GoalDraft, reader: Reader): GoalProblem | null {
  const target = typedAmount(draft.kind, draft.target, reader)
  if (target === null) return 'required'
  if (Number.isNaN(target)) return draft.kind === 'duration' ? 'time' : 'number'
  if (WHOLE.includes(draft.kind) && !Number.isInteger(parseNumber(draft.target))) return 'whole'
  return target > 0 ? null : 'more'
}

/** Whether the deadline is a day before the start. */
export function endsBeforeStart({ start_date, deadline }: GoalDraft): boolean {
  return deadline !== '' && deadline < start_date
}

/** The whole goal for the API. */
export function goalBody(draft: GoalDraft, reader: Reader): NewGoal {
  const counts = countsWorkouts(draft.kind)
  return {
    kind: draft.kind,
    target: typedAmount(draft.kind, draft.target, reader) ?? 0,
    ...(draft.kind === 'custom' && { unit: draft.unit.trim() }),
    period: draft.period,
    ...(draft.start_date && { start_date: draft.start_date }),
    deadline: draft.deadline || null,
    type: (counts && draft.type ? draft.type : null) as Goal['type'],
    sport: (counts && draft.sport ? draft.sport : null) as Goal['sport'],
    description: draft.description.trim(),
  }
}
