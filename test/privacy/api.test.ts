import polyline from '@mapbox/polyline'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { drawCard } from '../../src/features/public-pages/card.ts'
import { buildTestApp, type Person as Client, type TestApp } from '../support/app.ts'
import { onEachDatabase } from '../support/databases.ts'
import { ESTIMATORS } from './estimators/index.ts'
import { RADIUS_M } from './hiding.ts'
import { apart_m, toPoint, toPosition } from './plane.ts'
import { type Recording, recordingsOf } from './recording.ts'
import { look, type SeenTrack } from './seen.ts'
import { hideInZone, lookAt, publish, type Sighting } from './through-api.ts'
import { type Person, people } from './world.ts'

const HOMES = 2
const TRACKS = 6
/** They read what the figures tell beyond the points. */
const REMAINDERS = [
  'distance remainder, straight',
  'distance remainder, streets',
  'time remainder',
  'climb remainder',
  'lap boundaries',
  'gaps in the middle',
]

onEachDatabase('what the API shows of hidden places', (kind) => {
  let test: TestApp
  let follower: Client
  let stranger: Client
  const homes: { person: Person; owner: Client; recordings: Recording[]; ids: number[] }[] = []

  beforeAll(async () => {
    test = await buildTestApp(kind)
    follower = await test.register('follower')
    stranger = await test.register('stranger')
    for (const person of people(HOMES, 7)) {
      const owner = await test.register(`home${homes.length}`)
      await follower.post(`/api/profiles/${owner.username}/follow/`)
      const recordings = recordingsOf(person, TRACKS)
      homes.push({ person, owner, recordings, ids: await publish(owner, recordings) })
    }
  })
  afterAll(() => test?.close())

  const sightingsOf = ({ owner, person }: (typeof homes)[number], viewer: Client) =>
    lookAt(viewer, owner.username, { middle: person.town.middle, workouts: TRACKS, wait: test.runJobs })

  const expectHidden = (home: (typeof homes)[number], sightings: Sighting[]) => {
    const { recordings, person } = home
    const tracks: SeenTrack[] = []
    for (const [i, { id, seen, text }] of sightings.entries()) {
      expect(id).toBe(home.ids[i])
      // Nothing is left of a short track.
      if (!seen) continue
      tracks.push(seen)
      expectOwnFigures(seen, recordings[i]!)
      expectNoWholeFigures(text, recordings[i]!)
    }
    expect(tracks.length).toBeGreaterThan(TRACKS / 2)
    const shown = look(person.town, tracks)
    expect(shown.cuts.length).toBeGreaterThan(TRACKS)
    for (const name of REMAINDERS) expect([name, ESTIMATORS[name]!(shown).signal]).toEqual([name, false])
    const nearest_m = Math.min(
      ...tracks.flatMap(({ points }) => points.map((point) => apart_m(point, person.home))),
    )
    expect(nearest_m).toBeGreaterThan(RADIUS_M - 50)
  }

  describe.each([
    ['a follower', () => follower],
    ['a stranger', () => stranger],
  ])('to %s', (_, viewer) => {
    it('is nothing within the squares around the ends of tracks, and no figure of it', async () => {
      for (const home of homes) expectHidden(home, await sightingsOf(home, viewer()))
    })
  })

  it('is in the feed of a follower what the single workouts show, also in its order and cursors', async () => {
    for (const home of homes) {
      const sightings = await sightingsOf(home, follower)
      const shown = new Map(sightings.map(({ id, seen }) => [id, seen]))
      const starts: number[] = []
      for (let url = `/api/feed/?person=${home.owner.username}&page_size=1`; url; ) {
        const { body } = await follower.get(url)
        for (const entry of body.results) {
          const seen = shown.get(entry.id)
          const recording = home.recordings[home.ids.indexOf(entry.id)]!
          const text = JSON.stringify(body)
          if (seen) {
            expect(Date.parse(entry.started_at)).toBe(seen.started_at)
            expect(entry).toMatchObject({ elapsed_s: seen.elapsed_s, distance_m: seen.distance_total_m })
            expectNoWholeFigures(text, recording)
          }
          expect(text).not.toContain(String(recording.started_at))
          starts.push(Date.parse(entry.started_at))
        }
        url = body.next
      }
      expect(starts).toHaveLength(TRACKS)
      expect(starts).toEqual(starts.toSorted((a, b) => b - a))
    }
  })

  it('is in pictures and feeds only what is in the list', async () => {
    for (const { owner, recordings } of homes) {
      const list = `/api/profiles/${owner.username}/workouts/?ordering=started_at`
      const shown = (await stranger.get(list)).body.results
      expect(shown).toHaveLength(TRACKS)
      for (const workout of shown) expect(await pictureOf(workout.id)).toEqual(await drawingOf(workout))
      const feed = (await stranger.get(`/api/profiles/${owner.username}/feed/`)).body
      const starts = [...feed.matchAll(/<published>([^<]*)/g)].map(([, start]) => start)
      expect(starts).toEqual(shown.map(({ started_at }: Shown) => started_at).toReversed())
      for (const recording of recordings) expectNoWholeFigures(feed, recording)
    }
  })

  type Shown = Record<'id' | 'duration', number> &
    Record<'distance_m' | 'ascent_m', number | null> & {
      summary_polyline: string | null
      started_at: string
    }
  const pictureOf = async (id: number) => {
    const { headers } = stranger
    return (await test.app.inject({ url: `/api/workouts/${id}/card/`, headers })).rawPayload
  }
  /** The picture of what the list shows. */
  const drawingOf = async ({ summary_polyline, duration: duration_min, distance_m, ascent_m }: Shown) => {
    const route = polyline.decode(summary_polyline ?? '').map(([lat, lon]) => ({ lat, lon }))
    const card = drawCard({ route, duration_min, distance_m, ascent_m })
    return Buffer.from(await test.services.images.draw(card, stranger.id))
  }

  it('is nothing within the square of a zone, which covers older workouts, and no figure of it', async () => {
    for (const home of homes) {
      const { person, owner, ids } = home
      await hideInZone(owner, ids, toPosition(person.town.middle, person.home))
      const sightings = await sightingsOf(home, stranger)
      expectHidden(home, sightings)
      const [{ area }] = (await owner.get('/api/profiles/me/zones/')).body.results
      const low = toPoint(person.town.middle, { lat: area.south, lon: area.west })
      const high = toPoint(person.town.middle, { lat: area.north, lon: area.east })
      for (const { seen } of sightings)
        for (const { x, y } of seen?.points ?? [])
          expect(x > low.x && x < high.x && y > low.y && y < high.y).toBe(false)
    }
  })
})

/** The figures are those of the points that are shown. */
function expectOwnFigures(seen: SeenTrack, { started_at, track }: Recording): void {
  const { time_s } = track.columns
  expect([seen.time_s[0], seen.distance_m[0], seen.laps]).toEqual([0, 0, null])
  expect(seen.elapsed_s).toBe(seen.time_s.at(-1))
  expect(seen.distance_total_m).toBeCloseTo(seen.distance_m.at(-1)!, 1)
  expect([...time_s!].map((second) => started_at + second * 1000)).toContain(seen.started_at)
  expect(seen.started_at).toBeGreaterThan(started_at)
}

/** No response contains a figure of the whole track. */
function expectNoWholeFigures(text: string, { started_at, track }: Recording): void {
  const { time_s, distance_m, lat, lon } = track.columns
  const last = track.length - 1
  const figures = [
    new Date(started_at).toISOString(),
    distance_m![last]!.toFixed(2).replace(/\.?0+$/, ''),
    `"elapsed_s":${time_s![last]!},`,
    ...[0, last].flatMap((i) => [lat![i]!.toFixed(7), lon![i]!.toFixed(7)]),
  ]
  for (const figure of figures) expect([figure, text.includes(figure)]).toEqual([figure, false])
}
