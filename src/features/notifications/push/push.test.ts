import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { buildTestApp, PASSWORD, type Person, type TestApp } from '../../../../test/support/app.ts'
import { onEachDatabase } from '../../../../test/support/databases.ts'
import { eventually } from '../../../../test/support/eventually.ts'
import { type PushService, startPushService } from '../../../../test/support/push-service.ts'
import { pushMaintenance } from './service.ts'

const PUSH = '/api/notifications/push/'

onEachDatabase('push subscriptions', (kind) => {
  let test: TestApp
  let browsers: PushService
  let ana: Person
  let people = 0

  beforeAll(async () => {
    test = await buildTestApp(kind, { QUOTAS: 'push_subscriptions=3' })
    browsers = await startPushService()
  })
  afterAll(async () => {
    await browsers?.close()
    await test?.close()
  })
  beforeEach(async () => {
    ana = await test.register(`ana${++people}`)
  })

  const subscription = () => {
    const { endpoint, ...keys } = browsers.subscribe()
    return { endpoint, expirationTime: null, keys }
  }
  const listOf = async (person: Pick<Person, 'get'>) => (await person.get(PUSH)).body.results
  const rows = () => test.services.db.selectFrom('push_subscription').selectAll().execute()
  /** The person in another session, as on another device. */
  const signIn = async (person: Person): Promise<Pick<Person, 'get' | 'post' | 'delete' | 'headers'>> => {
    const { body } = await test.request({
      method: 'POST',
      url: '/api/auth/login/',
      payload: { username: person.username, password: PASSWORD },
    })
    const headers = { authorization: `Bearer ${body.access}` }
    return {
      headers,
      get: (url) => test.request({ url, headers }),
      post: (url, payload = {}) => test.request({ method: 'POST', url, headers, payload }),
      delete: (url) => test.request({ method: 'DELETE', url, headers }),
    }
  }

  it('list the browsers of a person, with the key to subscribe with', async () => {
    expect((await ana.get(PUSH)).body).toEqual({
      public_key: await test.services.push.publicKey(),
      results: [],
    })
    const { status, body } = await ana.post(PUSH, subscription())
    expect(status).toBe(201)
    expect(body).toMatchObject({ is_current: true, created_at: '2026-11-22T12:00:00.000Z' })
    expect(await listOf(ana)).toEqual([body])
    expect(await listOf(await signIn(ana))).toEqual([{ ...body, is_current: false }])
  })

  it('are one for each session: another one replaces it', async () => {
    const first = subscription()
    const { body: earlier } = await ana.post(PUSH, first)
    const { body: same } = await ana.post(PUSH, first)
    expect(same.id).toBe(earlier.id)
    await Promise.all(Array.from({ length: 5 }, () => ana.post(PUSH, subscription())))
    expect(await listOf(ana)).toHaveLength(1)
  })

  it('move to the person who uses the browser now', async () => {
    const shared = subscription()
    await ana.post(PUSH, shared)
    const ben = await test.register(`ben${people}`)
    expect((await ben.post(PUSH, shared)).status).toBe(201)
    expect(await listOf(ana)).toEqual([])
    expect(await listOf(ben)).toHaveLength(1)
  })

  it('are deleted at the request of their owner only', async () => {
    const { body } = await ana.post(PUSH, subscription())
    const ben = await test.register(`ben${people}`)
    expect((await ben.delete(`${PUSH}${body.id}/`)).status).toBe(404)
    expect((await ana.delete(`${PUSH}${body.id}/`)).status).toBe(204)
    expect((await ana.delete(`${PUSH}${body.id}/`)).status).toBe(404)
  })

  it('are limited for each person', async () => {
    await ana.post(PUSH, subscription())
    for (const expected of [201, 201, 409]) {
      const device = await signIn(ana)
      expect((await device.post(PUSH, subscription())).status).toBe(expected)
    }
  })

  it.each([
    ['endpoint', { endpoint: 'https://10.0.0.1/x' }],
    ['endpoint', { endpoint: 'http://push.test/x' }],
    ['keys', { keys: { p256dh: 'AAAA', auth: 'AAAA' } }],
  ])('are refused with an invalid %s', async (field, change) => {
    const { status, body } = await ana.post(PUSH, { ...subscription(), ...change })
    expect(status).toBe(400)
    expect(Object.keys(body.errors)).toEqual([field])
  })

  describe('end', () => {
    it('with the session that made them', async () => {
      const device = await signIn(ana)
      await device.post(PUSH, subscription())
      const session = (await device.get('/api/auth/sessions/')).body.results.find(
        (of: { is_current: boolean }) => of.is_current,
      )
      expect((await ana.delete(`/api/auth/sessions/${session.id}/`)).status).toBe(204)
      expect(await listOf(ana)).toEqual([])
      await eventually(async () =>
        expect((await rows()).filter(({ account_id }) => account_id === ana.id)).toEqual([]),
      )
    })

    it('with the account', async () => {
      await ana.post(PUSH, subscription())
      await test.services.db.deleteFrom('account').where('id', '=', ana.id).execute()
      expect((await rows()).filter(({ account_id }) => account_id === ana.id)).toEqual([])
    })

    it('in the hourly maintenance, when the session is over or was never told to end', async () => {
      await ana.post(PUSH, subscription())
      const ended = { ended_at: test.clock.time }
      await test.services.db.updateTable('session').set(ended).where('account_id', '=', ana.id).execute()
      await pushMaintenance(test.services).push_subscriptions?.()
      expect((await rows()).filter(({ account_id }) => account_id === ana.id)).toEqual([])
    })

    it('when the server has another key', async () => {
      await ana.post(PUSH, subscription())
      await test.services.db.updateTable('push_subscription').set({ server_key: 'lost' }).execute()
      expect(await listOf(ana)).toEqual([])
      await pushMaintenance(test.services).push_subscriptions?.()
      expect(await rows()).toEqual([])
    })
  })
})
