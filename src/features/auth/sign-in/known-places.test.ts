import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildTestApp, PASSWORD, START, type TestApp } from '../../../../test/support/app.ts'
import { onEachDatabase } from '../../../../test/support/databases.ts'
import { deleteOldPlaces } from '../sessions/known-places.ts'

const NEW = 'another long sentence'
const POINTS = 5
const DAY_MS = 86_400_000

onEachDatabase('an account under attack', (kind) => {
  let test: TestApp
  let strangers = 0
  beforeAll(async () => {
    test = await buildTestApp(kind, { RATE_LIMITS: `default=1000/1m,auth=${POINTS}/15m` })
  })
  afterAll(() => test?.close())

  type From = { address: string; device?: string }
  const stranger = () => `2001:db8:${(++strangers).toString(16)}::1`
  const post = (url: string, payload: object, { address, device }: From) =>
    test.app.inject({
      method: 'POST',
      url: `/api/auth${url}`,
      payload,
      remoteAddress: address,
      headers: device ? { cookie: `device=${device}` } : {},
    })
  const deviceOf = (response: Awaited<ReturnType<typeof post>>) =>
    response.cookies.find(({ name }) => name === 'device')?.value ?? ''

  /** Registers a person in a browser at an address of their own. */
  async function register(username: string, address: string): Promise<From & { id: number }> {
    const form = { username, email: `${username}@example.org`, password1: PASSWORD, password2: PASSWORD }
    const response = await post('/registration/', { ...form, session_mode: 'cookie' }, { address })
    expect(response.statusCode).toBe(201)
    return { address, device: deviceOf(response), id: response.json().user.id }
  }
  const signIn = (username: string, password: string, from: From) =>
    post('/login/', { username, password }, from)
  const statusOf = async (username: string, from: From, password = PASSWORD) =>
    (await signIn(username, password, from)).statusCode
  async function guess(username: string, times = POINTS) {
    for (let n = 0; n < times; n++)
      expect(await statusOf(username, { address: stranger() }, 'not the password')).toBe(401)
  }
  const failures = (id: number, failed_sign_ins: number) =>
    test.services.db.updateTable('account').set({ failed_sign_ins }).where('id', '=', id).execute()
  const failuresOf = async (id: number) =>
    (
      await test.services.db
        .selectFrom('account')
        .select('failed_sign_ins')
        .where('id', '=', id)
        .executeTakeFirstOrThrow()
    ).failed_sign_ins

  it('lets its owner in where they have signed in before, and strangers nowhere', async () => {
    const { address, device } = await register('ana', '192.0.2.1')
    await guess('ana')
    expect(await statusOf('ana', { address: stranger() })).toBe(429)
    expect(await statusOf('ana', { address })).toBe(200)
    expect(await statusOf('ana', { address: stranger(), device: device! })).toBe(200)
    expect(await statusOf('ana@example.org', { address: stranger() })).toBe(401)
    expect(await statusOf('ana', { address: stranger() })).toBe(429)
  })

  it('recognises the network of a program that keeps no cookie', async () => {
    const home = await register('bob', '192.0.2.2')
    const work = { address: '192.0.2.3' }
    expect(await statusOf('bob', work)).toBe(200)
    await guess('bob')
    expect(await statusOf('bob', work)).toBe(200)
    expect(await statusOf('bob', { address: home.address })).toBe(200)
    expect(await statusOf('bob', { address: '192.0.2.4' })).toBe(429)
  })

  it('does not recognise a device that signed in to another account, or one that is made up', async () => {
    const cia = await register('cia', '192.0.2.5')
    await register('dan', '192.0.2.6')
    await guess('dan')
    for (const device of [cia.device!, 'A'.repeat(43), 'x', ''])
      expect(await statusOf('dan', { address: stranger(), device })).toBe(429)
    const both = await signIn('dan', PASSWORD, { address: '192.0.2.6', device: cia.device! })
    expect(both.statusCode).toBe(200)
    expect(await statusOf('dan', { address: stranger(), device: cia.device! })).toBe(200)
  })

  it('refuses a wrong password from a known network exactly like one from a stranger', async () => {
    const { address } = await register('eve', '192.0.2.7')
    await guess('eve')
    await guess('nobody.here')
    const refusals = []
    for (const [name, from] of [
      ['eve', address],
      ['eve', stranger()],
      ['nobody.here', address],
      ['nobody.here', stranger()],
    ] as const) {
      const { statusCode, headers, body } = await signIn(name, 'not the password', { address: from })
      const { message, details, ...rest } = JSON.parse(body)
      expect([statusCode, details.request[0].code]).toEqual([429, 'rate_limited'])
      expect(message).toMatch(/^Too many requests; please try again in \d+ s\.$/)
      refusals.push({ ...rest, request_id: '', names: Object.keys(headers).toSorted() })
    }
    for (const refusal of refusals) expect(refusal).toEqual(refusals[0])
  })

  it('limits the attempts of each known device separately', async () => {
    const { address, device } = await register('fay', '192.0.2.8')
    await guess('fay')
    for (let n = 0; n < POINTS; n++)
      expect(await statusOf('fay', { address: stranger(), device: device! }, 'not the password')).toBe(429)
    expect(await statusOf('fay', { address: stranger(), device: device! })).toBe(429)
    expect(await statusOf('fay', { address })).toBe(200)
  })

  it('recognises the place of a password reset, and forgets all earlier places', async () => {
    const thief = await register('gus', '192.0.2.9')
    await test.confirmEmail(thief)
    await guess('gus')
    const owner = { address: '192.0.2.10' }
    const email = 'gus@example.org'
    expect((await post('/password/reset/', { email }, owner)).statusCode).toBe(202)
    await test.runJobs()
    const { token, uid } = test.lastLink(email)
    const passwords = { new_password1: NEW, new_password2: NEW }
    const reset = await post('/password/reset/confirm/', { token, uid: String(uid), ...passwords }, owner)
    expect(reset.statusCode).toBe(204)
    expect(await statusOf('gus', thief, NEW)).toBe(429)
    expect(await statusOf('gus', owner, NEW)).toBe(200)
  })

  describe('after many failures in a row', () => {
    it('refuses strangers after 50, known networks after 75, and known devices after 100', async () => {
      const { id, address, device } = await register('hal', '192.0.2.11')
      const places: [number, From][] = [
        [50, { address: stranger() }],
        [75, { address }],
        [100, { address: stranger(), device: device! }],
      ]
      for (const [limit, from] of places) {
        await failures(id, limit)
        expect([limit, await statusOf('hal', from)]).toEqual([limit, 401])
        expect(await failuresOf(id)).toBe(limit)
        await failures(id, limit - 1)
        expect([limit, await statusOf('hal', from)]).toEqual([limit, 200])
        expect(await failuresOf(id)).toBe(0)
      }
    })

    it('stops counting the guesses of strangers at 50, so that they never lock out the owner', async () => {
      const { id, address } = await register('ida', '192.0.2.12')
      await failures(id, 47)
      await guess('ida')
      expect(await failuresOf(id)).toBe(50)
      expect(await statusOf('ida', { address })).toBe(200)
    })

    it('mails its owner once when strangers are locked out, and once when everybody is', async () => {
      const { id, address, device } = await register('jon', '192.0.2.13')
      await test.confirmEmail({ id })
      await test.runJobs()
      test.mails.length = 0
      await failures(id, 49)
      await guess('jon', 3)
      await test.runJobs()
      expect(test.mails.map(({ subject }) => subject)).toEqual(['Somebody is guessing your password'])
      await failures(id, 99)
      expect(await statusOf('jon', { address, device: device! }, 'not the password')).toBe(401)
      expect(await statusOf('jon', { address, device: device! })).toBe(401)
      await test.runJobs()
      expect(test.mails.map(({ subject }) => subject)).toEqual([
        'Somebody is guessing your password',
        'Too many wrong passwords for your account',
      ])
    })
  })
})

onEachDatabase('a known place', (kind) => {
  let test: TestApp
  beforeAll(async () => {
    test = await buildTestApp(kind)
  })
  afterAll(() => test?.close())
  const places = () => test.services.db.selectFrom('known_place').selectAll().orderBy('used_at').execute()

  it('is stored without its address or its token, and forgotten half a year after its last use', async () => {
    const payload = {
      username: 'ana',
      email: 'ana@example.org',
      password1: PASSWORD,
      password2: PASSWORD,
      session_mode: 'cookie',
    }
    const response = await test.app.inject({ method: 'POST', url: '/api/auth/registration/', payload })
    const device = response.cookies.find(({ name }) => name === 'device')
    expect(device).toMatchObject({ httpOnly: true, sameSite: 'Strict', path: '/', maxAge: 180 * 86_400 })
    const rows = await places()
    expect(rows.map(({ kind }) => kind).toSorted()).toEqual(['device', 'network'])
    expect(JSON.stringify(rows)).not.toMatch(new RegExp(`127\\.0\\.0\\.1|${device?.value}`))
    await deleteOldPlaces(test.services.db, START + 180 * DAY_MS)
    expect(await places()).toHaveLength(2)
    await deleteOldPlaces(test.services.db, START + 180 * DAY_MS + 1)
    expect(await places()).toEqual([])
  })

  it('is forgotten when the account has 50 later ones', async () => {
    const ben = await test.register('ben')
    const rows = Array.from({ length: 60 }, (_, n) => ({
      account_id: ben.id,
      place_hash: `place ${n}`,
      kind: 'network' as const,
      used_at: START + n,
    }))
    await test.services.db.insertInto('known_place').values(rows).execute()
    await deleteOldPlaces(test.services.db, START)
    const kept = await places()
    expect([kept.length, kept[0]?.place_hash, kept.at(-1)?.place_hash]).toEqual([50, 'place 10', 'place 59'])
  })
})
