import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { buildTestApp, type Person, START, type TestApp } from '../../../../test/support/app.ts'
import { onEachDatabase } from '../../../../test/support/databases.ts'
import { notifyIn } from '../../../../test/support/notices.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

onEachDatabase('mails about notifications', (kind) => {
  let test: TestApp
  let ana: Person
  let ben: Person
  let round = 0

  beforeAll(async () => {
    test = await buildTestApp(kind, { PUBLIC_URL: 'https://fit.example.org' })
  })
  afterAll(() => test?.close())
  beforeEach(async () => {
    round++
    test.clock.time = START
    await test.services.db.deleteFrom('job').execute()
    ana = await test.register(`ana${round}`)
    ben = await test.register(`ben${round}`)
    await test.confirmEmail(ana)
    await test.runJobs()
  })

  const choose = (kinds: Record<string, 'off' | 'at_once' | 'digest'>) =>
    test.services.db
      .insertInto('notification_preference')
      .values(
        Object.entries(kinds).map(([kind, email]) => ({
          account_id: ana.id,
          kind: kind as 'follow',
          in_app: 1,
          email,
          push: 1,
        })),
      )
      .execute()
  const follow = (actor: Person) => notifyIn(test, { kind: 'follow', account_id: ana.id, actor_id: actor.id })
  const addWorkout = async () =>
    (await ana.post('/api/workouts/', { sport: 'running', duration: 30, title: 'Run' })).body.id as number
  const at = async (time: number) => {
    await test.runJobs()
    test.clock.time = time
    await test.runJobs()
  }
  /** Without the one that confirms the address. */
  const mails = () =>
    test.mails.filter(({ to, headers }) => to === `ana${round}@example.org` && headers?.['List-Unsubscribe'])
  const subjects = () => mails().map(({ subject }) => subject)

  describe('at once', () => {
    beforeEach(() => choose({ follow: 'at_once', like: 'at_once' }))

    it('say what happened, with a link to its page and one that stops them', async () => {
      await follow(ben)
      await test.runJobs()
      expect(subjects()).toEqual([`FitTrack: ben${round} follows you`])
      expect(mails()[0]?.text).toContain(`https://fit.example.org/people/ben${round}`)
      expect(mails()[0]?.headers).toMatchObject({
        'List-Unsubscribe': expect.stringMatching(
          /^<https:\/\/fit\.example\.org\/api\/notifications\/unsubscribe\/\?token=\d+\.[\w-]{43}>$/,
        ),
        'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      })
    })

    it('go to confirmed addresses only', async () => {
      const change = { email_verified_at: null }
      await test.services.db.updateTable('account').set(change).where('id', '=', ana.id).execute()
      await follow(ben)
      await at(START + DAY_MS)
      expect(mails()).toEqual([])
    })

    it('do not repeat those of the moderators', async () => {
      await notifyIn(test, { kind: 'moderation', account_id: ana.id, data: { action: 'warn', reason: 'x' } })
      await at(START + DAY_MS)
      expect(mails()).toEqual([])
    })

    it('contain no words of others that a mail program turns into a link', async () => {
      await ben.patch('/api/profiles/me/', { name: 'www.evil.example +49 170 1234567' })
      await follow(ben)
      await test.runJobs()
      const { subject = '', text = '', html = '' } = mails()[0] ?? {}
      for (const part of [subject, text, html]) {
        expect(part).not.toContain('evil.example')
        expect(part).not.toContain('1234567')
      }
    })

    it('are at most ten in six hours; the rest is in the daily one', async () => {
      for (let n = 0; n < 12; n++) {
        const workout_id = await addWorkout()
        await notifyIn(test, { kind: 'like', account_id: ana.id, actor_id: ben.id, workout_id })
      }
      await test.runJobs()
      expect(mails()).toHaveLength(10)
      await at(START + 6 * HOUR_MS)
      expect(subjects().slice(10)).toEqual(['What is new on FitTrack'])
      expect(mails()[10]?.text.match(/liked/g)).toHaveLength(2)
    })
  })

  describe('once a day', () => {
    beforeEach(() => choose({ follow: 'digest', like: 'digest', record: 'digest', follow_request: 'off' }))

    it('come at 18:00 in the time zone of the person, with everything unread', async () => {
      await ana.patch('/api/auth/user/', { time_zone: 'America/New_York', language: 'de' })
      const workout_id = await addWorkout()
      await follow(ben)
      await notifyIn(test, { kind: 'like', account_id: ana.id, actor_id: ben.id, workout_id })
      await at(Date.UTC(2026, 10, 22, 22, 59))
      expect(mails()).toEqual([])
      await at(Date.UTC(2026, 10, 22, 23))
      expect(subjects()).toEqual(['Neues auf FitTrack'])
      expect(mails()[0]?.text).toContain(`ben${round} gefällt „Run“\nben${round} folgt dir`)
      expect(mails()[0]?.headers).toHaveProperty('List-Unsubscribe')
    })

    it('tell of each notification once, and come only when something is new', async () => {
      await follow(ben)
      await at(START + DAY_MS)
      await at(START + 2 * DAY_MS)
      expect(mails()).toHaveLength(1)
      const cleo = await test.register(`cleo${round}`)
      await test.services.db.updateTable('notification').set({ read_at: START }).execute()
      await follow(cleo)
      await at(START + 3 * DAY_MS)
      expect(mails()).toHaveLength(2)
      expect(mails()[1]?.text).toContain(`cleo${round} follows you`)
      expect(mails()[1]?.text).not.toContain(`ben${round}`)
    })

    it('leave out what is read, hidden or no longer wanted by then', async () => {
      const workout_id = await addWorkout()
      await follow(ben)
      await notifyIn(test, { kind: 'record', account_id: ana.id, workout_id })
      await ana.post(`/api/profiles/ben${round}/block/`)
      await at(START + DAY_MS)
      expect(mails()[0]?.text).toContain('“Run” is a personal record')
      expect(mails()[0]?.text).not.toContain(`ben${round}`)

      const other = await addWorkout()
      await notifyIn(test, { kind: 'record', account_id: ana.id, workout_id: other })
      await test.runJobs()
      await test.services.db.updateTable('notification_preference').set({ email: 'off' }).execute()
      await at(START + 2 * DAY_MS)
      expect(mails()).toHaveLength(1)
    })

    it('move with a person who moves to another time zone', async () => {
      await follow(ben)
      await test.runJobs()
      await ana.patch('/api/auth/user/', { time_zone: 'Pacific/Honolulu' })
      await at(Date.UTC(2026, 10, 22, 18))
      expect(mails()).toEqual([])
      await at(Date.UTC(2026, 10, 23, 4))
      expect(mails()).toHaveLength(1)
    })

    it('name at most 20, and say how many more there are', async () => {
      for (let n = 0; n < 23; n++) {
        const workout_id = await addWorkout()
        await notifyIn(test, { kind: 'record', account_id: ana.id, workout_id })
      }
      await at(START + DAY_MS)
      expect(mails()[0]?.text.match(/personal record/g)).toHaveLength(20)
      expect(mails()[0]?.text).toContain('and 3 more')
      await at(START + 2 * DAY_MS)
      expect(mails()).toHaveLength(1)
    })

    it('do not go to suspended people', async () => {
      await follow(ben)
      await test.runJobs()
      const change = { suspended_at: START }
      await test.services.db.updateTable('account').set(change).where('id', '=', ana.id).execute()
      await at(START + DAY_MS)
      expect(mails()).toEqual([])
    })
  })

  describe('stop with one click of the mail program', () => {
    const address = async () => {
      await choose({ follow: 'at_once' })
      await follow(ben)
      await test.runJobs()
      const [, url = ''] =
        /<https:\/\/[^/]+([^>]+)>/.exec(mails()[0]?.headers?.['List-Unsubscribe'] ?? '') ?? []
      return url
    }
    const click = (url: string, type: string, payload: string) =>
      test.request({ method: 'POST', url, headers: { 'content-type': type }, payload })
    const mailed = async () => {
      const rows = await test.services.db
        .selectFrom('notification_preference')
        .select('email')
        .where('account_id', '=', ana.id)
        .execute()
      return rows.filter(({ email }) => email !== 'off').length
    }

    it.each([
      ['application/x-www-form-urlencoded', 'List-Unsubscribe=One-Click'],
      [
        'multipart/form-data; boundary=x',
        '--x\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--x--\r\n',
      ],
    ])('as %s', async (type, payload) => {
      const url = await address()
      expect((await click(url, type, payload)).status).toBe(204)
      expect(await mailed()).toBe(0)
      await follow(await test.register(`dora${round}`))
      await at(START + DAY_MS)
      expect(mails()).toHaveLength(1)
    })

    it('for nobody else, and not with a changed token', async () => {
      const url = await address()
      const type = 'application/x-www-form-urlencoded'
      const forged = url.replace(/token=\d+/, `token=${ben.id}`)
      expect((await click(forged, type, 'List-Unsubscribe=One-Click')).status).toBe(400)
      expect((await click(`${url}x`, type, 'List-Unsubscribe=One-Click')).status).toBe(400)
      expect(await mailed()).toBe(1)
    })
  })
})
