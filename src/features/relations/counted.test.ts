import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { makeAccount } from '../../../test/authorisation/viewers.ts'
import { buildTestApp, PASSWORD, type Person, START, type TestApp } from '../../../test/support/app.ts'
import { onEachDatabase } from '../../../test/support/databases.ts'

const DAY_MS = 86_400_000

onEachDatabase('relations of an account', (kind) => {
  let test: TestApp
  let ana: Person
  let ben: Person
  let eva: Person

  beforeEach(async () => {
    test = await buildTestApp(kind)
    ana = await test.register('ana')
    ben = await test.register('ben')
    eva = await test.register('eva')
    // Ana and Eva follow each other, and both follow Ben.
    for (const [who, whom] of [
      [ana, eva],
      [eva, ana],
      [ana, ben],
      [eva, ben],
    ] as const)
      await who.post(`/api/profiles/${whom.username}/follow/`)
  })
  afterEach(() => test?.close())

  const signIn = async (person: Person) => {
    const payload = { username: person.username, password: PASSWORD }
    const { body } = await test.request({ method: 'POST', url: '/api/auth/login/', payload })
    person.headers.authorization = `Bearer ${body.access}`
  }
  const countsOf = async (person: Person) => {
    const { followers_count, following_count } = (await person.get('/api/profiles/me/')).body
    return { followers_count, following_count }
  }
  const followersOf = async (person: Person) =>
    (await person.get('/api/profiles/me/followers/')).body.results.map(
      ({ username }: { username: string }) => username,
    )
  const rows = async () => (await test.services.db.selectFrom('follow').select('id').execute()).length

  describe('that is suspended', () => {
    const suspend = async (until?: string) => {
      const admin = await makeAccount(test, 'admin', 'admin')
      expect(
        (await admin.post(`/api/admin/users/${ana.id}/suspend/`, { reason: 'spam', until })).status,
      ).toBe(200)
      await test.runJobs()
      return admin
    }

    it('vanish from the lists and counters of others, and return with the account', async () => {
      expect(await countsOf(eva)).toEqual({ followers_count: 1, following_count: 2 })
      const admin = await suspend()
      expect(await countsOf(eva)).toEqual({ followers_count: 0, following_count: 1 })
      expect(await countsOf(ben)).toEqual({ followers_count: 1, following_count: 0 })
      expect(await followersOf(ben)).toEqual(['eva'])
      await admin.post(`/api/admin/users/${ana.id}/restore/`)
      await test.runJobs()
      expect(await countsOf(eva)).toEqual({ followers_count: 1, following_count: 2 })
      expect(await followersOf(ben)).toEqual(['eva', 'ana'])
    })

    it('are counted right when others change theirs meanwhile', async () => {
      await suspend()
      await ben.delete('/api/profiles/me/followers/eva/')
      expect(await countsOf(ben)).toEqual({ followers_count: 0, following_count: 0 })
      expect((await ben.delete('/api/profiles/me/followers/ana/')).status).toBe(404)
    })

    it('return by themselves when the suspension ends', async () => {
      await suspend(new Date(START + DAY_MS).toISOString())
      test.clock.time = START + DAY_MS
      await test.runJobs()
      await signIn(eva)
      expect(await countsOf(eva)).toEqual({ followers_count: 1, following_count: 2 })
    })

    it('do not count in the quotas of others', async () => {
      const usage = async () => {
        const { quotas } = (await eva.get('/api/auth/user/usage/')).body
        const usedOf = (quota: string) =>
          quotas.find(({ name }: { name: string }) => name === quota)?.used as number
        return [usedOf('follows'), usedOf('follow_requests')]
      }
      expect(await usage()).toEqual([2, 0])
      const admin = await suspend()
      expect(await usage()).toEqual([1, 0])
      await admin.post(`/api/admin/users/${ana.id}/restore/`)
      await signIn(ana)
      await ana.patch('/api/profiles/me/', { is_private: true })
      await eva.delete('/api/profiles/ana/follow/')
      await eva.post('/api/profiles/ana/follow/')
      expect(await usage()).toEqual([2, 1])
      await admin.post(`/api/admin/users/${ana.id}/suspend/`, { reason: 'spam' })
      expect(await usage()).toEqual([1, 0])
    })

    it('do not show to somebody whose request an account has sent before', async () => {
      await ben.patch('/api/profiles/me/', { is_private: true })
      await ana.delete('/api/profiles/ben/follow/')
      await ana.post('/api/profiles/ben/follow/')
      const [{ id }] = (await ben.get('/api/follow-requests/')).body.results
      await suspend()
      expect((await ben.get('/api/follow-requests/')).body.results).toEqual([])
      expect((await ben.post(`/api/follow-requests/${id}/accept/`)).status).toBe(404)
    })
  })

  describe('whose deletion is planned', () => {
    beforeEach(async () => {
      const payload = { password: PASSWORD }
      await test.request({ method: 'DELETE', url: '/api/auth/user/', headers: ana.headers, payload })
    })

    it('return when the deletion is cancelled', async () => {
      await test.runJobs()
      expect(await countsOf(eva)).toEqual({ followers_count: 0, following_count: 1 })
      await signIn(ana)
      await test.runJobs()
      expect(await countsOf(eva)).toEqual({ followers_count: 1, following_count: 2 })
      expect(await countsOf(ana)).toEqual({ followers_count: 1, following_count: 2 })
    })

    it('are deleted with it, and with them their part of the counters of others', async () => {
      test.clock.time = START + 14 * DAY_MS
      // Only the erasure: it must not rely on the earlier job.
      await test.services.db.deleteFrom('job').where('kind', '=', 'accounts.activity_changed').execute()
      await test.runJobs()
      expect(await rows()).toBe(1)
      await signIn(ben)
      await signIn(eva)
      expect(await countsOf(eva)).toEqual({ followers_count: 0, following_count: 1 })
      expect(await countsOf(ben)).toEqual({ followers_count: 1, following_count: 0 })
    })
  })
})
