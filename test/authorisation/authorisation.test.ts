import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Role } from '../../src/features/auth/tables.ts'
import { type Answer, buildTestApp, multipart, type TestApp } from '../support/app.ts'
import { onEachDatabase } from '../support/databases.ts'
import { apiRoutes, type ServedRoute, withServedRoutes } from '../support/routes.ts'
import { addressOf, type Entry, MATRIX } from './matrix.ts'
import { type Account, makeAccount, makeViewers, type Viewer } from './viewers.ts'

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
/** Whose resource a call names; `none` for a route without an id. */
type Target = 'own' | 'other' | 'absent' | 'none'

const ABSENT = 987_654_321
const KEY_SCOPES: Record<string, string> = {
  view: 'read',
  read: 'read',
  write: 'write',
  upload: 'upload',
  live: 'live',
  moderate: 'admin',
  administer: 'admin',
}
const ROLES: Record<string, Role[]> = {
  moderate: ['moderator', 'admin'],
  administer: ['admin'],
  appoint: ['admin'],
}

const nameOf = ({ method, url }: ServedRoute) => `${method} ${url}`

/** The expected outcome of a call, from the route's declared permission and its target. */
function expectedOutcome(permission: string, { about }: Entry, viewer: Viewer, target: Target): string {
  if (permission === 'public') return 'open'
  if (!viewer.account || viewer.isBlocked) return '401'
  const scope = KEY_SCOPES[permission]
  if (viewer.scopes && !(scope && (viewer.scopes as readonly string[]).includes(scope))) return '403'
  if (ROLES[permission] && !ROLES[permission].includes(viewer.account.role)) return '403'
  if (target === 'absent' || (target === 'other' && about === 'owned')) return '404'
  return 'allowed'
}

function outcomeOf(expected: string, { status }: Answer<unknown>): string {
  if (expected === 'open' && status !== 403 && status < 500) return 'open'
  if (expected === 'allowed' && ![401, 403, 404].includes(status) && status < 500) return 'allowed'
  return String(status)
}

const targetsOf = ({ about }: Entry): Target[] => {
  if (about === 'owned') return ['own', 'other', 'absent']
  return about === 'account' || about === 'server' ? ['other', 'absent'] : ['none']
}

onEachDatabase('authorisation', (kind) => {
  let test: TestApp
  let routes: ServedRoute[]
  let viewers: Viewer[]
  let bystander: Account

  beforeAll(async () => {
    ;[test, routes] = await withServedRoutes(() => buildTestApp(kind))
    viewers = await makeViewers(test)
    bystander = await makeAccount(test, 'bystander')
  })
  afterAll(() => test?.close())

  it('the matrix names exactly the routes that the server has', () => {
    expect(apiRoutes(routes).map(nameOf).toSorted()).toEqual(Object.keys(MATRIX).toSorted())
  })

  it('anybody may read pages and files outside the API, and do nothing else there', () => {
    const open = routes.filter((route) => route.isHidden)
    expect(open.filter(({ method }) => !['GET', 'HEAD', 'OPTIONS'].includes(method))).toEqual([])
    expect(open.filter(({ url }) => url.startsWith('/api'))).toEqual([])
    expect(open.every(({ permission }) => permission === 'public')).toBe(true)
  })

  /** The ids of created resources, by `make` function and owner. Calls that only read share a resource. */
  const reusable = new Map<unknown, Map<number, number | string>>()
  async function idOf(name: string, entry: Entry, target: Target, account: Account) {
    if (target === 'absent') return ABSENT
    if (entry.about === 'account') return bystander.id
    if (!('make' in entry) || !entry.make) return ABSENT
    const owner = target === 'own' ? account : bystander
    if (!name.startsWith('GET')) return entry.make(test, owner)
    const ids = reusable.get(entry.make) ?? new Map<number, number | string>()
    reusable.set(entry.make, ids)
    const id = ids.get(owner.id) ?? (await entry.make(test, owner))
    ids.set(owner.id, id)
    return id
  }

  async function call(name: string, entry: Entry, id: number | string, headers: Record<string, string>) {
    const [method, url] = name.split(' ') as [Method, string]
    const form = name === 'POST /api/recordings/' ? multipart('a.fit', Buffer.from('x')) : undefined
    return test.request({
      method,
      url: addressOf(url, id),
      ...(entry.payload && { payload: entry.payload }),
      ...form,
      headers: { ...headers, ...form?.headers },
    })
  }

  describe('each kind of viewer', () => {
    it.each(Object.entries(MATRIX))('gets what the route permits: %s', async (name, entry) => {
      const permission = routes.find((route) => nameOf(route) === name)?.permission ?? 'none'
      const expected: Record<string, string> = {}
      const found: Record<string, string> = {}
      for (const viewer of viewers) {
        for (const target of targetsOf(entry)) {
          const cell = `${viewer.name}, ${target}`
          expected[cell] = expectedOutcome(permission, entry, viewer, target)
          // The server refuses a viewer without permission before it looks for the resource, so none is created.
          const isPermitted = viewer.account && ['allowed', '404'].includes(expected[cell])
          const id = isPermitted ? await idOf(name, entry, target, viewer.account!) : ABSENT
          found[cell] = outcomeOf(expected[cell], await call(name, entry, id, await viewer.credentials()))
        }
      }
      expect(found).toEqual(expected)
    })
  })

  describe("a call for another person's resource", () => {
    const byId = Object.entries(MATRIX).filter(([, { about }]) => about === 'owned')
    it.each(byId)('gets 404, as for a resource that does not exist: %s', async (name, entry) => {
      const owner = viewers.find((viewer) => viewer.name === 'owner')!
      const { headers } = await bystander.openSession()
      const hidden = await call(name, entry, await idOf(name, entry, 'own', owner.account!), headers)
      const absent = await call(name, entry, ABSENT, headers)
      expect(hidden.status).toBe(404)
      expect({ ...hidden.body, request_id: '' }).toEqual({ ...absent.body, request_id: '' })
      expect(Object.keys(hidden.headers).toSorted()).toEqual(Object.keys(absent.headers).toSorted())
    })

    it('gets 404 before the body is checked', async () => {
      const id = await idOf('PATCH', MATRIX['PATCH /api/workouts/:id/']!, 'other', bystander)
      const { headers } = await viewers.find(({ name }) => name === 'stranger')!.account!.openSession()
      const payload = { totals_source: 'track' }
      const { status, body } = await test.request({
        method: 'PATCH',
        url: `/api/workouts/${id}/`,
        headers,
        payload,
      })
      expect([status, body.code]).toEqual([404, 'not_found'])
    })
  })
})
