import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { START } from '../support/app.ts'
import { onEachDatabase } from '../support/databases.ts'
import { CALLED, type CalledRoute } from './calls.ts'
import { type Json, openReads, type Read, routeOf, sessionOf, withQuery } from './reads.ts'
import { circleOf, isShown, type Parts, shownParts } from './rule.ts'
import { type Member, NOBODY } from './viewers.ts'
import { addPicture, copyWorkout, type Sharing, VISIBILITIES } from './workouts.ts'
import { makeWorld, type World } from './world.ts'

/** Grows with the routes that show workouts, and with the workouts of `VARIANTS`. */
const MIN_CELLS = 2_900

/** Every workout that differs in what others see of it. A new kind of hiding, such as a zone, is a dimension here. */
const VARIANTS: Required<Sharing>[] = VISIBILITIES.flatMap((visibility, row) =>
  VISIBILITIES.flatMap((body_visibility, column) =>
    [0, 1].map((shows_start_time) => ({
      visibility,
      body_visibility,
      // A Latin square, which has every pair of two visibilities.
      map_visibility: VISIBILITIES[(row + column) % 3]!,
      shows_start_time,
      shares_original: shows_start_time,
    })),
  ),
)

type Workout = Required<Sharing> & { id: number; picture: string }
/** What a viewer must get of a workout, made of what its owner gets. */
type Show = (own: Json, parts: Parts) => unknown

const BODY_FIELDS = [
  'avg_hr_bpm',
  'max_hr_bpm',
  'avg_power_w',
  'max_power_w',
  'calories_kcal',
  'perceived_exertion',
]

const nullsFor = (names: string[]) => Object.fromEntries(names.map((name) => [name, null]))
const startOfDay = (day: unknown, timeZone: unknown) =>
  new Date(
    Temporal.PlainDate.from(String(day)).toZonedDateTime(String(timeZone)).epochMilliseconds,
  ).toISOString()
const WRITE_DAY = new Date(START - (START % 86_400_000)).toISOString()

/** A workout of a list. */
function listed(own: Json, parts: Parts): Json {
  if (parts.own) return own
  return {
    ...own,
    body_visibility: null,
    map_visibility: null,
    hidden_ends_m: null,
    shares_original: parts.original,
    created_at: WRITE_DAY,
    updated_at: WRITE_DAY,
    ...(!parts.body && nullsFor(BODY_FIELDS)),
    ...(!parts.startTime && { started_at: startOfDay(own.local_date, own.time_zone) }),
    ...(!parts.map && { has_track: false, summary_polyline: null }),
  }
}

function streams(own: Json, parts: Parts): Json {
  if (!parts.map) return { point_count: 0, channels: {} }
  const { hr_bpm, power_w, ...channels } = own.channels as Json
  return { ...own, channels: { ...channels, ...(parts.body && { hr_bpm, power_w }) } }
}

function laps(own: Json, parts: Parts): Json {
  const rows = parts.map ? (own.results as Json[]) : []
  return {
    results: rows.map((lap) => ({
      ...lap,
      ...(!parts.body && nullsFor(['avg_hr_bpm', 'max_hr_bpm', 'avg_power_w', 'calories_kcal'])),
      ...(!parts.startTime && { started_at: null }),
    })),
  }
}

/** What each route shows of the workout that its address names. */
const SHOWS: Record<string, Show> = {
  'GET /api/workouts/:id/': (own, parts) => ({
    ...listed(own, parts),
    ...(!parts.own && { device_totals: null, track_totals: null, totals_source: 'device' }),
  }),
  'GET /api/workouts/:id/streams/': streams,
  'GET /api/workouts/:id/laps/': laps,
  'GET /api/workouts/:id/original/': (own) => own,
  'GET /api/images/:name/': (own) => own,
}

/** A list in an order that is the same for everybody: a hidden start changes the place of a workout. */
function byId(body: Json): Json {
  const rows = body.results as { id: number }[] | undefined
  return rows ? { ...body, results: rows.toSorted((a, b) => a.id - b.id) } : body
}

type Sums = { workouts: number; calories_kcal: number }

/** What each route shows of the workouts of a person: all of them for the owner, fewer for others. */
const SUMS_UP: Record<string, (own: Json, shown: { workout: Workout; parts: Parts }[]) => Json> = {
  'GET /api/profiles/:username/workouts/': (own, shown) => ({
    count: shown.length,
    results: (own.results as Json[]).flatMap((row) => {
      const found = shown.find(({ workout }) => workout.id === row.id)
      return found ? [listed(row, found.parts)] : []
    }),
  }),
  'GET /api/profiles/:username/stats/': (own, shown) => {
    const { calories_kcal } = (own.totals as Sums) ?? {}
    const ofOne = calories_kcal / VARIANTS.length
    const withBody = shown.filter(({ parts }) => parts.body)
    return { totals: { workouts: shown.length, calories_kcal: ofOne * withBody.length } }
  },
}

/** `notification-content.test.ts` tests what these show. */
const NOTIFICATIONS = ['GET /api/events/', 'GET /api/notifications/']

/** `social-content.test.ts` compares what these show. */
const SOCIAL = /\/(likes|comments|mentionable)\//
/** `public-pages.test.ts` and the tests of highlights compare what these show. */
const DRAWN = [
  'GET /api/profiles/:username/feed/',
  'GET /api/workouts/:id/card/',
  'GET /api/workouts/:id/highlights/',
]

const CONTENT = CALLED.filter(
  ({ name, method, audience, url }) =>
    method === 'GET' &&
    audience === 'shared' &&
    !SOCIAL.test(url) &&
    ![...NOTIFICATIONS, ...DRAWN].includes(name),
)

/** Shows the viewer's own workouts and those of people whom the viewer follows. */
const FEED = 'GET /api/feed/'
onEachDatabase('what a response shows of workouts', (kind) => {
  let world: World
  let read: Read
  const workouts = new Map<Member, Workout[]>()
  let cells = 0

  beforeAll(async () => {
    world = await makeWorld(kind)
    read = openReads(world)
    for (const owner of owners()) {
      const made: Workout[] = []
      for (const variant of VARIANTS) made.push(await addWorkout(owner, variant))
      workouts.set(owner, made)
    }
  })
  afterAll(() => world?.close())

  const owners = () => world.owners.filter(({ isActive }) => isActive)

  async function addWorkout({ account }: Member, sharing: Required<Sharing>): Promise<Workout> {
    const owner_id = account.id
    const id = await copyWorkout(world.test, world.template, { owner_id, ...sharing })
    return {
      id,
      ...sharing,
      picture: await addPicture(world.test, world.template, { workout_id: id, owner_id }),
    }
  }

  /** Everybody whom a route lets in: sessions, keys that may read, and visitors if it is a public page. */
  const viewersOf = ({ permission }: CalledRoute) =>
    world.viewers.filter((viewer) => {
      const { member, scopes } = viewer
      if (!member) return permission === 'view' && viewer !== NOBODY
      return member.isActive && (!scopes || scopes.includes('read'))
    })

  it('is known for every route that shows workouts', () => {
    const known = [...Object.keys(SHOWS), ...Object.keys(SUMS_UP), FEED]
    expect(CONTENT.map(({ name }) => name).toSorted()).toEqual(known.toSorted())
  })

  describe('is what its owner shows to the viewer', () => {
    it.each(CONTENT.filter(({ name }) => name in SHOWS))('of one workout: $name', async (route) => {
      for (const owner of owners())
        for (const workout of workouts.get(owner)!) {
          const id = route.url.includes(':name') ? `0/${workout.picture}` : workout.id
          const own = await read(sessionOf(world, owner), route, id)
          expect(own.status).toBe(200)
          for (const viewer of viewersOf(route)) {
            const parts = shownParts(viewer.member, owner, workout)
            const isSeen =
              isShown(viewer.member, owner, workout.visibility) && (!route.part || parts[route.part])
            const { status, body } = await read(viewer, route, id)
            const cell = { viewer: viewer.name, owner: owner.account.username, ...workout }
            expect({ ...cell, status }).toEqual({ ...cell, status: isSeen ? 200 : 404 })
            if (isSeen)
              expect({ ...cell, body }).toEqual({ ...cell, body: SHOWS[route.name]!(own.body, parts) })
            cells++
          }
        }
    })

    it.each(CONTENT.filter(({ name }) => name in SUMS_UP))('of all together: $name', async (route) => {
      for (const owner of owners()) {
        const own = await read(sessionOf(world, owner), route, owner.account.username)
        expect(own.status).toBe(200)
        for (const viewer of viewersOf(route)) {
          const shown = workouts
            .get(owner)!
            .filter(({ visibility }) => isShown(viewer.member, owner, visibility))
            .map((workout) => ({ workout, parts: shownParts(viewer.member, owner, workout) }))
          const { status, body } = await read(viewer, route, owner.account.username)
          const cell = { viewer: viewer.name, owner: owner.account.username }
          expect({ ...cell, status }).toEqual({ ...cell, status: shown.length > 0 ? 200 : 404 })
          if (status === 200) expect(byId(body)).toMatchObject(byId(SUMS_UP[route.name]!(own.body, shown)))
          cells++
        }
      }
    })
  })

  it('is in the feed what its owner shows to the viewer, and only for followers', async () => {
    for (const owner of owners()) {
      const route = withQuery(routeOf(FEED), `person=${owner.account.username}&page_size=100`)
      const own = await read(sessionOf(world, owner), route)
      const ownRows = new Map((own.body.results as Json[]).map((row) => [row.id, row]))
      for (const viewer of viewersOf(routeOf(FEED))) {
        const isFollower = ['self', 'followers'].includes(circleOf(viewer.member, owner))
        const expected = workouts
          .get(owner)!
          .filter(({ visibility }) => isFollower && isShown(viewer.member, owner, visibility))
          .map((workout) => listed(ownRows.get(workout.id)!, shownParts(viewer.member, owner, workout)))
        const { status, body } = await read(viewer, route)
        expect(status).toBe(200)
        const rows = body.results as Json[]
        const starts = rows.map(({ started_at }) => Date.parse(String(started_at)))
        expect(starts).toEqual(starts.toSorted((a, b) => b - a))
        const shown = rows.filter(({ id }) => workouts.get(owner)!.some((workout) => workout.id === id))
        const ordinary = ({ highlights, comments, ...row }: Json) => row
        expect(byId({ results: shown.map(ordinary) })).toEqual(byId({ results: expected.map(ordinary) }))
        cells += VARIANTS.length
      }
    }
  })

  it.each([
    ['follower', 'person.follower'],
    ['everyone', 'person.stranger'],
  ])('is what the owner sees with view_as=%s', async (audience, name) => {
    const route = routeOf('GET /api/workouts/:id/')
    const viewAs = withQuery(route, `view_as=${audience}`)
    const viewer = world.viewers.find((one) => one.name === name)!
    for (const owner of owners())
      for (const { id } of workouts.get(owner)!) {
        const asOther = await read(sessionOf(world, owner), viewAs, id)
        const other = await read(viewer, route, id)
        expect(asOther.status).toBe(other.status)
        if (other.status === 200) expect(asOther.body).toEqual(other.body)
        cells++
      }
  })

  it(`was checked in at least ${MIN_CELLS} cells`, () => {
    console.log(`content of workouts on ${kind}: ${CONTENT.length} routes, ${cells} cells`)
    expect(cells).toBeGreaterThan(MIN_CELLS)
  })
})
