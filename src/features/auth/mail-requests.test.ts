import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { buildTestApp, PASSWORD, type Person, START, type TestApp } from '../../../test/support/app.ts'
import { onEachDatabase } from '../../../test/support/databases.ts'
import { readConfig } from '../../platform/config.ts'
import { limitMailRequest } from '../../platform/mail/index.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

const RESET = '/api/auth/password/reset/'
const RESEND = '/api/auth/registration/resend-email/'
const REGISTER = '/api/auth/registration/'

let networks = 0
const newNetwork = () => `198.51.${++networks >> 8}.${networks & 255}`

const requestsOf = (test: TestApp) => ({
  post: (url: string, payload: object, remoteAddress = newNetwork()) =>
    test.request({ method: 'POST', url, payload, remoteAddress }),
  changeAddress: ({ headers }: Person, email: string) =>
    test.request({
      method: 'PATCH',
      url: '/api/auth/user/',
      payload: { email, password: PASSWORD },
      headers,
      remoteAddress: newNetwork(),
    }),
})
const formOf = (username: string) => ({
  username,
  email: `${username}@example.net`,
  password1: PASSWORD,
  password2: PASSWORD,
})

onEachDatabase('requests for mails', (kind) => {
  let test: TestApp
  let ana: Person
  beforeAll(async () => {
    test = await buildTestApp(kind, { RATE_LIMITS: 'on' })
    ana = await test.register('ana')
    await test.confirmEmail(ana)
    await test.register('ben')
    await test.runJobs()
  })
  afterAll(() => test?.close())
  beforeEach(() => {
    test.clock.time = START
  })

  const mailsTo = (email: string) => test.mails.filter(({ to }) => to === email)

  it.each([
    ['two to set a new password', RESET, 'ana@example.org', 2],
    ['five to verify an address, with that of the registration', RESEND, 'ben@example.org', 5],
  ])('have the same response for every address, but few mails arrive: %s', async (_, url, email, max) => {
    const links = () => mailsTo(email).filter(({ subject }) => url === RESEND || subject.includes('password'))
    for (const to of [email, `no-${email}`, email.toUpperCase()]) {
      for (let requests = 0; requests < 4; requests++) {
        expect(await requestsOf(test).post(url, { email: to })).toMatchObject({ status: 202, body: {} })
        await test.runJobs()
      }
    }
    expect(links()).toHaveLength(max)
  })

  it('by strangers stop neither notices to the owner nor the owner’s own requests', async () => {
    const email = 'cleo@example.org'
    const home = newNetwork()
    const form = { ...formOf('cleo'), email }
    const { body } = await requestsOf(test).post(REGISTER, form, home)
    await test.confirmEmail(body.user)
    for (let requests = 0; requests < 8; requests++) {
      await requestsOf(test).post(RESET, { email })
      await test.runJobs()
    }
    const subjects = async () => {
      await test.runJobs()
      return mailsTo(email).map(({ subject }) => subject)
    }
    const before = await subjects()
    await requestsOf(test).post(RESET, { email }, home)
    expect((await subjects()).slice(before.length)).toEqual(['Choose a new password'])
    await test.request({
      method: 'POST',
      url: '/api/auth/login/',
      payload: { username: 'cleo', password: PASSWORD },
      headers: { 'user-agent': 'Firefox/140.0' },
    })
    expect((await subjects()).slice(before.length + 1)).toEqual(['New sign-in to your account'])
  })

  it('by strangers always leave a link in the mailbox that works', async () => {
    const dora = await test.register('dora')
    await test.confirmEmail(dora)
    const email = 'dora@example.org'
    const flood = async () => {
      for (let requests = 0; requests < 4; requests++) await requestsOf(test).post(RESET, { email })
      await test.runJobs()
      return test.lastLink(email)
    }
    const confirm = ({ token, uid }: { token: string; uid: number | undefined }, password: string) => {
      const passwords = { new_password1: password, new_password2: password }
      return requestsOf(test).post(`${RESET}confirm/`, { token, uid: String(uid), ...passwords })
    }
    await flood()
    test.clock.time += HOUR_MS - 1
    expect((await confirm(await flood(), 'a sentence that is new')).status).toBe(204)
    test.clock.time += 1
    expect((await confirm(await flood(), 'another sentence')).status).toBe(204)
  })

  it('429 after ten from one network, of whatever kind and to whichever addresses', async () => {
    const { post } = requestsOf(test)
    const network = newNetwork()
    const send = (n: number) =>
      n % 2 === 0
        ? post(RESET, { email: `nobody${n}@example.org` }, network)
        : post(RESEND, { email: `nobody${n}@example.org` }, network)
    for (let n = 0; n < 10; n++) expect((await send(n)).status).toBe(202)
    expect(await post(REGISTER, formOf('late'), network)).toMatchObject({ status: 429 })
    expect((await post(RESET, { email: 'nobody@example.org' })).status).toBe(202)
  })

  it('429 after ten changes of address by one account, from whichever networks', async () => {
    const { changeAddress } = requestsOf(test)
    for (let n = 0; n < 10; n++) expect((await changeAddress(ana, `ana${n}@example.net`)).status).toBe(200)
    const { status, body } = await changeAddress(ana, 'ana-late@example.net')
    expect([status, body.code]).toEqual([429, 'rate_limited'])
    await test.runJobs()
    expect(test.mails.filter(({ to }) => /^ana.*@example\.net$/.test(to))).toHaveLength(10)
  })
})

onEachDatabase('requests for mails of one day', (kind) => {
  let test: TestApp
  beforeAll(async () => {
    test = await buildTestApp(kind)
  })
  afterAll(() => test?.close())

  /** With no limit for 15 minutes, so that only those for a day apply. */
  const request = (address: string, account_id?: number) => {
    const { config, ...services } = test.services
    const auth = { points: 10, duration_s: 900 }
    const usual = readConfig({}).http.rateLimits!
    const rateLimits = { ...usual, default: auth, auth, upload: auth, sign_in: auth }
    const http = { ...config.http, rateLimits }
    return limitMailRequest({ ...services, config: { ...config, http } }, { address }, account_id)
  }

  it('429 after twice as many by one account as `auth` allows', async () => {
    for (let n = 0; n < 20; n++) await request(newNetwork(), 7)
    await expect(request(newNetwork(), 7)).rejects.toMatchObject({ statusCode: 429, retryAfter_s: 86_400 })
    await request(newNetwork(), 8)
    test.clock.time += DAY_MS
    await request(newNetwork(), 7)
  })

  it('429 after ten times as many from one network, which is a /64 of IPv6', async () => {
    for (let n = 0; n < 100; n++) await request(`2001:db8:1:2::${n + 1}`)
    await expect(request('2001:db8:1:2:3:4:5:6')).rejects.toMatchObject({ statusCode: 429 })
    await request('2001:db8:1:3::1')
  })
})
