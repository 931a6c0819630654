import type { Random } from '../../src/cli/demo/random.ts'
import type { Goal } from '../../src/features/goals/index.ts'
import { type Person, START } from '../support/app.ts'
import type { Operation } from './operation.ts'

type Kind = Goal['kind']
const FILTERS = [{}, {}, { sport: 'running' }, { type: 'cardio' }, { type: 'flexibility', sport: 'yoga' }]
const MAX_AMOUNT = 50
/** Targets up to about the sum of a few workouts, so that some goals are reached and some are not. */
const TARGETS: Record<Kind, (random: Random) => number> = {
  workouts: integerUpTo(12),
  duration: integerUpTo(1200),
  distance: numberUpTo(60_000),
  ascent: numberUpTo(2000),
  energy: numberUpTo(4000),
  streak: integerUpTo(6),
  custom: numberUpTo(MAX_AMOUNT),
  weight: weightOf,
}
const GOAL_KINDS = Object.keys(TARGETS) as Kind[]
const MAX_GOALS = 150

/** Random writes of goals, and of the weights that decide goals of body weight. */
export function goalOperations(person: Person): Operation[] {
  const goals: { id: number; kind: Kind }[] = []
  const pickGoal = (random: Random, kind?: Kind) => {
    const known = goals.filter((goal) => kind === undefined || goal.kind === kind).slice(-20)
    return known.length > 0 ? random.pick(known) : { id: 999_999_999, kind: 'custom' as const }
  }
  const status = async (answer: Promise<{ status: number }>) => (await answer).status
  const add = async (random: Random) => {
    if (goals.length >= MAX_GOALS) return 200
    const kind = random.pick(GOAL_KINDS)
    const answer = await person.post('/api/goals/', {
      kind,
      target: TARGETS[kind](random),
      period: random.pick(['once', 'week', 'month']),
      start_date: dayBefore(Math.floor(random.next() * 20)),
      deadline: random.pick([null, dayBefore(-10)]),
      ...(kind !== 'custom' && kind !== 'weight' && random.pick(FILTERS)),
    })
    if (answer.status === 201) goals.push({ id: answer.body.id, kind })
    return answer.status
  }
  return [
    [4, add],
    [3, (random) => status(person.post(`/api/goals/${pickGoal(random).id}/toggle_completion/`))],
    [
      2,
      (random) => {
        const { id, kind } = pickGoal(random)
        return status(person.patch(`/api/goals/${id}/`, { target: TARGETS[kind](random) }))
      },
    ],
    [
      3,
      (random) => {
        const amount = hundredths(random, MAX_AMOUNT)
        return status(person.put(`/api/goals/${pickGoal(random, 'custom').id}/progress/`, { amount }))
      },
    ],
    [1, (random) => status(person.delete(`/api/goals/${pickGoal(random).id}/`))],
    [
      2,
      (random) => {
        const weight_kg = weightOf(random)
        return status(person.put(`/api/profiles/me/weights/${dayIn(random)}/`, { weight_kg }))
      },
    ],
    [1, (random) => status(person.delete(`/api/profiles/me/weights/${dayIn(random)}/`))],
  ]
}

function integerUpTo(most: number) {
  return (random: Random) => 1 + Math.floor(random.next() * most)
}

function numberUpTo(most: number) {
  return (random: Random) => 0.01 + hundredths(random, most)
}

function weightOf(random: Random): number {
  return 60 + hundredths(random, 25)
}

const hundredths = (random: Random, most: number) => Math.floor(random.next() * most * 100) / 100
const dayIn = (random: Random) => dayBefore(Math.floor(random.next() * 30))

function dayBefore(days: number): string {
  return new Date(START - days * 86_400_000).toISOString().slice(0, 10)
}
