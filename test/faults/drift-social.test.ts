import { afterAll, beforeAll, expect, it } from 'vitest'
import { seededRandom } from '../../src/cli/demo/random.ts'
import { buildTestApp, type Person, type TestApp } from '../support/app.ts'
import { onEachDatabase } from '../support/databases.ts'
import { shownDriftOf, socialDriftOf } from './drift-recount-social.ts'
import { relationDriftOf, relationOperations } from './drift-relations.ts'
import { type OwnedWorkout, socialOperations } from './drift-social.ts'
import { pickOperation } from './operation.ts'

/** The default is for every change; `DRIFT_OPERATIONS=100000` runs the full test. */
const OPERATIONS = Number(process.env.DRIFT_OPERATIONS ?? 1500)
const PEOPLE = 12
const WORKOUTS_EACH = 2
const CLIENTS = 64
const PER_OPERATION_MS = 60

onEachDatabase('likes and comments', (kind) => {
  let test: TestApp
  let people: Person[]
  const workouts: OwnedWorkout[] = []

  beforeAll(async () => {
    test = await buildTestApp(kind)
    people = []
    for (let i = 0; i < PEOPLE; i++) people.push(await test.register(`person${i}`))
    for (const owner of people)
      for (let i = 0; i < WORKOUTS_EACH; i++) {
        const workout = { sport: 'running', duration: 30, visibility: 'public' }
        workouts.push({ id: (await owner.post('/api/workouts/', workout)).body.id, owner })
      }
  })
  afterAll(() => test?.close())

  it(`equal a recount after ${OPERATIONS} random changes by ${CLIENTS} clients at once, with changing relations`, {
    timeout: 60_000 + OPERATIONS * PER_OPERATION_MS,
  }, async () => {
    const operations = [...relationOperations(test, people), ...socialOperations(test, people, workouts)]
    const answers = new Map<number, number>()
    let left = OPERATIONS
    const work = async (client: number) => {
      const random = seededRandom(client)
      while (left-- > 0) {
        const status = await pickOperation(operations, random)(random)
        answers.set(status, (answers.get(status) ?? 0) + 1)
      }
    }
    await Promise.all(Array.from({ length: CLIENTS }, (_, client) => work(client)))
    console.log(`${kind}: ${OPERATIONS} changes, answered ${JSON.stringify(Object.fromEntries(answers))}`)
    const failed = [...answers].filter(([status]) => status >= 500)
    const drift = [...(await socialDriftOf(test)), ...(await relationDriftOf(test))]
    for (const viewer of people) drift.push(...(await shownDriftOf(test, viewer, workouts)))
    expect({ failed, drift }).toEqual({ failed: [], drift: [] })
    const succeeded = [200, 201, 204].reduce((sum, status) => sum + (answers.get(status) ?? 0), 0)
    expect(succeeded).toBeGreaterThan(OPERATIONS / 4)
  })
})
