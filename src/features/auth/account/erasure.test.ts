import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { buildTestApp, PASSWORD, type Person, type TestApp } from '../../../../test/support/app.ts'
import { onEachDatabase } from '../../../../test/support/databases.ts'

const DAY_MS = 86_400_000
const WORD = 'Zwetschgenkuchen'
const AGENT = { 'user-agent': `${WORD}/1.0` }

/** Writes rows of both people in turns, so that rows of the other person lie between the erased ones. */
async function write(test: TestApp, erased: Person, other: Person): Promise<void> {
  for (let count = 0; count < 60; count++) {
    for (const [person, word] of [
      [erased, WORD],
      [other, 'Apfelstrudel'],
    ] as const) {
      const workout = { sport: 'running', duration: 30, title: `${word} ${count}`, notes: word.repeat(40) }
      expect((await person.post('/api/workouts/', workout)).status).toBe(201)
    }
  }
  await erased.patch('/api/profiles/me/', { name: WORD, bio: `${WORD} and more` })
  const key = { name: WORD, scopes: ['read'], password: PASSWORD }
  expect((await erased.post('/api/auth/keys/', key, AGENT)).status).toBe(201)
  await test.runJobs()
}

onEachDatabase('the erasure of an account', (kind) => {
  let test: TestApp
  let ana: Person
  beforeEach(async () => {
    test = await buildTestApp(kind)
    const other = await test.register('ben')
    ana = await test.register(`${WORD}.ana`)
    await test.confirmEmail(ana)
    await write(test, ana, other)
    await ana.post('/api/auth/logout/')
    const signIn = { username: ana.username, password: PASSWORD }
    const { body } = await test.request({
      method: 'POST',
      url: '/api/auth/login/',
      payload: signIn,
      headers: AGENT,
    })
    const { status } = await test.request({
      method: 'DELETE',
      url: '/api/auth/user/',
      payload: { password: PASSWORD },
      headers: { authorization: `Bearer ${body.access}`, ...AGENT },
    })
    expect(status).toBe(202)
    await test.runJobs()
  })
  afterEach(() => test?.close())

  const logJobs = async () =>
    (await test.services.db.selectFrom('job').select(['kind', 'state', 'failures']).execute()).filter(
      ({ kind }) => kind === 'accounts.empty_log',
    )

  it('leaves no job in the queue', async () => {
    test.clock.time += 14 * DAY_MS
    await test.runJobs()
    expect(await logJobs()).toEqual([])
    expect(await test.services.db.selectFrom('account').select('username').execute()).toEqual([
      { username: 'ben' },
    ])
  })

  it('empties the write-ahead log only after the last mail, which contains the address, is sent', async () => {
    const { mailer } = test.services
    const send = mailer.send
    mailer.send = async () => {
      throw new Error('connect ECONNREFUSED')
    }
    test.clock.time += 14 * DAY_MS
    await test.runJobs()
    expect(await logJobs()).toEqual([{ kind: 'accounts.empty_log', state: 'delayed', failures: 1 }])
    mailer.send = send
    test.mails.length = 0
    test.clock.time += 10_000
    await test.runJobs()
    test.clock.time += 10_000
    await test.runJobs()
    expect(test.mails).toMatchObject([{ to: `${ana.username}@example.org` }])
    expect(await logJobs()).toEqual([])
  })

  if (kind === 'SQLite')
    describe('in the files of the database', () => {
      const files = () =>
        ['fittrack.db', 'fittrack.db-wal'].map((name) => path.join(test.services.config.dataDir, name))
      const holds = (file: string) =>
        existsSync(file) && readFileSync(file, 'latin1').toLowerCase().includes(WORD.toLowerCase())

      it('leaves nothing that the person wrote', async () => {
        expect(files().some(holds)).toBe(true)
        test.clock.time += 14 * DAY_MS
        await test.runJobs()
        expect(files().filter(holds)).toEqual([])
      })

      it('leaves nothing that the person wrote, once no other program reads the database', async () => {
        const reader = new BetterSqlite3(files()[0], { readonly: true })
        reader.exec('begin')
        reader.prepare('select count(*) from account').get()
        test.clock.time += 14 * DAY_MS
        await test.runJobs()
        expect(await logJobs()).toEqual([{ kind: 'accounts.empty_log', state: 'delayed', failures: 1 }])
        expect(files().some(holds)).toBe(true)
        reader.exec('commit')
        reader.close()
        test.clock.time += 1_000
        await test.runJobs()
        expect(await logJobs()).toEqual([])
        expect(files().filter(holds)).toEqual([])
      })
    })
})
