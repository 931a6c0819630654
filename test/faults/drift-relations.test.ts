import { afterAll, beforeAll, expect, it } from 'vitest'
import { seededRandom } from '../../src/cli/demo/random.ts'
import { buildTestApp, type Person, type TestApp } from '../support/app.ts'
import { onEachDatabase } from '../support/databases.ts'
import { relationDriftOf, relationOperations } from './drift-relations.ts'
import { pickOperation } from './operation.ts'

/** The default is for every change; `DRIFT_OPERATIONS=100000` runs the full test. */
const OPERATIONS = Number(process.env.DRIFT_OPERATIONS ?? 1500)
const PEOPLE = 12
const CLIENTS = 64
const PER_OPERATION_MS = 60

onEachDatabase('relations', (kind) => {
  let test: TestApp
  let people: Person[]

  beforeAll(async () => {
    test = await buildTestApp(kind)
    people = []
    for (let i = 0; i < PEOPLE; i++) people.push(await test.register(`person${i}`))
  })
  afterAll(() => test?.close())

  it(`equal a recount after ${OPERATIONS} random changes by ${CLIENTS} clients at once, and every block wins`, {
    timeout: 60_000 + OPERATIONS * PER_OPERATION_MS,
  }, async () => {
    const operations = relationOperations(test, people)
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
    expect({ failed, drift: await relationDriftOf(test) }).toEqual({ failed: [], drift: [] })
    expect((answers.get(201) ?? 0) + (answers.get(204) ?? 0)).toBeGreaterThan(OPERATIONS / 4)
  })
})
