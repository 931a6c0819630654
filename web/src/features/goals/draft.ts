import type { Goal, NewGoal } from '../../api/types.ts'
import { formatForInput, parseClock, parseNumber } from '../../format/parse.ts'
import type { DisplayPreferences } from '../../format/quantities.ts'
import { GOAL_KINDS, type GoalKind, type GoalPeriod } from './kinds.ts'

/** The values of the goal form, as text in the reader's units. */
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

export function targetText(kind: GoalKind, target: number, preferences: DisplayPreferences): string {
  return formatForInput(target / GOAL_KINDS[kind].inputScale(preferences), preferences.locale, 2)
}

export function goalDraftOf(goal: Goal, preferences: DisplayPreferences): GoalDraft {
  return {
    kind: goal.kind,
    target: targetText(goal.kind, goal.target, preferences),
    unit: goal.kind === 'custom' ? goal.unit : '',
    period: goal.period,
    start_date: goal.start_date,
    deadline: goal.deadline ?? '',
    type: goal.type ?? '',
    sport: goal.sport ?? '',
    description: goal.description,
  }
}

/** A typed amount in the API's unit; null when empty, NaN when it is not a number. */
export function typedAmount(kind: GoalKind, text: string, preferences: DisplayPreferences): number | null {
  const { input, inputScale } = GOAL_KINDS[kind]
  const minutes = input === 'time' ? parseClock(text) : null
  if (minutes !== null) return minutes
  const value = parseNumber(text)
  if (value === null) return null
  const amount = value * inputScale(preferences)
  return input === 'time' ? Math.round(amount) : Math.round(amount * 100) / 100
}

export type GoalProblem = 'required' | 'number' | 'time' | 'whole' | 'more'

/** Checks the target before the form is sent. */
export function targetProblem(draft: GoalDraft, preferences: DisplayPreferences): GoalProblem | null {
  const { input } = GOAL_KINDS[draft.kind]
  const target = typedAmount(draft.kind, draft.target, preferences)
  if (target === null) return 'required'
  if (Number.isNaN(target)) return input === 'time' ? 'time' : 'number'
  if (input === 'whole' && !Number.isInteger(parseNumber(draft.target))) return 'whole'
  return target > 0 ? null : 'more'
}

/** Whether the deadline is before the start. */
export function endsBeforeStart({ start_date, deadline }: GoalDraft): boolean {
  return deadline !== '' && deadline < start_date
}

/** The request body of a goal. */
export function goalBody(draft: GoalDraft, preferences: DisplayPreferences): NewGoal {
  const counts = GOAL_KINDS[draft.kind].countsWorkouts
  return {
    kind: draft.kind,
    target: typedAmount(draft.kind, draft.target, preferences) ?? 0,
    ...(draft.kind === 'custom' && { unit: draft.unit.trim() }),
    period: draft.period,
    ...(draft.start_date && { start_date: draft.start_date }),
    deadline: draft.deadline || null,
    type: (counts && draft.type ? draft.type : null) as Goal['type'],
    sport: (counts && draft.sport ? draft.sport : null) as Goal['sport'],
    description: draft.description.trim(),
  }
}
