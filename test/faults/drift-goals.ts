import type { Random } from '../../src/cli/demo/random.ts'
import { type Person, START } from '../support/app.ts'
import type { Operation } from './operation.ts'

const GOAL_KINDS = [
  'workouts',
  'duration',
  'distance',
  'ascent',
  'energy',
  'streak',
  'custom',
  'weight',
] as const
type Kind = (typeof GOAL_KINDS)[number]
const FILTERS = [{}, {}, { sport: 'running' }, { type: 'cardio' }, { type: 'flexibility', sport: 'yoga' }]
/** Targets up to about the sum of a few workouts, so that some goals are reached and some are not. */
const MAX_TARGET: Record<Kind, number> = {
  workouts: 12,
  duration: 1200,
  distance: 60_000,
  ascent: 2000,
  energy: 4000,
  streak: 6,
  custom: 50,
  weight: 80,
}
const INTEGER_KINDS: readonly Kind[] = ['workouts', 'duration', 'streak']
const MAX_GOALS = 150

/** Writes of goals, and of weights that goals count. */
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
      target: targetOf(kind, random),
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
        return status(person.patch(`/api/goals/${id}/`, { target: targetOf(kind, random) }))
      },
    ],
    [
      3,
      (random) => {
        const amount = hundredths(random, MAX_TARGET.custom)
        return status(person.put(`/api/goals/${pickGoal(random, 'custom').id}/progress/`, { amount }))
      },
    ],
    [1, (random) => status(person.delete(`/api/goals/${pickGoal(random).id}/`))],
    [
      2,
      (random) => {
        const weight_kg = 60 + hundredths(random, 25)
        return status(person.put(`/api/profiles/me/weights/${dayIn(random)}/`, { weight_kg }))
      },
    ],
    [1, (random) => status(person.delete(`/api/profiles/me/weights/${dayIn(random)}/`))],
  ]
}

function targetOf(kind: Kind, random: Random): number {
  if (kind === 'weight') return 60 + hundredths(random, 25)
  if (INTEGER_KINDS.includes(kind)) return 1 + Math.floor(random.next() * MAX_TARGET[kind])
  return 0.01 + hundredths(random, MAX_TARGET[kind])
}

const hundredths = (random: Random, most: number) => Math.floor(random.next() * most * 100) / 100
const dayIn = (random: Random) => dayBefore(Math.floor(random.next() * 30))

function dayBefore(days: number): string {
  return new Date(START - days * 86_400_000).toISOString().slice(0, 10)
}
