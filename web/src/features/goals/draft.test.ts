import { expect, test } from 'vitest'
import type { Goal } from '../../api/types.ts'
import { endsBeforeStart, goalBody, goalDraftOf, newGoalDraft, targetProblem } from './draft.ts'

const german = { locale: 'de-DE', units: 'metric' } as const
const american = { locale: 'en-US', units: 'imperial' } as const
const draft = newGoalDraft('2026-03-04')

test.each([
  ['distance', '150,5', german, 150_500],
  ['distance', '100', american, 160_934.4],
  ['ascent', '1000', american, 304.8],
  ['duration', '2,5', german, 150],
  ['duration', '2:30', german, 150],
  ['workouts', '3', german, 3],
  ['weight', '150', american, 68.04],
  ['custom', '12.5', american, 12.5],
] as const)("a %s target typed as %s is sent in the API's unit", (kind, target, preferences, sent) => {
  expect(goalBody({ ...draft, kind, target }, preferences).target).toBe(sent)
})

test('a goal is unchanged when the form is saved without changes', () => {
  const goal = {
    kind: 'distance',
    target: 150_000,
    unit: 'm',
    period: 'month',
    start_date: '2026-03-01',
    deadline: null,
    type: null,
    sport: 'running',
    description: 'Marathon',
  } as Goal
  const { unit, ...sent } = goal
  expect(unit).toBe('m')
  expect(goalDraftOf(goal, german).target).toBe('150')
  expect(goalBody(goalDraftOf(goal, german), german)).toEqual(sent)
})

test('a goal that counts no workouts has no sport, and only a custom goal has a unit', () => {
  const custom = { ...draft, kind: 'custom', target: '20', unit: ' books ', sport: 'running' } as const
  expect(goalBody(custom, german)).toMatchObject({ unit: 'books', sport: null, type: null })
  expect(goalBody({ ...custom, kind: 'workouts' }, german)).not.toHaveProperty('unit')
})

test.each([
  ['workouts', '', 'required'],
  ['workouts', 'far', 'number'],
  ['workouts', '0', 'more'],
  ['workouts', '2.5', 'whole'],
  ['workouts', '3', null],
  ['streak', '0,001', 'whole'],
  ['duration', '2:75', 'time'],
  ['duration', '2:30', null],
  ['distance', '2.5', null],
] as const)('the error for a %s target of "%s" is %s', (kind, target, problem) => {
  expect(targetProblem({ ...draft, kind, target }, german)).toBe(problem)
})

test('a deadline may be the start day, but no earlier day', () => {
  expect(endsBeforeStart(draft)).toBe(false)
  expect(endsBeforeStart({ ...draft, deadline: '2026-03-04' })).toBe(false)
  expect(endsBeforeStart({ ...draft, deadline: '2026-03-03' })).toBe(true)
})
