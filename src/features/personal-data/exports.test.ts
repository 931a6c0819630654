import { buffer } from 'node:stream/consumers'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { fromBufferPromise } from 'yauzl'
import { buildTestApp, PASSWORD, type Person, START, type TestApp } from '../../../test/support/app.ts'
import { onEachDatabase } from '../../../test/support/databases.ts'
import { buildFit } from '../../../test/support/fit-builder.ts'
import { maintain } from '../../maintenance.ts'
import { inTransaction } from '../../platform/database/index.ts'
import { recordAudit } from '../audit/index.ts'

const DAY_MS = 86_400_000

onEachDatabase('personal data', (kind) => {
  let test: TestApp
  let ana: Person
  let people = 0
  beforeAll(async () => {
    test = await buildTestApp(kind)
  })
  afterAll(() => test?.close())
  beforeEach(async () => {
    test.clock.time = START
    ana = await test.register(`traceable${++people}person`)
    await test.confirmEmail(ana)
    await ana.post('/api/workouts/', { sport: 'running', duration: 30, title: 'Along the river' })
    await ana.upload('../my ride: 1.fit', aRide(people))
    await test.runJobs()
    test.mails.length = 0
  })

  const requestExport = (person = ana) => person.post('/api/auth/exports/')
  const download = (id: number, person = ana) =>
    test.app.inject({ url: `/api/auth/exports/${id}/file/`, headers: person.headers })
  const keysInStorage = async () => {
    const keys: string[] = []
    for (const place of ['recordings', 'exports'])
      for await (const key of test.services.storage.keysBefore(place, Number.MAX_SAFE_INTEGER)) keys.push(key)
    return keys
  }

  describe('a download', () => {
    it('is a zip of lists and original files, announced by mail', async () => {
      const from = { address: '203.0.113.9', user_agent: 'Moderator/1', request_id: 'req-1' }
      await inTransaction(test.services.db, (trx) =>
        recordAudit(trx, START, {
          kind: 'account.restored',
          account_id: ana.id,
          actor_id: ana.id + 1,
          origin: from,
        }),
      )
      const { status, body } = await requestExport()
      expect([status, body.status]).toEqual([202, 'queued'])
      await test.runJobs()
      expect(test.mails).toMatchObject([{ to: `${ana.username}@example.org` }])
      expect(test.mails[0]?.text).toContain('/settings/export')
      const shown = (await ana.get(`/api/auth/exports/${body.id}/`)).body
      const { statusCode, rawPayload, headers } = await download(body.id)
      expect([statusCode, headers['content-type']]).toEqual([200, 'application/zip'])
      expect([shown.status, shown.size_bytes]).toEqual(['done', rawPayload.length])

      const files = await unzip(rawPayload)
      const lists = [
        'account',
        'profile',
        'weights',
        'sessions',
        'passkeys',
        'api-keys',
        'audit',
        'following',
        'followers',
        'follow-requests-sent',
        'follow-requests-received',
        'blocks',
        'mutes',
        'sharing',
        'zones',
        'workouts',
        'recordings',
        'laps',
        'goals',
        'records',
        'reached-goals',
        'images',
        'comments',
        'workout-likes',
        'comment-likes',
        'notifications',
        'notification-preferences',
        'reports',
        'decisions',
        'push-subscriptions',
      ]
      expect([...files.keys()].filter((name) => name.endsWith('.json')).toSorted()).toEqual(
        lists.map((name) => `${name}.json`).toSorted(),
      )
      const read = (name: string) => JSON.parse(String(files.get(`${name}.json`)))
      expect(read('account')).toMatchObject([{ username: ana.username }])
      const counted = { total_workouts: 2, is_private: false, created_at: new Date(START).toISOString() }
      expect(read('profile')).toMatchObject([counted])
      expect(read('workouts')).toHaveLength(2)
      const first = (await ana.get(`/api/workouts/${read('workouts')[0].id}/`)).body
      expect(read('workouts')[0]).toEqual({ ...first, deleted_at: null })
      expect(read('sessions')).toMatchObject([{ address: '127.0.0.1' }])
      expect(read('audit').map((entry: { kind: string }) => entry.kind)).toContain('account.registered')
      const [original] = [...files].filter(([name]) => name.startsWith('files/recordings/'))
      expect(original?.[0]).toMatch(/^files\/recordings\/\d+-[^/:]*my ride_ 1\.fit$/)
      expect(original?.[1]).toEqual(aRide(people))
      const all = [...files.values()].map(String).join('\n')
      // The address of a moderator is the moderator's personal data.
      expect(read('audit')).toContainEqual(
        expect.objectContaining({ kind: 'account.restored', address: null }),
      )
      expect(all).not.toMatch(/203\.0\.113\.9|Moderator/)
      expect(all).not.toMatch(/password_hash|argon2|token_hash|key_hash|public_key/)
    })

    it('leaves out uploaded files that were refused', async () => {
      const refused = await ana.upload('no ride.fit', Buffer.from(`no recording ${people}`))
      expect(refused.body.items).toMatchObject([{ status: 'refused' }])
      const { body } = await requestExport()
      await test.runJobs()
      expect((await ana.get(`/api/auth/exports/${body.id}/`)).body.status).toBe('done')
      const files = await unzip((await download(body.id)).rawPayload)
      const originals = [...files.keys()].filter((name) => name.startsWith('files/'))
      expect(originals).toEqual([expect.stringContaining('my ride')])
    })

    it('contains every workout of a long list', async () => {
      // In groups, so that a slow machine does not run out of database connections.
      for (let group = 0; group < 15; group++) {
        const created = await Promise.all(
          Array.from({ length: 30 }, (_, i) =>
            ana.post('/api/workouts/', { sport: 'running', duration: 30, title: `number ${group}-${i}` }),
          ),
        )
        expect(created.filter(({ status }) => status !== 201)).toEqual([])
      }
      const { body } = await requestExport()
      await test.runJobs()
      const workouts = JSON.parse(
        String((await unzip((await download(body.id)).rawPayload)).get('workouts.json')),
      )
      expect(new Set(workouts.map(({ id }: { id: number }) => id)).size).toBe(452)
    })

    it('409 while another one is queued', async () => {
      const answers = await Promise.all([requestExport(), requestExport(), requestExport()])
      expect(answers.map(({ status }) => status).toSorted()).toEqual([202, 409, 409])
      expect((await requestExport()).status).toBe(409)
      await test.runJobs()
      expect((await requestExport()).status).toBe(202)
      await test.runJobs()
    })

    it('is deleted after a week', async () => {
      const { body } = await requestExport()
      await test.runJobs()
      test.clock.time += 7 * DAY_MS
      expect((await test.register(`later${people}`)).id).toBeGreaterThan(0)
      await maintain(test.services)
      await test.runJobs()
      expect((await keysInStorage()).filter((key) => key.startsWith(`exports/${ana.id}/`))).toEqual([])
      const rows = await test.services.db
        .selectFrom('account_export')
        .select('id')
        .where('id', '=', body.id)
        .execute()
      expect(rows).toEqual([])
    })

    it('is 404 after a week, even before it is deleted', async () => {
      const { body } = await requestExport()
      await test.runJobs()
      const payload = { username: ana.username, password: PASSWORD }
      const statuses = async () => {
        const signedIn = await test.request({ method: 'POST', url: '/api/auth/login/', payload })
        const headers = { authorization: `Bearer ${signedIn.body.access}` }
        const url = `/api/auth/exports/${body.id}/`
        return [
          (await test.request({ url, headers })).status,
          (await test.request({ url: `${url}file/`, headers })).status,
        ]
      }
      test.clock.time += 7 * DAY_MS - 1
      expect(await statuses()).toEqual([200, 200])
      test.clock.time += 1
      expect(await statuses()).toEqual([404, 404])
    })

    it('is 404 for anybody else', async () => {
      const { body } = await requestExport()
      await test.runJobs()
      const ben = await test.register(`other${people}`)
      for (const url of [`/api/auth/exports/${body.id}/`, `/api/auth/exports/${body.id}/file/`]) {
        const hidden = await ben.get(url)
        const absent = await ben.get(url.replace(String(body.id), '987654321'))
        expect([hidden.status, hidden.body.message]).toEqual([404, absent.body.message])
      }
      expect((await ben.get('/api/auth/exports/')).body.count).toBe(0)
      expect((await ana.get('/api/auth/exports/')).body.count).toBe(1)
    })
  })

  describe('deleting the account', () => {
    it("removes the person's data from every table and from storage", async () => {
      await requestExport()
      await ana.post('/api/workouts/', { sport: 'cycling', duration: 5 }, { 'idempotency-key': ana.username })
      await ana.patch('/api/auth/user/', { email: `new-${ana.username}@example.org`, password: PASSWORD })
      const email = `${ana.username}@example.org`
      await test.request({ method: 'POST', url: '/api/auth/password/reset/', payload: { email } })
      await test.runJobs()
      expect(await tracesOf(test, ana)).not.toEqual([])
      expect((await keysInStorage()).filter((key) => key.startsWith(`exports/${ana.id}/`))).toHaveLength(1)
      const before = await keysInStorage()

      await test.request({
        method: 'DELETE',
        url: '/api/auth/user/',
        headers: ana.headers,
        payload: { password: PASSWORD },
      })
      await test.runJobs()
      test.clock.time += 14 * DAY_MS
      await test.runJobs()

      expect(await tracesOf(test, ana)).toEqual([])
      expect(await keysInStorage()).toHaveLength(before.length - 2)
      for (const table of ['workout', 'recording', 'recording_item'] as const)
        expect(
          await test.services.db.selectFrom(table).select('id').where('owner_id', '=', ana.id).execute(),
        ).toEqual([])
    })

    it('keeps the data of everybody else', async () => {
      const ben = await test.register(`neighbour${people}`)
      await ben.upload('ride.fit', aRide(people))
      await test.request({
        method: 'DELETE',
        url: '/api/auth/user/',
        headers: ana.headers,
        payload: { password: PASSWORD },
      })
      test.clock.time += 14 * DAY_MS
      await test.runJobs()
      const { body } = await test.request({
        method: 'POST',
        url: '/api/auth/login/',
        payload: { username: ben.username, password: PASSWORD },
      })
      const headers = { authorization: `Bearer ${body.access}` }
      const list = await test.request({ url: '/api/workouts/', headers })
      expect(list.body.count).toBe(1)
      const original = await test.request({
        url: `/api/workouts/${list.body.results[0].id}/original/`,
        headers,
      })
      expect(original.status).toBe(200)
    })
  })
})

/** A different recording for each number, because one with the same bytes would be a duplicate. */
function aRide(number: number): Buffer {
  return Buffer.from(buildFit({ records: 60, startedAt: new Date(START - number * 3_600_000) }))
}

/** The tables that still contain the name of a person; the e-mail address contains it, too. */
async function tracesOf({ services: { db } }: TestApp, { username }: Person): Promise<string[]> {
  const traces: string[] = []
  for (const { name } of await db.introspection.getTables()) {
    const { rows } = await sql<object>`select * from ${sql.table(name)}`.execute(db)
    for (const row of rows) if (JSON.stringify(row).toLowerCase().includes(username)) traces.push(name)
  }
  return traces
}

/** The files of a zip by name. */
async function unzip(content: Buffer): Promise<Map<string, Buffer>> {
  const zip = await fromBufferPromise(content)
  const files = new Map<string, Buffer>()
  for await (const entry of zip.eachEntry())
    files.set(entry.fileName, await buffer(await zip.openReadStreamPromise(entry)))
  return files
}
