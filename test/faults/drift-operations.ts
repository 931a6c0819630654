import type { Random } from '../../src/cli/demo/random.ts'
import { type Person, START, type TestApp } from '../support/app.ts'
import { goalOperations } from './drift-goals.ts'
import { pictureOperations } from './drift-pictures.ts'
import { type Operation, pickOperation } from './operation.ts'

const DAYS = 25
const ZONES = ['UTC', 'Pacific/Kiritimati', 'America/Los_Angeles', 'Europe/Ljubljana'] as const

/** Random writes by several clients of a person, which do not coordinate. Each write returns its HTTP status. */
export function makeOperator(test: TestApp, person: Person) {
  const workouts: number[] = []
  const keepId = (ids: number[], status: number, id: number) => {
    if (status === 201) ids.push(id)
    return status
  }
  const send = async (method: 'POST' | 'PUT' | 'PATCH' | 'DELETE', url: string, payload?: object) =>
    (await test.request({ method, url, headers: person.headers, ...(payload && { payload }) })).status
  const pickId = (ids: number[], random: Random) => (ids.length > 0 ? random.pick(ids) : 999_999_999)
  const workout = (random: Random) => pickId(workouts.slice(-40), random)
  const severalWorkouts = (random: Random) => [
    ...new Set([workout(random), workout(random), workout(random)]),
  ]

  const operations: Operation[] = [
    [
      30,
      async (random) => {
        const { status, body } = await person.post('/api/workouts/', {
          sport: random.pick(['running', 'cycling', 'yoga']),
          duration: 1 + Math.floor(random.next() * 200),
          visibility: visibility(random),
          distance_m: Math.floor(random.next() * 1e6) / 100,
          ascent_m: random.pick([null, Math.floor(random.next() * 50_000) / 100]),
          calories_kcal: random.pick([null, Math.floor(random.next() * 900_000) / 1000]),
          ...startOn(random),
        })
        return keepId(workouts, status, body.id)
      },
    ],
    [15, (random) => send('PATCH', `/api/workouts/${workout(random)}/`, startOn(random))],
    [5, (random) => send('PATCH', `/api/workouts/${workout(random)}/`, { duration: 30 })],
    [5, (random) => send('PATCH', `/api/workouts/${workout(random)}/`, { visibility: visibility(random) })],
    [15, (random) => send('DELETE', `/api/workouts/${workout(random)}/`)],
    [10, (random) => send('POST', `/api/workouts/trash/${workout(random)}/restore/`, {})],
    [3, (random) => send('DELETE', `/api/workouts/trash/${workout(random)}/`)],
    [1, () => send('DELETE', '/api/workouts/trash/')],
    [3, (random) => send('DELETE', '/api/workouts/bulk/', { ids: severalWorkouts(random) })],
    [
      3,
      (random) =>
        send('PATCH', '/api/workouts/bulk/', { ids: severalWorkouts(random), change: { add_tags: ['x'] } }),
    ],
    [
      2,
      (random) =>
        send('PATCH', '/api/workouts/bulk/', {
          ids: severalWorkouts(random),
          change: { visibility: visibility(random) },
        }),
    ],
    ...pictureOperations(test, person, workout),
    ...goalOperations(person),
  ]
  return { act: (random: Random): Promise<number> => pickOperation(operations, random)(random) }
}

const visibility = (random: Random) => random.pick(['private', 'followers', 'public'] as const)

function startOn(random: Random) {
  const day = Math.floor(random.next() * DAYS)
  return {
    started_at: new Date(START - day * 86_400_000 - Math.floor(random.next() * 43_200_000)).toISOString(),
    time_zone: random.pick(ZONES),
  }
}
