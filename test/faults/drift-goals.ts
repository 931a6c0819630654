import type { Random } from '../../src/cli/demo/random.ts'
import { type Person, START } from '../support/app.ts'
import type { Operation } from './drift-operations.ts'

const KINDS = ['workouts', 'duration', 'distance', 'streak', 'custom'] as const
const MOST = 150

/** Writes of goals. What they show is counted anew at every read: the writes must not get in each other's way. */
export function goalOperations(person: Person): Operation[] {
  const goals: number[] = []
  const goal = (random: Random) => (goals.length > 0 ? random.pick(goals.slice(-20)) : 999_999_999)
  const status = async (answer: Promise<{ status: number }>) => (await answer).status
  return [
    [
      3,
      async (random) => {
        if (goals.length >= MOST) return 200
        const answer = await person.post('/api/goals/', {
          kind: random.pick(KINDS),
          target: 1 + Math.floor(random.next() * 50),
          period: random.pick(['once', 'week', 'month']),
          start_date: dayBefore(Math.floor(random.next() * 20)),
          deadline: dayBefore(-10),
        })
        if (answer.status === 201) goals.push(answer.body.id)
        return answer.status
      },
    ],
    [3, (random) => status(person.post(`/api/goals/${goal(random)}/toggle_completion/`))],
    [2, (random) => status(person.patch(`/api/goals/${goal(random)}/`, { target: 1 + random.next() * 9 }))],
    [1, (random) => status(person.delete(`/api/goals/${goal(random)}/`))],
  ]
}

function dayBefore(days: number): string {
  return new Date(START - days * 86_400_000).toISOString().slice(0, 10)
}
