import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { seededRandom } from '../../src/cli/demo/random.ts'
import { buildTestApp, type Person, START, type TestApp } from '../support/app.ts'
import { onEachDatabase } from '../support/databases.ts'
import { buildFit } from '../support/fit-builder.ts'
import { feedDriftOf } from './drift-recount-feed.ts'
import { loadWorld, shownDriftOf, socialDriftOf } from './drift-recount-social.ts'
import { relationDriftOf, relationOperations } from './drift-relations.ts'
import { type OwnedWorkout, socialOperations, TRACK_START } from './drift-social.ts'
import { pickOperation } from './operation.ts'

/** The defaults are for every change; `DRIFT_OPERATIONS=100000 DRIFT_PEOPLE=120` runs the full test. */
const OPERATIONS = Number(process.env.DRIFT_OPERATIONS ?? 1500)
const PEOPLE = Number(process.env.DRIFT_PEOPLE ?? 12)
const OWNERS = 12
const WORKOUTS_EACH = 2
/** So many owners have a workout with a track, too. */
const WITH_TRACKS = 4
const CLIENTS = 64
const PER_OPERATION_MS = 60
const RUN_JOBS_EVERY_MS = 50

onEachDatabase('likes and comments', (kind) => {
  let test: TestApp
  let people: Person[]
  const workouts: OwnedWorkout[] = []

  beforeAll(async () => {
    // Prints the cause of each 5xx response.
    test = await buildTestApp(kind, { LOG_LEVEL: 'error' })
    people = []
    for (let i = 0; i < PEOPLE; i++) people.push(await test.register(`person${i}`))
    const owners = people.slice(0, OWNERS)
    for (const owner of owners)
      for (let i = 0; i < WORKOUTS_EACH; i++) {
        const workout = { sport: 'running', duration: 30, visibility: 'public' }
        workouts.push({ id: (await owner.post('/api/workouts/', workout)).body.id, owner })
      }
    for (const owner of owners.slice(0, WITH_TRACKS)) {
      const startedAt = new Date(START - owner.id * 3_600_000)
      const { body } = await owner.upload(
        'ride.fit',
        buildFit({ records: 900, start: TRACK_START, startedAt }),
      )
      const id = body.items[0].workouts[0]
      await owner.patch(`/api/workouts/${id}/`, { visibility: 'public' })
      workouts.push({ id, owner })
    }
  })
  afterAll(() => test?.close())

  /** Runs jobs, as a worker does, until the promise settles, and what is due then. */
  async function runJobsDuring(work: Promise<unknown>): Promise<void> {
    let isDone = false
    const done = work.finally(() => {
      isDone = true
    })
    while (!isDone) {
      await test.runJobs()
      await sleep(RUN_JOBS_EVERY_MS)
    }
    await done
    await test.runJobs()
  }

  it(`and the feeds equal a recount after ${OPERATIONS} random changes by ${CLIENTS} clients at once, with changing relations and zones`, {
    timeout: 120_000 + OPERATIONS * PER_OPERATION_MS,
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
    await runJobsDuring(Promise.all(Array.from({ length: CLIENTS }, (_, client) => work(client))))
    console.log(`${kind}: ${OPERATIONS} changes, answered ${JSON.stringify(Object.fromEntries(answers))}`)
    const failed = [...answers].filter(([status]) => status >= 500)
    const world = await loadWorld(test)
    const pending = world.workouts.filter((workout) => workout.pending_id !== null)
    const drift = [...socialDriftOf(world), ...(await relationDriftOf(test))]
    // Suspended people read nothing: the test does not end their sessions.
    const viewers = people.filter(({ id }) => world.active.has(id))
    for (const viewer of viewers)
      drift.push(...(await shownDriftOf(world, viewer, workouts)), ...(await feedDriftOf(world, viewer)))
    expect({ failed, drift, pending }).toEqual({ failed: [], drift: [], pending: [] })
    expect(viewers.length).toBeGreaterThan(PEOPLE / 2)
    const succeeded = [200, 201, 204].reduce((sum, status) => sum + (answers.get(status) ?? 0), 0)
    expect(succeeded).toBeGreaterThan(OPERATIONS / 4)
  })
})
