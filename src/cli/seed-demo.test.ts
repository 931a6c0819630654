import { afterEach, beforeEach, expect, test } from 'vitest'
import { buildTestApp, PASSWORD, type TestApp } from '../../test/support/app.ts'
import { runCli } from '../../test/support/cli.ts'
import { onEachDatabase } from '../../test/support/databases.ts'
import { decodeTrack } from '../features/tracks/codec.ts'
import { PEOPLE } from './demo/people.ts'

onEachDatabase('fittrack seed-demo', (kind) => {
  let server: TestApp
  const seedDemo = (...args: string[]) => {
    const { dataDir, database } = server.services.config
    return runCli(['seed-demo', ...args], { DATA_DIR: dataDir, DATABASE_URL: database.url }, `${PASSWORD}\n`)
  }
  const signIn = async (username: string, password: string | undefined) => {
    const payload = { username, password }
    return (await server.request({ method: 'POST', url: '/api/auth/login/', payload })).status
  }

  beforeEach(async () => {
    server = await buildTestApp(kind)
  })

  afterEach(() => server.close())

  test('fills an empty server with people and workouts, and prints their password once', async () => {
    const { code, stdout, stderr } = await seedDemo()

    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(await signIn(PEOPLE[3]!.username, /^Password of each: (\S{16})$/m.exec(stdout)?.[1])).toBe(200)
    const workouts = await server.services.db.selectFrom('workout').selectAll().execute()
    expect(workouts.length).toBeGreaterThan(200)
    expect(new Set(workouts.map(({ owner_id }) => owner_id)).size).toBe(PEOPLE.length)
    expect(new Set(workouts.map(({ sport }) => sport)).size).toBeGreaterThanOrEqual(12)
    const outings = workouts.filter(({ has_track }) => has_track === 1)
    expect(outings.length).toBeGreaterThan(100)
    for (const outing of outings) await assertPlausible(server, outing)
    const { db } = server.services
    const profiles = await db.selectFrom('profile').select(['name', 'total_workouts']).execute()
    expect(profiles.map(({ name }) => name)).not.toContain('')
    expect(profiles.reduce((sum, profile) => sum + profile.total_workouts, 0)).toBe(workouts.length)
    const owners = await db.selectFrom('goal').select('owner_id').distinct().execute()
    expect(owners).toHaveLength(PEOPLE.length)
    const summaries = await db.selectFrom('relation_summary').select('followers_count').execute()
    expect(summaries).toHaveLength(PEOPLE.length)
    expect(summaries.map(({ followers_count }) => followers_count)).not.toContain(0)
  }, 120_000)

  test('refuses a server with accounts unless --force is given', async () => {
    await server.register('ana')

    expect(await seedDemo()).toEqual({
      code: 1,
      stdout: '',
      stderr: 'There are accounts here already; to add the demo people beside them, use --force.\n',
    })
    const { code, stdout } = await seedDemo('--force', '--password-stdin')
    expect(code).toBe(0)
    expect(stdout).not.toContain(PASSWORD)
    expect(await signIn(PEOPLE[0]!.username, PASSWORD)).toBe(200)
    expect((await seedDemo('--force')).stderr).toBe(
      'The demo people, or somebody of the same name, are here already.\n',
    )
  }, 120_000)
})

type Outing = {
  id: number
  started_at: number
  avg_hr_bpm: number | null
  max_hr_bpm: number | null
  avg_speed_mps: number | null
  max_speed_mps: number | null
  ascent_m: number | null
}

/** Checks that the figures are plausible and the route ends where it began. */
async function assertPlausible({ services }: TestApp, outing: Outing): Promise<void> {
  const { db } = services
  const track = await db
    .selectFrom('track')
    .selectAll()
    .where('workout_id', '=', outing.id)
    .executeTakeFirstOrThrow()
  const laps = await db.selectFrom('lap').select('index').where('workout_id', '=', outing.id).execute()
  const { length, columns } = decodeTrack(track.data, ['lat', 'lon'])
  const { lat, lon } = columns
  expect(length).toBe(track.point_count)
  expect(laps.length).toBeGreaterThan(1)
  expect(Math.hypot(lat!.at(-1)! - lat![0]!, lon!.at(-1)! - lon![0]!)).toBeLessThan(0.001)
  expect(outing.avg_hr_bpm).toBeGreaterThan(90)
  expect(outing.max_hr_bpm).toBeLessThan(195)
  expect(outing.avg_speed_mps).toBeGreaterThan(0.5)
  expect(outing.max_speed_mps).toBeLessThan(25)
  expect(outing.ascent_m ?? 0).toBeLessThan(1_500)
  expect(outing.started_at).toBeLessThan(Date.now())
}
