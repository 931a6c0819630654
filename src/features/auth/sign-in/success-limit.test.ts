import { afterAll, beforeAll, expect, it } from 'vitest'
import { buildTestApp, PASSWORD, type Person, type TestApp } from '../../../../test/support/app.ts'
import { openAuthenticator } from '../../../../test/support/authenticator.ts'
import { onEachDatabase } from '../../../../test/support/databases.ts'

const POINTS = 3
const PUBLIC_URL = 'https://fit.example.org'
const NEW_PASSWORD = 'another long sentence of words'

onEachDatabase('successful sign-ins of an account', (kind) => {
  let test: TestApp
  let addresses = 0
  beforeAll(async () => {
    const RATE_LIMITS = `default=1000/1m,auth=1000/1m,sign_in=${POINTS}/1h`
    test = await buildTestApp(kind, { RATE_LIMITS, PUBLIC_URL })
  })
  afterAll(() => test?.close())

  /** Each call comes from another address, so that only the limit of the account can apply. */
  const signIn = ({ username }: Person, password = PASSWORD) =>
    test.request({
      method: 'POST',
      url: '/api/auth/login/',
      remoteAddress: `198.51.100.${++addresses}`,
      payload: { username, password },
    })
  const traces = async ({ id }: Person) => {
    const { db } = test.services
    const sessions = await db.selectFrom('session').select('id').where('account_id', '=', id).execute()
    const entries = await db.selectFrom('audit_entry').select('id').where('account_id', '=', id).execute()
    return [sessions.length, entries.length]
  }

  it('429 with Retry-After once an hour has had enough of them, without a session or an audit entry', async () => {
    const [ana, ben] = [await test.register(`ana${kind}`), await test.register(`ben${kind}`)]
    for (let n = 0; n < POINTS; n++) expect((await signIn(ana)).status).toBe(200)
    const before = await traces(ana)
    const { status, body, headers } = await signIn(ana)
    expect([status, body.code]).toEqual([429, 'rate_limited'])
    expect(Number(headers['retry-after'])).toBeGreaterThan(3_500)
    expect(await traces(ana)).toEqual(before)
    expect((await signIn(ben)).status).toBe(200)
    // The sessions that are open stay open.
    expect((await ana.get('/api/auth/user/')).status).toBe(200)
  })

  it('are counted apart for passkeys, so that a known password does not lock out their owner', async () => {
    const finn = await test.register(`finn${kind}`)
    await test.confirmEmail(finn)
    const authenticator = openAuthenticator(PUBLIC_URL)
    const { body } = await finn.post('/api/auth/mfa/passkeys/options/', { password: PASSWORD })
    const passkey = { name: 'Phone', answer: authenticator.create(body) }
    expect((await finn.post('/api/auth/mfa/passkeys/', passkey)).status).toBe(201)
    const post = (url: string, payload: object) => test.request({ method: 'POST', url, payload })
    const signInWithPasskey = async () => {
      const options = (await post('/api/auth/passkey/options/', {})).body
      return (await post('/api/auth/passkey/login/', { answer: authenticator.get(options) })).status
    }
    for (let n = 0; n <= POINTS; n++) await signIn(finn)
    for (let n = 0; n < POINTS; n++) expect(await signInWithPasskey()).toBe(200)
    expect(await signInWithPasskey()).toBe(429)
  })

  it('are not used up by wrong passwords', async () => {
    const cleo = await test.register(`cleo${kind}`)
    for (let n = 0; n < POINTS * 2; n++) expect((await signIn(cleo, 'a wrong password')).status).toBe(401)
    for (let n = 0; n < POINTS; n++) expect((await signIn(cleo)).status).toBe(200)
  })

  it('are possible again with a new password, however many the old one had', async () => {
    const dora = await test.register(`dora${kind}`)
    for (let n = 0; n <= POINTS; n++) await signIn(dora)
    const changed = await dora.post('/api/auth/password/change/', {
      old_password: PASSWORD,
      new_password1: NEW_PASSWORD,
      new_password2: NEW_PASSWORD,
    })
    expect(changed.status).toBeLessThan(300)
    expect((await signIn(dora, NEW_PASSWORD)).status).toBe(200)
  })

  it('let no more through when all arrive at once', async () => {
    const emil = await test.register(`emil${kind}`)
    const answers = await Promise.all(Array.from({ length: 12 }, () => signIn(emil)))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(POINTS)
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(12 - POINTS)
  })
})
