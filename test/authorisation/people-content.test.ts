import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { onEachDatabase } from '../support/databases.ts'
import { CALLED, type CalledRoute } from './calls.ts'
import { type Json, openReads, type Read, routeOf, withQuery } from './reads.ts'
import { circleOf, isShown, relationOf, seesPerson } from './rule.ts'
import type { Member, Viewer } from './viewers.ts'
import { copyWorkout, VISIBILITIES } from './workouts.ts'
import { makeWorld, type World } from './world.ts'

type Named = { username: string }
/** Whom a list of the route must name to the viewer. */
type Names = (viewer: Member, person: Member) => boolean

/** What a profile shows only to those who see more than name and picture. */
const PROFILE_FIELDS = ['bio', 'total_workouts', 'followers_count', 'following_count']

const isOther: Names = (viewer, person) => person !== viewer && seesPerson(viewer, person)

/** Lists that belong to the viewer. */
const OWN_LISTS: Record<string, Names> = {
  'GET /api/profiles/': (viewer, person) => viewer === person || seesPerson(viewer, person),
  // The list of people whom the viewer has blocked is the only one that names them.
  'GET /api/profiles/me/blocks/': (viewer, person) =>
    person.isActive && relationOf(viewer, person) === 'blocker',
  'GET /api/profiles/me/mutes/': (viewer, person) =>
    isOther(viewer, person) && relationOf(viewer, person) === 'muter',
  'GET /api/profiles/me/suggestions/': (viewer, person) =>
    isOther(viewer, person) && !['follower', 'requested', 'muter'].includes(relationOf(viewer, person)),
  'GET /api/follow-requests/': (viewer, person) =>
    isOther(viewer, person) && viewer.isOwner && person.relation === 'requested',
}

/** Lists of an owner, by what the people in them are to the owner. */
const LISTS_OF_OWNERS: Record<string, string> = {
  'GET /api/profiles/:username/followers/': 'follower',
  'GET /api/profiles/:username/following/': 'followed',
}

const WITH_PEOPLE = CALLED.filter(
  ({ method, audience }) => method === 'GET' && (audience === 'people' || audience === 'profiles'),
)

onEachDatabase('what a response shows of people', (kind) => {
  let world: World
  let read: Read
  let viewers: { viewer: Viewer; member: Member }[]

  beforeAll(async () => {
    world = await makeWorld(kind)
    read = openReads(world)
    viewers = world.viewers.flatMap((viewer) =>
      viewer.member?.isActive && !viewer.scopes ? [{ viewer, member: viewer.member }] : [],
    )
    for (const { account } of owners())
      for (const visibility of VISIBILITIES)
        await copyWorkout(world.test, world.template, { owner_id: account.id, visibility })
  })
  afterAll(() => world?.close())

  const owners = () => world.owners.filter(({ isActive }) => isActive)

  const firstPage = (route: CalledRoute) =>
    route.query.includes('page_size') ? withQuery(route, 'page_size=100') : route

  /** The people of the world in a list. The list may also name people who are only there to make things. */
  function namesIn({ results }: Json): string[] {
    const known = new Set(world.members.map(({ account }) => account.username))
    return (results as (Named & { person?: Named })[])
      .map(({ username, person }) => person?.username ?? username)
      .filter((name) => known.has(name))
      .toSorted()
  }
  const usernames = (people: Member[]) => people.map(({ account }) => account.username).toSorted()

  it('is known for every route that shows people', () => {
    const known = [...Object.keys(OWN_LISTS), ...Object.keys(LISTS_OF_OWNERS), 'GET /api/profiles/:username/']
    expect(WITH_PEOPLE.map(({ name }) => name).toSorted()).toEqual(known.toSorted())
  })

  it.each(Object.entries(OWN_LISTS))('names those whom the viewer sees: %s', async (name, names) => {
    const found: Record<string, string[]> = {}
    const expected: Record<string, string[]> = {}
    for (const { viewer, member } of viewers) {
      found[viewer.name] = namesIn((await read(viewer, firstPage(routeOf(name)))).body)
      expected[viewer.name] = usernames(world.members.filter((person) => names(member, person)))
    }
    expect(found).toEqual(expected)
    expect(Object.values(expected).flat()).not.toEqual([])
  })

  it.each(Object.entries(LISTS_OF_OWNERS))('names those whom the viewer sees: %s', async (name, relation) => {
    for (const owner of owners())
      for (const { viewer, member } of viewers) {
        const { status, body } = await read(viewer, firstPage(routeOf(name)), owner.account.username)
        const isSeen = circleOf(member, owner) !== 'none'
        expect([viewer.name, status]).toEqual([viewer.name, isSeen ? 200 : 404])
        if (!isSeen) continue
        const people = world.members.filter(
          (person) => person.relation === relation && seesPerson(member, person) && person !== owner,
        )
        expect([viewer.name, namesIn(body)]).toEqual([viewer.name, usernames(people)])
      }
  })

  describe('a profile', () => {
    const route = routeOf('GET /api/profiles/:username/')

    it('tells the viewer how they stand to the person', async () => {
      for (const owner of owners())
        for (const { viewer, member } of viewers) {
          const { status, body } = await read(viewer, route, owner.account.username)
          const relation = relationOf(member, owner)
          const isSeen = seesPerson(member, owner)
          expect([viewer.name, status]).toEqual([viewer.name, isSeen ? 200 : 404])
          if (isSeen)
            expect({ viewer: viewer.name, ...body }).toMatchObject({
              viewer: viewer.name,
              is_owner: relation === 'self',
              is_following: relation === 'follower',
              is_requested: relation === 'requested',
              follows_you: relation === 'followed',
              is_muted: relation === 'muter',
            })
        }
    })

    it('shows more than name and picture only to those whom the person lets in', async () => {
      for (const owner of owners())
        for (const { viewer, member } of viewers.filter((one) => seesPerson(one.member, owner))) {
          const { body } = await read(viewer, route, owner.account.username)
          const isIn = circleOf(member, owner) !== 'none'
          const shown = PROFILE_FIELDS.filter((field) => body[field] !== null)
          expect([viewer.name, shown]).toEqual([viewer.name, isIn ? PROFILE_FIELDS : []])
          const counted = VISIBILITIES.filter((visibility) => isShown(member, owner, visibility)).length
          expect([viewer.name, body.total_workouts]).toEqual([viewer.name, isIn ? counted : null])
          // Streaks, the last workout and figures of the body are the owner's, who shows none of them.
          const hidden = [body.longest_streak, body.last_workout, body.body, body.totals]
          if (member !== owner) expect([viewer.name, hidden]).toEqual([viewer.name, [null, null, null, null]])
        }
    })
  })
})
