import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { buildTestApp, type Person, START, type TestApp } from '../../../test/support/app.ts'
import { onEachDatabase } from '../../../test/support/databases.ts'

const DAY_MS = 86_400_000
const daysBetween = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / DAY_MS
const dayAfter = (date: string, days = 1) =>
  new Date(Date.parse(date) + days * DAY_MS).toISOString().slice(0, 10)

onEachDatabase('profile counters', (kind) => {
  let test: TestApp
  let people = 0
  beforeAll(async () => {
    test = await buildTestApp(kind)
  })
  afterAll(() => test?.close())

  const profileOf = ({ id }: Person) =>
    test.services.db.selectFrom('profile').selectAll().where('account_id', '=', id).executeTakeFirst()

  /** The counters as they should be, computed from all workouts. */
  async function recount({ id }: Person) {
    const stored = await test.services.db
      .selectFrom('workout')
      .select(['local_date', 'started_at', 'deleted_at'])
      .where('owner_id', '=', id)
      .execute()
    const rows = stored.filter(({ deleted_at }) => deleted_at === null)
    const dates = [...new Set(rows.map(({ local_date }) => local_date))].toSorted()
    const runs: { first_date: string; last_date: string }[] = []
    for (const date of dates) {
      const last = runs.at(-1)
      if (last && dayAfter(last.last_date) === date) last.last_date = date
      else runs.push({ first_date: date, last_date: date })
    }
    const daysOf = (run: { first_date: string; last_date: string }) =>
      daysBetween(run.first_date, run.last_date) + 1
    return {
      total_workouts: rows.length,
      stored_workouts: stored.length,
      last_workout_at: rows.length ? Math.max(...rows.map(({ started_at }) => started_at)) : null,
      longest_streak: Math.max(0, ...runs.map(daysOf)),
      streak_first_date: runs.at(-1)?.first_date ?? null,
      streak_last_date: runs.at(-1)?.last_date ?? null,
    }
  }

  async function expectExactCounters(person: Person) {
    const expected = await recount(person)
    expect(await profileOf(person)).toMatchObject(expected)
    const { db } = test.services
    const days = await db.selectFrom('workout_day').selectAll().where('owner_id', '=', person.id).execute()
    expect(days.reduce((sum, { workouts }) => sum + workouts, 0)).toBe(expected.total_workouts)
    const runs = await db.selectFrom('streak_run').selectAll().where('owner_id', '=', person.id).execute()
    expect(runs.reduce((sum, run) => sum + run.days, 0)).toBe(days.length)
  }

  const day = fc.integer({ min: 0, max: 12 })
  const zone = fc.constantFrom('UTC', 'Pacific/Kiritimati', 'America/Los_Angeles', 'Europe/Ljubljana')
  const operation = fc.oneof(
    { weight: 5, arbitrary: fc.record({ kind: fc.constant('add' as const), day, zone }) },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('remove' as const), which: fc.nat(30) }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('restore' as const), back: fc.nat(30) }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('empty' as const) }) },
    { weight: 3, arbitrary: fc.record({ kind: fc.constant('move' as const), which: fc.nat(30), day, zone }) },
  )
  const startOn = (number: number) => new Date(START - number * DAY_MS).toISOString()

  it('stay exact when workouts are back-dated, moved, deleted, restored, purged and in other time zones', {
    timeout: 120_000,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(operation, { minLength: 1, maxLength: 25 }), async (operations) => {
        const ana = await test.register(`walker${kind}${++people}`)
        const ids: number[] = []
        const trash: number[] = []
        for (const given of operations) {
          const id = 'which' in given ? ids[given.which % Math.max(ids.length, 1)] : undefined
          if (given.kind === 'add') {
            const workout = { sport: 'walking', duration: 10, started_at: startOn(given.day) }
            const { body } = await ana.post('/api/workouts/', { ...workout, time_zone: given.zone })
            ids.push(body.id)
          } else if (id !== undefined && given.kind === 'remove') {
            await ana.delete(`/api/workouts/${id}/`)
            trash.push(...ids.splice(ids.indexOf(id), 1))
          } else if (given.kind === 'restore' && trash.length > 0) {
            const [back = 0] = trash.splice(given.back % trash.length, 1)
            await ana.post(`/api/workouts/trash/${back}/restore/`)
            ids.push(back)
          } else if (given.kind === 'empty') {
            await ana.delete('/api/workouts/trash/')
            trash.length = 0
          } else if (id !== undefined && given.kind === 'move') {
            const change = { started_at: startOn(given.day), time_zone: given.zone }
            await ana.patch(`/api/workouts/${id}/`, change)
          }
          if (ids.length > 0) await expectExactCounters(ana)
        }
      }),
      { numRuns: 25, seed: 3 },
    )
  })

  it('stay exact when one person sends twenty writes at once', async () => {
    const ana = await test.register(`crowd${kind}`)
    for (let round = 0; round < 5; round++) {
      const answers = await Promise.all(
        Array.from({ length: 20 }, (_, i) =>
          ana.post('/api/workouts/', {
            sport: 'walking',
            duration: 10,
            started_at: startOn((i * 7 + round * 3) % 30),
          }),
        ),
      )
      expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 201))
      await Promise.all(
        // Some workouts are deleted twice at the same time.
        [...answers, ...answers.filter((_, i) => i % 6 === 0)].map(({ body }, i) =>
          i % 3 === 0 || i >= answers.length
            ? ana.delete(`/api/workouts/${body.id}/`)
            : ana.patch(`/api/workouts/${body.id}/`, { started_at: startOn((i * 11 + round) % 30) }),
        ),
      )
    }
    await expectExactCounters(ana)
  })
})
