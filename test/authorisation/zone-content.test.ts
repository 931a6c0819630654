import polyline from '@mapbox/polyline'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { haversine_m } from '../../src/platform/geo.ts'
import { onEachDatabase } from '../support/databases.ts'
import { CALLED } from './calls.ts'
import { type Json, openReads, type Read, routeOf, sessionOf, withQuery } from './reads.ts'
import { circleOf, isShown } from './rule.ts'
import { type Member, NOBODY } from './viewers.ts'
import { copyWorkout, makeTemplate, type Visibility } from './workouts.ts'
import { makeWorld, type World } from './world.ts'

const MIN_CELLS = 1_000
const ZONE = { name: 'Home', lat: 47, lon: 15, radius_m: 200 }
const OTHER_START = { lat: 47.2, lon: 15 }

/** Where a track lies, with the recording that lies there: 12 seconds stay in the zone, 900 leave it. */
const PLACES = {
  inside: { records: 12, start: ZONE },
  crossing: { records: 900, start: ZONE },
  outside: { records: 900, start: OTHER_START },
}
type Place = keyof typeof PLACES

type Workout = { id: number; place: Place; visibility: Visibility }

/** Figures that others must not get of the whole track, because they tell how much of it is hidden. */
const FIGURES = [
  'distance_m',
  'elapsed_s',
  'moving_s',
  'avg_speed_mps',
  'avg_hr_bpm',
  'avg_power_w',
  'summary_polyline',
]
/** The owners show everything, but for what is in the zone. */
const OPEN = {
  body_visibility: 'public',
  map_visibility: 'public',
  shows_start_time: true,
  shares_original: true,
}

type Position = [lat: number, lon: number]

/** Positions of a response: of its streams, or of the route that it draws. */
function positionsIn({ channels, summary_polyline }: Json): Position[] {
  if (typeof summary_polyline === 'string') return polyline.decode(summary_polyline)
  const { lat = [], lon = [] } = (channels ?? {}) as { lat?: (number | null)[]; lon?: (number | null)[] }
  return lat.flatMap((degrees, i) => (degrees === null ? [] : [[degrees, lon[i]!] as Position]))
}

const inZone = ([lat, lon]: Position) => haversine_m(lat, lon, ZONE.lat, ZONE.lon) <= ZONE.radius_m

/** Whatever a response shows to others of a place: no position in the zone, and no figure of the whole track. */
function expectNoZone(own: Json, shown: Json, place: Place): void {
  expect(positionsIn(own).some(inZone)).toBe(place !== 'outside')
  expect(positionsIn(shown).filter(inZone)).toEqual([])
  expect(positionsIn(shown).length > 0).toBe(place !== 'inside')
  if (place === 'outside') return
  const told = FIGURES.filter((name) => own[name] != null && shown[name] === own[name])
  expect(told).toEqual([])
}

/** What each route must show to somebody else than the owner, of a workout that they may see. */
const CHECKS: Record<string, (own: Json, shown: Json, place: Place) => void> = {
  'GET /api/workouts/:id/': (own, shown, place) => {
    expectNoZone(own, shown, place)
    expect(shown.started_at === own.started_at).toBe(place === 'outside')
    expect(shown).toMatchObject({ has_track: place !== 'inside', shares_original: place === 'outside' })
    if (place === 'inside') expect(FIGURES.filter((name) => shown[name] !== null)).toEqual([])
  },
  'GET /api/workouts/:id/streams/': (own, shown, place) => {
    expectNoZone(own, shown, place)
    const known = new Set(positionsIn(own).map(String))
    expect(positionsIn(shown).filter((position) => !known.has(String(position)))).toEqual([])
    if (place === 'outside') expect(shown).toEqual(own)
  },
  // The first lap that is shown would tell how long the hidden part is.
  'GET /api/workouts/:id/laps/': (own, shown, place) =>
    expect(shown).toEqual(place === 'outside' ? own : { results: [] }),
  'GET /api/workouts/:id/original/': (own, shown, place) => {
    expect(place).toBe('outside')
    expect(shown).toEqual(own)
  },
}

onEachDatabase('what a response shows of a zone', (kind) => {
  let world: World
  let read: Read
  const workouts = new Map<Member, Workout[]>()
  let cells = 0

  beforeAll(async () => {
    world = await makeWorld(kind)
    read = openReads(world)
    for (const owner of owners()) {
      await owner.account.post('/api/profiles/me/zones/', ZONE)
      workouts.set(owner, await addWorkouts(owner))
    }
  })
  afterAll(() => world?.close())

  const owners = () => world.owners.filter(({ isActive }) => isActive)

  /** Uploads a track for each place, so that the server itself cuts it, and copies it for each visibility. */
  async function addWorkouts({ account }: Member): Promise<Workout[]> {
    const made: Workout[] = []
    const { test } = world
    for (const [days, place] of (Object.keys(PLACES) as Place[]).entries()) {
      const startedAt = new Date(Date.UTC(2026, 10, 10 + days, 17, 42, 11))
      const track = { ...PLACES[place], startedAt }
      const template = await makeTemplate(test, account, track, { ...OPEN, visibility: 'private' })
      made.push({ id: template.id, place, visibility: 'private' })
      for (const visibility of ['followers', 'public'] as const) {
        const id = await copyWorkout(test, template, { owner_id: account.id, visibility })
        made.push({ id, place, visibility })
      }
    }
    return made
  }

  /** Everybody but the owner who can read anything at all. */
  const othersThan = (owner: Member) =>
    world.viewers.filter((viewer) => {
      const { member, scopes } = viewer
      return member ? member.isActive && member !== owner && !scopes : viewer !== NOBODY
    })

  it.each(Object.keys(CHECKS))('hides what is inside, and shows the rest: %s', async (name) => {
    const route = routeOf(name)
    for (const owner of owners())
      for (const { id, place, visibility } of workouts.get(owner)!) {
        const own = await read(sessionOf(world, owner), route, id)
        expect(own.status).toBe(200)
        for (const viewer of othersThan(owner)) {
          const isSeen =
            isShown(viewer.member, owner, visibility) && !(route.part === 'original' && place !== 'outside')
          const { status, body } = await read(viewer, route, id)
          const cell = `${viewer.name}, ${owner.account.username}, ${place}, ${visibility}`
          expect([cell, status]).toEqual([cell, isSeen ? 200 : 404])
          if (isSeen) CHECKS[name]!(own.body, body, place)
          cells++
        }
      }
  })

  it('lists and sums say the same as the single workouts', async () => {
    for (const owner of owners())
      for (const viewer of othersThan(owner).filter(({ member }) => member)) {
        const shown = workouts
          .get(owner)!
          .filter(({ visibility }) => isShown(viewer.member, owner, visibility))
        if (shown.length === 0) continue
        const { username } = owner.account
        const list = await read(viewer, routeOf('GET /api/profiles/:username/workouts/'), username)
        const rows = list.body.results as Json[]
        expect(rows.map(({ id }) => id).toSorted()).toEqual(shown.map(({ id }) => id).toSorted())
        for (const row of rows) {
          const single = await read(viewer, routeOf('GET /api/workouts/:id/'), Number(row.id))
          expect(single.body).toMatchObject(row)
        }
        const feed = await read(
          viewer,
          withQuery(routeOf('GET /api/feed/'), `person=${username}&page_size=100`),
        )
        const isFollower = circleOf(viewer.member, owner) === 'followers'
        const entries = new Map((feed.body.results as Json[]).map((row) => [row.id, row]))
        expect(entries.size).toBe(isFollower ? rows.length : 0)
        if (isFollower) for (const row of rows) expect(entries.get(row.id)).toMatchObject(row)
        const sum = (name: string) => rows.reduce((total, row) => total + Number(row[name] ?? 0), 0)
        const stats = await read(viewer, routeOf('GET /api/profiles/:username/stats/'), username)
        const { duration, distance_m, ascent_m } = stats.body.totals as Record<string, number>
        expect([viewer.name, duration]).toEqual([viewer.name, sum('duration')])
        expect(distance_m).toBeCloseTo(sum('distance_m'), 1)
        expect(ascent_m).toBeCloseTo(sum('ascent_m'), 1)
        cells += 2 * rows.length + 2
      }
  })

  it.each([
    ['follower', 'person.follower'],
    ['everyone', 'person.stranger'],
  ])('is cut for the owner with view_as=%s as for others', async (audience, name) => {
    const viewer = world.viewers.find((one) => one.name === name)!
    for (const route of CALLED.filter(({ query }) => query.includes('view_as')))
      for (const owner of owners())
        for (const { id } of workouts.get(owner)!) {
          const viewAs = withQuery(route, `view_as=${audience}`)
          const [asOther, other] = [
            await read(sessionOf(world, owner), viewAs, id),
            await read(viewer, route, id),
          ]
          expect(asOther.status).toBe(other.status)
          if (other.status === 200) expect(asOther.body).toEqual(other.body)
          cells++
        }
  })

  it(`was checked in at least ${MIN_CELLS} cells`, () => {
    console.log(`content of zones on ${kind}: ${cells} cells`)
    expect(cells).toBeGreaterThan(MIN_CELLS)
  })
})
