import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { buildTestApp, type Person, type TestApp } from '../../../test/support/app.ts'
import { onEachDatabase } from '../../../test/support/databases.ts'

onEachDatabase('records', (kind) => {
  let test: TestApp
  let ana: Person
  let people = 0
  beforeAll(async () => {
    test = await buildTestApp(kind)
  })
  afterAll(() => test?.close())
  beforeEach(async () => {
    ana = await test.register(`ana${++people}`)
  })

  const add = async (workout: object, started_at = '2026-11-20T08:00:00Z') =>
    (await ana.post('/api/workouts/', { sport: 'running', duration: 30, ...workout, started_at })).body.id
  /** Each record as kind, value, unit and the id of its workout. */
  const records = async (query = '') =>
    (await ana.get(`/api/workouts/records/?${query}`)).body.records.map(
      ({ kind, value, unit, workout }: Record<string, { id: number }>) => [kind, value, unit, workout!.id],
    )

  it('contain in full the workout with the highest value', async () => {
    const long = await add({ duration: 300 })
    const far = await add({ distance_m: 42_195, avg_speed_mps: 3.1, ascent_m: 12 })
    const fast = await add({ distance_m: 5_000, avg_speed_mps: 4.6005 })
    const high = await add({ sport: 'hiking', ascent_m: 1_800.5 })
    const hard = await add({ sport: 'cycling', avg_power_w: 250 })
    expect(await records()).toEqual([
      ['longest', 300, 'min', long],
      ['furthest', 42_195, 'm', far],
      ['fastest', 4.601, 'mps', fast],
      ['most_climbing', 1_800.5, 'm', high],
      ['highest_avg_power', 250, 'w', hard],
    ])
    expect(await records('sport=running')).toContainEqual(['most_climbing', 12, 'm', far])
    expect(await records('type=strength')).toEqual([])
    const [longest] = (await ana.get('/api/workouts/records/')).body.records
    expect(longest.workout).toEqual(
      (await ana.get('/api/workouts/')).body.results.find(({ id }: never) => id === long),
    )
  })

  it('go to the earliest workout of several equals', async () => {
    const figures = { distance_m: 10_000, avg_power_w: 200 }
    await add(figures, '2026-11-19T08:00:00Z')
    const first = await add(figures, '2026-11-18T08:00:00Z')
    // Of workouts with the same start, the one that was added first wins. The second of these has a lower value.
    await add(figures, '2026-11-18T08:00:00Z')
    await add({ distance_m: 9_999.999 }, '2026-11-18T08:00:00Z')
    const held = await records()
    expect(held.map(([kind, , , id]: never[]) => [kind, id])).toEqual([
      ['longest', first],
      ['furthest', first],
      ['fastest', first],
      ['highest_avg_power', first],
    ])
  })

  it('ignore a workout with the same start and a lower value', async () => {
    await add({ distance_m: 100 })
    const far = await add({ distance_m: 200, duration: 20 })
    expect(await records()).toContainEqual(['furthest', 200, 'm', far])
  })

  it('of speed ignore short distances, short durations without a speed, and speeds without a distance', async () => {
    const speeds = async () => (await records()).filter(([kind]: string[]) => kind === 'fastest')
    await add({ distance_m: 399.9, avg_speed_mps: 60 })
    await add({ distance_m: 3_000, duration: 9 })
    await add({ avg_speed_mps: 20 })
    expect(await speeds()).toEqual([])
    const slow = await add({ distance_m: 400, avg_speed_mps: 1.5 })
    expect(await speeds()).toEqual([['fastest', 1.5, 'mps', slow]])
    const byHand = await add({ distance_m: 2_000, duration: 10 })
    expect(await speeds()).toEqual([['fastest', 3.333, 'mps', byHand]])
  })

  it('leave out a kind if all its values are 0', async () => {
    await add({ distance_m: 0, ascent_m: 0, avg_power_w: 0 })
    expect((await records()).map(([kind]: string[]) => kind)).toEqual(['longest'])
  })
})
