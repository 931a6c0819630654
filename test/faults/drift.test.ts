import { afterAll, beforeAll, expect, it } from 'vitest'
import { seededRandom } from '../../src/cli/demo/random.ts'
import { buildTestApp, type TestApp } from '../support/app.ts'
import { onEachDatabase } from '../support/databases.ts'
import { driftOf } from './drift.ts'
import { makeOperator } from './drift-operations.ts'
import { orphansOf } from './drift-recount-pictures.ts'

/** The default suits a run after every change of the code. `DRIFT_OPERATIONS=100000` runs the full test. */
const OPERATIONS = Number(process.env.DRIFT_OPERATIONS ?? 1500)
const PEOPLE = 12
const CLIENTS = 64
const PER_OPERATION_MS = 60

onEachDatabase('counters, streaks, pictures and goals', (kind) => {
  let test: TestApp

  beforeAll(async () => {
    test = await buildTestApp(kind)
  })
  afterAll(() => test?.close())

  it(`equal a recount after ${OPERATIONS} random writes by ${CLIENTS} clients at once`, {
    timeout: 60_000 + OPERATIONS * PER_OPERATION_MS,
  }, async () => {
    const people = await Promise.all(
      Array.from({ length: PEOPLE }, (_, i) => test.register(`drifter${kind}${i}`)),
    )
    const operators = people.map((person) => makeOperator(test, person))
    const answers = new Map<number, number>()
    let left = OPERATIONS
    const work = async (client: number) => {
      const random = seededRandom(client)
      while (left-- > 0) {
        const status = await random.pick(operators).act(random)
        answers.set(status, (answers.get(status) ?? 0) + 1)
      }
    }
    await Promise.all(Array.from({ length: CLIENTS }, (_, client) => work(client)))
    await test.runJobs()

    const succeeded = [200, 201, 204].reduce((sum, status) => sum + (answers.get(status) ?? 0), 0)
    const failed = [...answers].filter(([status]) => status >= 500)
    console.log(`${kind}: ${OPERATIONS} writes, answered ${JSON.stringify(Object.fromEntries(answers))}`)
    expect(failed).toEqual([])
    // Operations fail when another client has deleted their target.
    expect(succeeded).toBeGreaterThan(OPERATIONS / 2)
    for (const person of people) expect(await driftOf(test, person)).toEqual([])
    expect(await orphansOf(test)).toEqual([])
  })
})
