import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Answer, START } from '../support/app.ts'
import { onEachDatabase } from '../support/databases.ts'
import { CALLED, type CalledRoute, callRoute, NEVER_ACCEPTED, OBSOLETE } from './calls.ts'
import { relate, rowsBetween } from './relations.ts'
import { expectedOutcome, mayName, type Outcome, type Target } from './rule.ts'
import { SERVED } from './served.ts'
import { type Make, WORKOUTS } from './things.ts'
import { type Account, VISITOR, type Viewer } from './viewers.ts'
import { VISIBILITIES, type Visibility } from './workouts.ts'
import { makeWorld, type World } from './world.ts'

const ABSENT_ID = 987_654_321
/** Grows with routes and kinds of viewers. Fewer cells mean that something is no longer checked. */
const MIN_CELLS = 10_000

type Reply = Answer<unknown>
type Outcomes = Record<'expected' | 'found', Record<string, string>>

function outcomeOf({ method }: CalledRoute, expected: Outcome, { status }: Reply): string {
  if (expected === 'open' && status !== 403 && status < 500) return 'open'
  if (expected !== 'allowed') return String(status)
  // The bodies of writes are examples, which may be refused for what they say.
  const isAllowed = method === 'GET' ? status === 200 : ![401, 403, 404].includes(status) && status < 500
  return isAllowed ? 'allowed' : String(status)
}

/** What a client can compare: all but the parts that differ in every response. */
function comparable({ status, body, headers }: Reply): object {
  const { date: _, 'x-request-id': __, ...rest } = headers
  return { status, headers: rest, body: { ...(body as object), request_id: '' } }
}

/** The targets of a route, the absent one first. */
function targetsOf({ names, audience }: CalledRoute, { member }: Viewer, world: World): Target[] {
  if (names === 'nothing') return [{ whose: 'none' }]
  if (names === 'account') return [{ whose: 'absent' }, { whose: 'other', owner: world.bystander }]
  // People who are suspended cannot make anything, but their workouts are copied.
  const others = world.owners.filter((owner) => owner !== member && (owner.isActive || names !== 'thing'))
  const ofEachPerson = (more: { visibility?: Visibility }): Target[] => [
    ...(audience === 'staff' || !member ? [] : [{ whose: 'own' as const, ...more }]),
    ...others.map((owner) => ({ whose: 'other' as const, owner, ...more })),
  ]
  const found =
    names === 'workout'
      ? VISIBILITIES.flatMap((visibility) => ofEachPerson({ visibility }))
      : ofEachPerson({})
  return [{ whose: 'absent' }, ...found]
}

const changesRelation = ({ names, method }: CalledRoute) => names === 'person' && method !== 'GET'

const labelOf = ({ name }: Viewer, target: Target) =>
  [
    name,
    target.whose === 'other' ? `of ${target.owner.account.username}` : target.whose,
    'visibility' in target ? target.visibility : '',
  ]
    .filter(Boolean)
    .join(', ')

onEachDatabase('authorisation', (kind) => {
  let world: World
  let cells = 0
  const succeeded = new Set<string>()

  beforeAll(async () => {
    world = await makeWorld(kind)
  })
  afterAll(() => world?.close())

  it('no call is prepared for a route that does not exist', () => {
    expect(OBSOLETE).toEqual([])
  })

  it('anybody may read pages and files outside the API, and do nothing else there', () => {
    const open = SERVED.filter((route) => route.isHidden)
    expect(open.filter(({ method }) => !['GET', 'HEAD', 'OPTIONS'].includes(method))).toEqual([])
    expect(open.filter(({ url }) => url.startsWith('/api'))).toEqual([])
    expect(open.every(({ permission, audience }) => permission === 'public' && audience === 'nobody')).toBe(
      true,
    )
  })

  it('only staff may call routes that show the data of any account', () => {
    const isForStaff = (permission: string) => ['moderate', 'administer', 'appoint'].includes(permission)
    for (const { name, permission, audience } of CALLED)
      expect([name, isForStaff(permission)]).toEqual([name, audience === 'staff'])
  })

  /** Things that calls share because they do not change them: by `make`, owner and visibility. */
  const shared = new Map<Make, Map<string, ReturnType<Make>>>()
  function sharedThing(make: Make, account: Account, visibility: Visibility): ReturnType<Make> {
    const made = shared.get(make) ?? new Map<string, ReturnType<Make>>()
    shared.set(make, made)
    const key = `${account.id} ${visibility}`
    const id = made.get(key) ?? make(world, account, visibility)
    made.set(key, id)
    return id
  }

  async function idOf(route: CalledRoute, viewer: Viewer, target: Target, expected: Outcome) {
    const { names, make, method } = route
    if (target.whose === 'none') return ''
    if (target.whose === 'absent') return names === 'person' ? 'person.absent' : ABSENT_ID
    const account = target.whose === 'own' ? viewer.member?.account : target.owner.account
    if (names === 'person') return target.whose === 'own' ? 'me' : account!.username
    if (names === 'account') return account!.id
    // Refused before the server looks for anything, and suspended people cannot make anything.
    if (target.whose === 'own' && (expected === '401' || expected === '403')) return ABSENT_ID
    const visibility = 'visibility' in target ? target.visibility! : 'private'
    return expected === 'allowed' && method !== 'GET'
      ? make!(world, account!, visibility)
      : sharedThing(make!, account!, visibility)
  }

  const sessions = new Map<Viewer, Record<string, string>>()
  /** All calls share a session, except those of routes that may end sessions. */
  async function credentialsOf(viewer: Viewer, { method, url }: CalledRoute) {
    if (method !== 'GET' && url.startsWith('/api/auth/')) {
      sessions.delete(viewer)
      return viewer.credentials()
    }
    const headers = sessions.get(viewer) ?? (await viewer.credentials())
    sessions.set(viewer, headers)
    return headers
  }

  /** The people named in a response that must not name them. */
  function namedWrongly(route: CalledRoute, { member }: Viewer, { body }: Reply): string[] {
    const text = typeof body === 'string' ? body : JSON.stringify(body)
    return world.members
      .filter(({ account }) => new RegExp(`${account.username}\\b`).test(text))
      .filter((person) => !mayName(route, member, person))
      .map(({ account }) => account.username)
  }

  /** What a call changed between the viewer and the other person; a change is undone. */
  async function checkRelation(viewer: Viewer, target: Target, call: () => Promise<Reply>): Promise<Reply> {
    if (!viewer.member || target.whose !== 'other') return call()
    const pair = { viewer_id: viewer.member.account.id, owner_id: target.owner.account.id }
    const before = await rowsBetween(world.test, pair)
    const reply = await call()
    if (reply.status < 300) await relate(world.test, pair, viewer.member.relation)
    else expect(await rowsBetween(world.test, pair)).toEqual(before)
    return reply
  }

  /** Calls the route as the viewer, with every target. Returns the expected and the found outcomes. */
  async function checkViewer(route: CalledRoute, viewer: Viewer): Promise<Outcomes> {
    const outcomes: Outcomes = { expected: {}, found: {} }
    let absent: object | undefined
    for (const target of targetsOf(route, viewer, world)) {
      const cell = labelOf(viewer, target)
      const outcome = expectedOutcome(route, viewer, target)
      const id = await idOf(route, viewer, target, outcome)
      const headers = await credentialsOf(viewer, route)
      const call = () => callRoute(world.serverOf(viewer), route, id, headers)
      const reply = changesRelation(route) ? await checkRelation(viewer, target, call) : await call()
      outcomes.expected[cell] = outcome
      outcomes.found[cell] = outcomeOf(route, outcome, reply)
      if (target.whose === 'absent') absent = comparable(reply)
      else if (reply.status === 404) expect([cell, comparable(reply)]).toEqual([cell, absent])
      if (reply.status < 300) expect([cell, namedWrongly(route, viewer, reply)]).toEqual([cell, []])
      if (reply.status < 300) succeeded.add(route.name)
      cells++
    }
    return outcomes
  }

  async function checkRoute(route: CalledRoute): Promise<void> {
    // All people at once, which is faster, but not if they change their relations: two owners change the same one.
    const viewers = world.viewers.filter((viewer) => viewer !== VISITOR || route.permission === 'view')
    const people = changesRelation(route)
      ? [viewers]
      : [...Map.groupBy(viewers, ({ member }) => member).values()]
    await Promise.all(
      people.map(async (viewersOfPerson) => {
        for (const viewer of viewersOfPerson) {
          const { expected, found } = await checkViewer(route, viewer)
          expect(found).toEqual(expected)
        }
      }),
    )
  }

  describe('each kind of viewer', () => {
    it.each(CALLED)('gets what the route declares: $name', checkRoute)
  })

  it('no call is refused to everybody, except those that cannot be prepared', () => {
    const refused = CALLED.filter(({ name }) => !succeeded.has(name)).map(({ name }) => name)
    expect(refused.toSorted()).toEqual(NEVER_ACCEPTED.toSorted())
  })

  it('refused calls have changed no workout', async () => {
    const ids = WORKOUTS.flatMap((make) => [...(shared.get(make)?.entries() ?? [])])
    expect(ids.length).toBeGreaterThan(30)
    for (const [key, id] of ids) {
      const row = await world.test.services.db
        .selectFrom('workout')
        .selectAll()
        .where('id', '=', Number.parseInt(String(await id), 10))
        .executeTakeFirstOrThrow()
      expect(`${row.owner_id} ${row.visibility}`).toBe(key)
      expect(row).toMatchObject({ title: 'Out and back', updated_at: START })
    }
  })

  it(`has checked at least ${MIN_CELLS} cells`, () => {
    console.log(`authorisation on ${kind}: ${CALLED.length} routes, ${cells} cells`)
    expect(cells).toBeGreaterThan(MIN_CELLS)
  })

  it('404 for a hidden workout comes before the body is checked', async () => {
    const [, owner] = world.owners
    const id = await sharedThing(
      CALLED.find(({ name }) => name === 'PATCH /api/workouts/:id/')!.make!,
      owner!.account,
      'private',
    )
    const stranger = world.viewers.find(({ name }) => name === 'person.stranger')!
    const { status, body } = await world.test.request({
      method: 'PATCH',
      url: `/api/workouts/${id}/`,
      headers: await stranger.credentials(),
      payload: { totals_source: 'track' },
    })
    expect([status, body.code]).toEqual([404, 'not_found'])
  })
})
