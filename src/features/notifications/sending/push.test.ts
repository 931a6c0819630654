import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { buildTestApp, type Person, START, type TestApp } from '../../../../test/support/app.ts'
import { onEachDatabase } from '../../../../test/support/databases.ts'
import { notifyIn, openBrowsers } from '../../../../test/support/notices.ts'

const HOUR_MS = 3_600_000

onEachDatabase('push messages about notifications', (kind) => {
  let test: TestApp
  let browsers: Awaited<ReturnType<typeof openBrowsers>>
  let ana: Person
  let ben: Person
  let cleo: Person
  let workout_id: number
  let round = 0

  beforeAll(async () => {
    test = await buildTestApp(kind)
    browsers = await openBrowsers(test)
  })
  afterAll(async () => {
    await browsers?.close()
    await test?.close()
  })
  beforeEach(async () => {
    round++
    test.clock.time = START
    browsers.behave({ status: 201 })
    ana = await test.register(`ana${round}`)
    ben = await test.register(`ben${round}`)
    cleo = await test.register(`cleo${round}`)
    const workout = { sport: 'running', duration: 30, title: 'Morning run', visibility: 'public' }
    workout_id = (await ana.post('/api/workouts/', workout)).body.id
    await test.runJobs()
    browsers.received.length = 0
  })

  const like = (actor: Person) =>
    notifyIn(test, { kind: 'like', account_id: ana.id, actor_id: actor.id, workout_id })
  const texts = () => browsers.received.map(({ text }) => JSON.parse(text))
  const jobs = () => test.services.db.selectFrom('job').select(['kind', 'state']).execute()
  const subscriptions = () =>
    test.services.db.selectFrom('push_subscription').selectAll().where('account_id', '=', ana.id).execute()

  it('say what happened and open its page', async () => {
    await browsers.add(ana)
    await like(ben)
    await test.runJobs()
    expect(texts()).toEqual([
      {
        title: 'FitTrack',
        body: `ben${round} liked “Morning run”`,
        path: `/workouts/${workout_id}`,
        tag: expect.stringMatching(/^n\d+$/),
      },
    ])
    expect(browsers.received[0]?.headers).toMatchObject({ urgency: 'low', ttl: '86400' })
  })

  it('are in the language of their person', async () => {
    await ana.patch('/api/auth/user/', { language: 'de' })
    await browsers.add(ana)
    await like(ben)
    await like(cleo)
    await test.runJobs()
    expect(texts()[0].body).toBe(`cleo${round} und einer weiteren Person gefällt „Morning run“`)
  })

  it('are sent once for each notification, however much is added to it before it is read', async () => {
    await browsers.add(ana)
    await like(ben)
    await test.runJobs()
    await like(cleo)
    await test.runJobs()
    expect(browsers.received).toHaveLength(1)
    await test.services.db.updateTable('notification').set({ read_at: START }).execute()
    await notifyIn(test, { kind: 'like', account_id: ana.id, actor_id: ben.id, workout_id })
    await test.runJobs()
    expect(browsers.received).toHaveLength(2)
  })

  it('add no job for somebody without a browser, mail or wish for them', async () => {
    await like(ben)
    expect(await jobs()).toEqual([])
    await browsers.add(ana)
    const choice = { account_id: ana.id, kind: 'like' as const, in_app: 1, email: 'off' as const, push: 0 }
    await test.services.db.insertInto('notification_preference').values(choice).execute()
    await like(cleo)
    expect(await jobs()).toEqual([])
  })

  const endSessions = async () => {
    const [session] = (await ana.get('/api/auth/sessions/')).body.results
    return ana.delete(`/api/auth/sessions/${session.id}/`)
  }
  const withdrawals: [string, () => Promise<unknown>][] = [
    ['read', () => test.services.db.updateTable('notification').set({ read_at: START }).execute()],
    ['by somebody whom they have blocked', () => ana.post(`/api/profiles/ben${round}/block/`)],
    ['about a workout that is gone', () => ana.delete(`/api/workouts/${workout_id}/`)],
    ['for a session that has ended', endSessions],
  ]
  it.each(withdrawals)('are not sent when the notification is %s by then', async (_, change) => {
    await browsers.add(ana)
    await like(ben)
    await change()
    await test.runJobs()
    expect(browsers.received).toEqual([])
    expect(await jobs()).toEqual([])
  })

  describe('when the push service', () => {
    beforeEach(async () => {
      await browsers.add(ana)
      await like(ben)
    })

    it.each([404, 410])('has ended the subscription (%d), it is deleted', async (status) => {
      browsers.behave({ status })
      await test.runJobs()
      expect(await subscriptions()).toEqual([])
      expect(await jobs()).toEqual([])
    })

    it('is away, they are sent later', async () => {
      browsers.behave({ status: 503 })
      await test.runJobs()
      expect(await subscriptions()).toMatchObject([{ failing_since: START }])
      expect(await jobs()).toEqual([{ kind: 'notifications.push', state: 'delayed' }])
      browsers.behave({ status: 201 })
      test.clock.time += HOUR_MS
      await test.runJobs()
      expect(browsers.received).toHaveLength(1)
      expect(await subscriptions()).toMatchObject([{ failing_since: null }])
    })

    it('refuses them, they are not sent again; after a week the browser is forgotten', async () => {
      browsers.behave({ status: 403 })
      await test.runJobs()
      expect(await jobs()).toEqual([])
      expect(await subscriptions()).toMatchObject([{ failing_since: START }])
      test.clock.time += 7 * 24 * HOUR_MS + 1
      await notifyIn(test, { kind: 'follow', account_id: ana.id, actor_id: ben.id })
      await test.runJobs()
      expect(await subscriptions()).toEqual([])
      expect(await jobs()).toEqual([])
    })

    it('refuses those to one browser, others still get theirs', async () => {
      const [first] = await subscriptions()
      browsers.unsubscribe(first!)
      const { body } = await test.request({
        method: 'POST',
        url: '/api/auth/login/',
        payload: { username: ana.username, password: 'correct horse battery' },
      })
      const headers = { authorization: `Bearer ${body.access}` }
      const { endpoint, ...keys } = browsers.subscribe()
      const payload = { endpoint, keys }
      await test.request({ method: 'POST', url: '/api/notifications/push/', headers, payload })
      await test.runJobs()
      expect(browsers.received).toHaveLength(1)
      expect(await subscriptions()).toMatchObject([{ endpoint }])
    })
  })
})
