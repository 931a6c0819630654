import fc from 'fast-check'
import type { Selectable } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { buildTestApp, type Person, START, type TestApp } from '../../../test/support/app.ts'
import { onEachDatabase } from '../../../test/support/databases.ts'
import { inTransaction } from '../../platform/database/index.ts'
import type { Tables } from '../../platform/database/schema.ts'
import { startOfDay } from '../../platform/time.ts'
import { startColumns, updateShownStarts } from '../workouts/shown-start.ts'

const PEOPLE = 5
const WORKOUTS = 24
const RUNS = 40
const HOUR_MS = 3_600_000
const ZONES = ['Pacific/Kiritimati', 'UTC', 'America/Los_Angeles']

type Workout = Selectable<Tables['workout']>
type Given = {
  owner: number
  hour: number
  zone: string
  visibility: Workout['visibility']
  sport: 'running' | 'yoga'
  shows_start_time: number
  isDeleted: boolean
  /** What is known of its track: nothing is hidden, it begins so many hours later, its start is hidden, or nothing. */
  track: 'none' | 'whole' | 1 | 3 | 'hidden' | 'unknown' | 'pending'
}
type Pair = [number, number]
type World = {
  workouts: Given[]
  follows: Pair[]
  blocks: Pair[]
  mutes: Pair[]
  inactive: number[]
  looksThrough: boolean
}

const person = fc.nat(PEOPLE - 1)
const pairs = (maxLength: number) =>
  fc.uniqueArray(
    fc.tuple(person, person).filter(([a, b]) => a !== b),
    { maxLength, selector: String },
  )
const worlds: fc.Arbitrary<World> = fc.record({
  workouts: fc.array(
    fc.record({
      owner: person,
      // Few hours, so that several workouts start at the same moment or on the same day.
      hour: fc.nat(60),
      zone: fc.constantFrom(...ZONES),
      visibility: fc.constantFrom('private', 'followers', 'public', 'public'),
      sport: fc.constantFrom('running', 'running', 'yoga'),
      shows_start_time: fc.constantFrom(0, 1, 1),
      isDeleted: fc.nat(9).map((n) => n === 0),
      track: fc.constantFrom('none', 'none', 'whole', 1, 3, 'hidden', 'unknown', 'pending'),
    }),
    { minLength: WORKOUTS, maxLength: WORKOUTS },
  ) as fc.Arbitrary<Given[]>,
  follows: pairs(14),
  blocks: pairs(2),
  mutes: pairs(2),
  inactive: fc.array(person, { maxLength: 1 }),
  looksThrough: fc.boolean(),
})

onEachDatabase('the feed, compared with a recount', (kind) => {
  let test: TestApp
  let people: Person[]
  let ids: number[]

  beforeAll(async () => {
    test = await buildTestApp(kind)
    people = []
    ids = []
    for (let i = 0; i < PEOPLE; i++) people.push(await test.register(`person${i}`))
    for (let i = 0; i < WORKOUTS; i++)
      ids.push((await people[0]!.post('/api/workouts/', { sport: 'running', duration: 30 })).body.id)
  })
  afterAll(() => test?.close())

  const idOf = (place: number) => people[place]!.id
  const startOf = ({ hour }: Given) => START - (hour + 48) * HOUR_MS

  function store(world: World): Promise<void> {
    const { follows, blocks, mutes, inactive, workouts, looksThrough } = world
    const created_at = START
    return inTransaction(test.services.db, async (trx) => {
      for (const table of [
        'follow',
        'block',
        'mute',
        'pending_track',
        'shown_track',
        'relation_summary',
      ] as const)
        await trx.deleteFrom(table).execute()
      for (const [a, b] of follows)
        await trx
          .insertInto('follow')
          .values({ follower_id: idOf(a), followed_id: idOf(b), created_at })
          .execute()
      for (const [a, b] of blocks)
        await trx
          .insertInto('block')
          .values({ blocker_id: idOf(a), blocked_id: idOf(b), created_at })
          .execute()
      for (const [a, b] of mutes)
        await trx
          .insertInto('mute')
          .values({ muter_id: idOf(a), muted_id: idOf(b), created_at })
          .execute()
      await trx
        .insertInto('relation_summary')
        .values(people.map(({ id }) => ({ account_id: id, following_count: looksThrough ? 5_000 : 3 })))
        .execute()
      for (const [place, { id }] of people.entries())
        await trx
          .updateTable('account')
          .set({ suspended_at: inactive.includes(place) ? START - 1 : null })
          .where('id', '=', id)
          .execute()
      for (const [i, workout] of workouts.entries()) await storeWorkout(trx, ids[i]!, workout)
      await updateShownStarts(trx, ids)
    })
  }

  async function storeWorkout(trx: Parameters<typeof updateShownStarts>[0], id: number, given: Given) {
    const { owner, zone, track, isDeleted, visibility, sport, shows_start_time } = given
    await trx
      .updateTable('workout')
      .set({
        ...{ visibility, sport, shows_start_time, owner_id: idOf(owner) },
        ...startColumns(startOf(given), zone),
        has_track: track === 'none' ? 0 : 1,
        deleted_at: isDeleted ? START : null,
      })
      .where('id', '=', id)
      .execute()
    if (track === 'pending')
      await trx
        .insertInto('pending_track')
        .values({ workout_id: id, owner_id: idOf(owner) })
        .execute()
    if (track === 'none' || track === 'unknown') return
    const start_ms = typeof track === 'number' ? track * HOUR_MS : null
    const shown = { is_cut: track === 'whole' ? 0 : 1, cells: '[]', mark: '', point_count: 9, start_ms }
    await trx
      .insertInto('shown_track')
      .values({
        ...({} as Tables['shown_track']),
        workout_id: id,
        hidden_ends_m: 0,
        has_unknown_ends: 0,
        ...shown,
      })
      .execute()
  }

  /** The start that others see. */
  function shownStart(given: Given): number {
    const { local_date } = startColumns(startOf(given), given.zone)
    const day = startOfDay(local_date, given.zone)
    if (given.shows_start_time === 0) return day
    if (given.track === 'none' || given.track === 'whole') return startOf(given)
    return typeof given.track === 'number' ? startOf(given) + given.track * HOUR_MS : day
  }

  /** The feed once more, in plain code. */
  function expectedFeed({ workouts, follows, blocks, mutes, inactive }: World, viewer: number) {
    const has = (list: Pair[], a: number, b: number) => list.some(([x, y]) => x === a && y === b)
    return workouts
      .flatMap((given, i) => {
        const { owner, visibility, track } = given
        const entry = { id: ids[i]!, sport: given.sport, owner }
        if (given.isDeleted) return []
        if (owner === viewer) return [{ ...entry, at: startOf(given) }]
        const isHidden =
          visibility === 'private' ||
          track === 'pending' ||
          !has(follows, viewer, owner) ||
          has(blocks, viewer, owner) ||
          has(blocks, owner, viewer) ||
          has(mutes, viewer, owner) ||
          inactive.includes(owner)
        return isHidden ? [] : [{ ...entry, at: shownStart(given) }]
      })
      .toSorted((a, b) => b.at - a.at || b.id - a.id)
  }

  async function walk(viewer: Person, query: string) {
    const entries: { id: number; at: number }[] = []
    let last = `/api/feed/?${query}`
    for (let url: string | null = last; url; ) {
      const { status, body }: Awaited<ReturnType<Person['get']>> = await viewer.get(url)
      expect(status).toBe(200)
      for (const { id, started_at } of body.results) entries.push({ id, at: Date.parse(started_at) })
      last = url
      url = body.next
    }
    return { entries, last }
  }

  /** The ids of all pages before that one, and of its own, in the order of the feed. */
  async function walkBack(viewer: Person, last: string) {
    const pages: number[][] = []
    for (let url: string | null = last; url; ) {
      const { body }: Awaited<ReturnType<Person['get']>> = await viewer.get(url)
      pages.unshift(body.results.map(({ id }: { id: number }) => id))
      url = body.previous
    }
    return pages.flat()
  }

  it(`is the same for every viewer in ${RUNS} random worlds, page by page`, {
    timeout: 600_000,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(worlds, fc.integer({ min: 1, max: 7 }), person, async (world, size, other) => {
        await store(world)
        for (const [viewer, client] of people.entries()) {
          if (world.inactive.includes(viewer)) continue
          const expected = expectedFeed(world, viewer)
          const { entries, last } = await walk(client, `page_size=${size}`)
          // The order follows from what is shown, and from nothing else.
          expect(entries).toEqual(expected.map(({ id, at }) => ({ id, at })))
          expect(await walkBack(client, last)).toEqual(expected.map(({ id }) => id))
          const yoga = await walk(client, `page_size=${size}&sport=yoga`)
          expect(yoga.entries.map(({ id }) => id)).toEqual(
            expected.filter(({ sport }) => sport === 'yoga').map(({ id }) => id),
          )
          const ofOther = await walk(client, `page_size=${size}&person=${people[other]!.username}`)
          expect(ofOther.entries.map(({ id }) => id)).toEqual(
            expected.filter(({ owner }) => owner === other).map(({ id }) => id),
          )
        }
      }),
      { numRuns: RUNS },
    )
  })
})
