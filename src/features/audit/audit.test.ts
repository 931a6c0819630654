import { pino } from 'pino'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { buildTestApp, PASSWORD, type Person, type TestApp } from '../../../test/support/app.ts'
import { makeDatabase, onEachDatabase, type TestDatabase } from '../../../test/support/databases.ts'
import { buildApp } from '../../app.ts'
import { maintain } from '../../maintenance.ts'
import { readConfig } from '../../platform/config.ts'
import { inTransaction } from '../../platform/database/index.ts'
import type { Services } from '../../platform/services.ts'
import { closeServices, openServices } from '../../services.ts'
import { type AuditEvent, clearOldOrigins, eraseFromAudit, recordAudit } from './record.ts'

const HOSTILE = '\u001b[31mred\u001b[0m\r\n{"level":30,"msg":"forged"}\u2028\u0085"\\'
const HOUR_MS = 3_600_000
/** As in `sums.ts`. */
const MAX_PER_HOUR = 100
const ORIGIN = { address: '192.0.2.7', user_agent: 'curl', request_id: 'req-1' }

onEachDatabase('the audit log', (kind) => {
  let test: TestApp
  let admin: Person

  beforeAll(async () => {
    test = await buildTestApp(kind)
    admin = await test.register('admin')
    await test.services.db.updateTable('account').set({ role: 'admin' }).execute()
    test.clock.time += 1_000
  })
  afterAll(() => test?.close())

  const record = (note: AuditEvent, now = test.clock.time) =>
    inTransaction(test.services.db, (trx) => recordAudit(trx, now, note))
  const entriesAbout = (account_id: number) =>
    test.services.db.selectFrom('audit_entry').selectAll().where('account_id', '=', account_id).execute()

  it('has no entry when the transaction is rolled back', async () => {
    const failing = inTransaction(test.services.db, async (trx) => {
      await recordAudit(trx, 1, { kind: 'session.ended', account_id: 4_711 })
      throw new Error('rolled back')
    })
    await expect(failing).rejects.toThrow('rolled back')
    expect(await entriesAbout(4_711)).toEqual([])
  })

  it('stores account, actor, time, client and details', async () => {
    const details = { method: 'password', session_id: 3, known: true, nothing: null }
    await record({
      kind: 'sign_in.succeeded',
      account_id: 4_712,
      actor_id: admin.id,
      origin: ORIGIN,
      details,
    })
    const [entry] = await entriesAbout(4_712)
    expect({ ...entry, details: JSON.parse(entry?.details ?? '') }).toEqual({
      id: expect.any(Number),
      created_at: test.clock.time,
      kind: 'sign_in.succeeded',
      account_id: 4_712,
      actor_id: admin.id,
      ...ORIGIN,
      details,
    })
  })

  it('returns hostile text unchanged, escaped as JSON', async () => {
    const { status } = await test.request({
      method: 'POST',
      url: '/api/auth/keys/',
      headers: { ...admin.headers, 'user-agent': HOSTILE },
      payload: { name: HOSTILE, scopes: ['read'], password: PASSWORD },
    })
    expect(status).toBe(201)
    const { body } = await test.app.inject({
      url: '/api/admin/audit/?kind=api_key.made',
      headers: admin.headers,
    })
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the test looks for control characters
    expect(body).not.toMatch(/[\u0000-\u001f]/)
    expect(JSON.parse(body).results).toMatchObject([{ user_agent: HOSTILE, details: { name: HOSTILE } }])
  })

  it('keeps the entries about an erased account, but nothing in them that identifies it', async () => {
    const count = () =>
      test.services.db
        .selectFrom('audit_entry')
        .select((of) => of.fn.countAll<number>().as('count'))
        .executeTakeFirstOrThrow()
    await record({ kind: 'session.ended', account_id: 4_713, origin: ORIGIN, details: { ended: 1 } })
    await record({
      kind: 'account.suspended',
      account_id: 4_714,
      actor_id: 4_713,
      origin: ORIGIN,
      details: { a: 1 },
    })
    const before = await count()
    await inTransaction(test.services.db, (trx) => eraseFromAudit(trx, 4_713))
    expect(await count()).toEqual(before)
    expect(await entriesAbout(4_713)).toEqual([])
    const [done] = await entriesAbout(4_714)
    expect(done).toMatchObject({ actor_id: null, address: null, user_agent: null, request_id: null })
    expect(done?.details).not.toBeNull()
  })

  it('keeps old entries but deletes their addresses and user agents', async () => {
    await record({ kind: 'session.ended', account_id: 4_715, origin: ORIGIN }, 1_000)
    await record({ kind: 'session.ended', account_id: 4_715, origin: ORIGIN }, 2_000)
    await clearOldOrigins(test.services.db, 2_000)
    expect(
      (await entriesAbout(4_715)).map(({ address, user_agent, request_id }) => [
        address,
        user_agent,
        request_id,
      ]),
    ).toEqual([
      [null, null, 'req-1'],
      ['192.0.2.7', 'curl', 'req-1'],
    ])
  })

  it('has one entry with the number of events for what is too much in an hour, by kind and actor', async () => {
    const account_id = 4_716
    const failed = { kind: 'sign_in.failed', account_id, origin: ORIGIN } as const
    const restored = { kind: 'account.restored', account_id } as const
    const sums = async () =>
      (await entriesAbout(account_id))
        .filter(({ details }) => details?.includes('repeated'))
        .map(({ kind, actor_id, address, details }) => [kind, actor_id, address, JSON.parse(details ?? '')])
        .toSorted((a, b) => a[3].repeated - b[3].repeated)
    const start = test.clock.time
    const since = (ms: number) => new Date(start + ms).toISOString()
    for (let n = 0; n < MAX_PER_HOUR; n++) await record(failed)
    for (let n = 1; n <= 7; n++) await record(failed, start + n * 1_000)
    await record({ kind: 'api_key.made', account_id, origin: ORIGIN, details: { name: 'Watch' } })
    for (let n = 0; n < MAX_PER_HOUR + 2; n++) await record({ ...restored, actor_id: admin.id })
    await record({ ...restored, actor_id: 4_717 })
    expect(await entriesAbout(account_id)).toHaveLength(2 * MAX_PER_HOUR + 1)
    expect(await sums()).toEqual([])

    await maintain(test.services)
    await maintain(test.services)
    expect(await sums()).toEqual([
      ['account.restored', 4_717, null, { repeated: 1, since: since(0) }],
      ['account.restored', admin.id, null, { repeated: 2, since: since(0) }],
      ['sign_in.failed', null, null, { repeated: 7, since: since(1_000) }],
    ])
    await record(failed, start + HOUR_MS + 7_000)
    await record({ ...failed, account_id: 4_718 })
    expect((await entriesAbout(account_id)).at(-1)).toMatchObject({ address: ORIGIN.address })
    expect(await entriesAbout(4_718)).toHaveLength(1)
  })

  it('keeps the number of events of an erased account', async () => {
    const account_id = 4_719
    const { db } = test.services
    for (let n = 0; n < MAX_PER_HOUR + 3; n++) await record({ kind: 'session.token_reused', account_id })
    await inTransaction(db, (trx) => eraseFromAudit(trx, account_id))
    await maintain(test.services)
    expect(await entriesAbout(account_id)).toEqual([])
    const entries = await db
      .selectFrom('audit_entry')
      .select('details')
      .where('kind', '=', 'session.token_reused')
      .where('account_id', 'is', null)
      .execute()
    const events = entries.map(({ details }) => (details ? JSON.parse(details).repeated : 1) as number)
    expect(events.reduce((sum, event) => sum + event, 0)).toBe(MAX_PER_HOUR + 3)
  })

  it('does not grow without end while strangers guess a password', async () => {
    const ben = await test.register('ben')
    const payload = { username: 'ben', password: 'a guess' }
    const failures = async () =>
      (await entriesAbout(ben.id)).filter(({ kind }) => kind === 'sign_in.failed').length
    for (let n = 0; n < MAX_PER_HOUR; n++) await record({ kind: 'sign_in.failed', account_id: ben.id })
    for (let n = 0; n < 3; n++) {
      const { status } = await test.request({ method: 'POST', url: '/api/auth/login/', payload })
      expect(status).toBe(401)
    }
    expect(await failures()).toBe(MAX_PER_HOUR)
    await maintain(test.services)
    expect(await failures()).toBe(MAX_PER_HOUR + 1)
  })
})

onEachDatabase('the request log', (kind) => {
  let database: TestDatabase
  let services: Services
  let app: Awaited<ReturnType<typeof buildApp>>
  const written: string[] = []

  beforeAll(async () => {
    database = await makeDatabase(kind)
    services = await openServices(readConfig({ ...database.env, LOG_LEVEL: 'trace' }))
    services.log = pino({ level: 'trace' }, { write: (text: string) => void written.push(text) })
    app = await buildApp(services)
  })
  afterAll(async () => {
    await app?.close()
    await closeServices(services)
    await database?.remove()
  })

  it('has a line for every request and refusal, and a client cannot add any other line', async () => {
    const send = (url: string, payload: object, headers: Record<string, string> = {}) =>
      app.inject({ method: 'POST', url, payload, headers: { 'user-agent': HOSTILE, ...headers } })
    const statuses = [
      await send('/api/auth/login/', { username: HOSTILE, password: HOSTILE }),
      await send('/api/auth/login/', { username: 'ana', password: 'x', [HOSTILE]: 1 }),
      await send('/api/auth/registration/', { username: HOSTILE, email: HOSTILE }),
      await send('/api/auth/keys/', { name: HOSTILE }, { authorization: `Bearer ft_${HOSTILE}` }),
      await send(`/${encodeURIComponent(HOSTILE)}/`, {}),
    ].map(({ statusCode }) => statusCode)
    expect(statuses).toEqual([401, 400, 400, 401, 404])
    const text = written.join('')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the test looks for control characters
    expect(text.replaceAll('\n', '')).not.toMatch(/[\u0000-\u001f]/)
    const lines = text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(lines.filter(({ msg }) => msg === 'request').map(({ status }) => status)).toEqual(statuses)
    expect(lines.filter(({ msg }) => msg === 'request refused').length).toBeGreaterThanOrEqual(4)
    expect(lines.filter(({ msg }) => msg === 'forged')).toEqual([])
    // The checks above prove something only if the hostile text was logged.
    expect(lines.some(({ details }) => Object.hasOwn(details ?? {}, HOSTILE))).toBe(true)
  })
})
