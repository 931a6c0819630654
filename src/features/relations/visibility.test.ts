import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { buildTestApp, type Person, START, type TestApp } from '../../../test/support/app.ts'
import { onEachDatabase } from '../../../test/support/databases.ts'
import { watchStatements } from '../../../test/support/statements.ts'
import { NOBODY } from '../../platform/viewer.ts'
import { type Audience, audienceOf, visibleTo } from './visibility.ts'

const PEOPLE = 5
const RUNS = 60
const VISIBILITIES = ['private', 'followers', 'public'] as const
type Visibility = (typeof VISIBILITIES)[number]

/** Which visibilities of workouts each audience sees. */
const SEEN: Record<Audience, readonly Visibility[]> = {
  self: ['private', 'followers', 'public'],
  follower: ['followers', 'public'],
  everyone: ['public'],
  none: [],
}

type Status = 'active' | 'suspended' | 'suspended until later' | 'suspended until now' | 'leaving'
type World = {
  people: { is_private: boolean; status: Status }[]
  /** Pairs of people, by their places in the list. */
  follows: [number, number][]
  requests: [number, number][]
  blocks: [number, number][]
  mutes: [number, number][]
}

const person = fc.nat(PEOPLE - 1)
const pairs = fc.uniqueArray(
  fc.tuple(person, person).filter(([a, b]) => a !== b),
  { maxLength: 8, selector: String },
)
const worlds: fc.Arbitrary<World> = fc.record({
  people: fc.array(
    fc.record({
      is_private: fc.boolean(),
      status: fc.oneof(
        { weight: 6, arbitrary: fc.constant<Status>('active') },
        fc.constantFrom<Status>('suspended', 'suspended until later', 'suspended until now', 'leaving'),
      ),
    }),
    { minLength: PEOPLE, maxLength: PEOPLE },
  ),
  follows: pairs,
  requests: pairs,
  // Also beside a follow, which the server never stores: the block must win.
  blocks: fc.uniqueArray(
    fc.tuple(person, person).filter(([a, b]) => a !== b),
    { maxLength: 3, selector: String },
  ),
  mutes: pairs,
})

onEachDatabase('who may see a workout', (kind) => {
  let test: TestApp
  let people: Person[]
  const visibilities = new Map<number, Visibility>()

  beforeAll(async () => {
    test = await buildTestApp(kind)
    people = []
    for (let i = 0; i < PEOPLE; i++) {
      const someone = await test.register(`person${i}`)
      people.push(someone)
      for (const visibility of VISIBILITIES) {
        const workout = { sport: 'running', duration: 30, visibility }
        visibilities.set((await someone.post('/api/workouts/', workout)).body.id, visibility)
      }
    }
  })
  afterAll(() => test?.close())

  const idOf = (place: number) => people[place]!.id

  async function store({ people: states, follows, requests, blocks, mutes }: World): Promise<void> {
    const { db } = test.services
    for (const table of ['follow', 'follow_request', 'block', 'mute'] as const)
      await db.deleteFrom(table).execute()
    for (const [place, { is_private, status }] of states.entries()) {
      await db
        .updateTable('profile')
        .set({ is_private: Number(is_private) })
        .where('account_id', '=', idOf(place))
        .execute()
      await db
        .updateTable('account')
        .set({
          suspended_at: status.startsWith('suspended') ? START - 1 : null,
          suspended_until:
            status === 'suspended until later' ? START + 1 : status === 'suspended until now' ? START : null,
          deletion_at: status === 'leaving' ? START + 1 : null,
        })
        .where('id', '=', idOf(place))
        .execute()
    }
    const created_at = START
    for (const [a, b] of follows)
      await db
        .insertInto('follow')
        .values({ follower_id: idOf(a), followed_id: idOf(b), created_at })
        .execute()
    for (const [a, b] of requests)
      await db
        .insertInto('follow_request')
        .values({ requester_id: idOf(a), target_id: idOf(b), asked_at: START, refused_at: null })
        .execute()
    for (const [a, b] of blocks)
      await db
        .insertInto('block')
        .values({ blocker_id: idOf(a), blocked_id: idOf(b), created_at })
        .execute()
    for (const [a, b] of mutes)
      await db
        .insertInto('mute')
        .values({ muter_id: idOf(a), muted_id: idOf(b), created_at })
        .execute()
  }

  /** The rule once more, in plain code. */
  function expectedAudience(
    { people: states, follows, blocks }: World,
    viewer: number | 'nobody',
    owner: number,
  ): Audience {
    if (viewer === owner) return 'self'
    const has = (list: [number, number][], a: typeof viewer, b: typeof viewer) =>
      list.some(([x, y]) => x === a && y === b)
    const { status, is_private } = states[owner]!
    if (status !== 'active' && status !== 'suspended until now') return 'none'
    if (has(blocks, viewer, owner) || has(blocks, owner, viewer)) return 'none'
    if (has(follows, viewer, owner)) return 'follower'
    return is_private ? 'none' : 'everyone'
  }

  it(`is the same for audienceOf, visibleTo and the rule in ${RUNS} random worlds`, {
    timeout: 300_000,
  }, async () => {
    const { db } = test.services
    const ids = people.map(({ id }) => id)
    await fc.assert(
      fc.asyncProperty(worlds, async (world) => {
        await store(world)
        for (const viewer of [...people.keys(), 'nobody' as const]) {
          const viewer_id = viewer === 'nobody' ? NOBODY.account_id : idOf(viewer)
          const audiences = await audienceOf(db, viewer_id, ids, START)
          const expected = people.map((_, owner) => expectedAudience(world, viewer, owner))
          expect(ids.map((id) => audiences.get(id))).toEqual(expected)
          const rows = await db
            .selectFrom('workout')
            .select(['id', 'owner_id', 'visibility'])
            .where(visibleTo(viewer_id, START))
            .orderBy('id')
            .execute()
          const all = await db.selectFrom('workout').select(['id', 'owner_id']).orderBy('id').execute()
          const isSeen = ({ id, owner_id }: { id: number; owner_id: number }) =>
            SEEN[audiences.get(owner_id)!].includes(visibilities.get(id)!)
          expect(rows.map(({ id }) => id)).toEqual(all.filter(isSeen).map(({ id }) => id))
        }
      }),
      { numRuns: RUNS },
    )
  })

  it('is found in one statement for any number of owners, and is nothing for unknown ones', async () => {
    const { db } = test.services
    const watched = watchStatements(db)
    const ids = [...people.map(({ id }) => id), 999_999]
    const audiences = await audienceOf(db, people[0]!.id, ids, START)
    watched.stop()
    expect(watched.texts).toHaveLength(1)
    expect([...audiences.keys()]).toEqual(ids)
    expect(audiences.get(999_999)).toBe('none')
    expect(await audienceOf(db, people[0]!.id, [], START)).toEqual(new Map())
  })
})
