import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { generateSync } from 'otplib'
import { pino } from 'pino'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { PASSWORD } from '../../../../test/support/app.ts'
import { makeDatabase, onEachDatabase, type TestDatabase } from '../../../../test/support/databases.ts'
import { buildApp } from '../../../app.ts'
import { jobHandlers } from '../../../jobs.ts'
import { readConfig } from '../../../platform/config.ts'
import { runDueJobs } from '../../../platform/jobs/index.ts'
import { memoryMailer } from '../../../platform/mail/index.ts'
import type { Services } from '../../../platform/services.ts'
import { closeServices, openServices } from '../../../services.ts'

const SERVER_SECRET = 'a canary that signs everything, 44 characters'

/** Uses every kind of secret, and then looks for them in the log, the database and error responses. */
onEachDatabase('a secret', (kind) => {
  let database: TestDatabase
  let services: Services
  let app: Awaited<ReturnType<typeof buildApp>>
  const mailer = memoryMailer()
  const logged: string[] = []
  const secrets = new Set<string>([SERVER_SECRET])
  let refusals = ''

  beforeAll(async () => {
    database = await makeDatabase(kind)
    services = await openServices(
      readConfig({ ...database.env, SECRET_KEY: SERVER_SECRET, LOG_LEVEL: 'trace' }),
    )
    services.mailer = mailer
    services.log = pino({ level: 'trace' }, { write: (line: string) => void logged.push(line) })
    app = await buildApp(services)
    await useEverySecret()
  })
  afterAll(async () => {
    await app?.close()
    await closeServices(services)
    await database?.remove()
  })

  async function send(url: string, payload: object, headers: Record<string, string> = {}) {
    const response = await app.inject({ method: 'POST', url: `/api/auth${url}`, payload, headers })
    if (response.statusCode >= 400) refusals += response.body
    const body = response.statusCode === 204 ? {} : response.json()
    for (const name of ['access', 'refresh', 'csrf_token']) if (body[name]) secrets.add(body[name])
    for (const { value } of response.cookies) if (value) secrets.add(value)
    return { body, cookies: response.cookies }
  }

  async function useEverySecret() {
    for (const secret of [PASSWORD, 'a wrong canary password', 'canary in a refused body'])
      secrets.add(secret)
    const account = { username: 'ana', email: 'ana@example.org', password1: PASSWORD, password2: PASSWORD }
    const registered = (await send('/registration/', account)).body
    await runDueJobs(services, jobHandlers(services))
    await send('/registration/verify-email/', { key: lastToken() })
    await send('/registration/', account)
    await send('/registration/', { ...account, password1: 'canary in a refused body', role: 'admin' })
    await send('/login/', { username: 'ana', password: 'a wrong canary password' })
    await send('/login/', { username: ['ana'], password: 'a wrong canary password' })
    const { body, cookies } = await send('/login/', {
      username: 'ana',
      password: PASSWORD,
      session_mode: 'cookie',
    })
    const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
    await send('/token/refresh/', {}, { cookie })
    await send('/token/refresh/', {}, { cookie, 'x-csrf-token': body.csrf_token })
    const refreshed = (await send('/token/refresh/', { refresh: registered.refresh })).body
    await send('/token/verify/', { token: refreshed.access })
    await send('/token/verify/', { token: `${refreshed.access}x` })
    const authorization = `Bearer ${refreshed.access}`
    await app.inject({ url: `/api/auth/user/?token=${refreshed.access}`, headers: { authorization } })
    await app.inject({ url: `/nowhere/${refreshed.refresh}`, headers: { authorization } })
    await app.inject({
      method: 'PATCH',
      url: '/api/auth/user/',
      headers: { authorization },
      payload: { units: 'metric' },
    })
    await useKeysAndFactors({ authorization })
    await useMailedLinks()
    await send('/logout/', {}, { authorization })
    await send('/logout/', {}, { authorization })
    await services.db.schema.alterTable('session').renameTo('hidden_session').execute()
    refusals += (
      await app.inject({ url: '/api/auth/user/', headers: { authorization: `Bearer ${body.access}` } })
    ).body
    await send('/login/', { username: 'ana', password: PASSWORD })
    await services.db.schema
      .alterTable('hidden_session' as 'session')
      .renameTo('session')
      .execute()
  }

  async function useKeysAndFactors(headers: Record<string, string>) {
    const proof = { password: PASSWORD }
    const { body: key } = await send('/keys/', { name: 'Watch', scopes: ['read'], ...proof }, headers)
    secrets.add(key.key)
    const bearer = { authorization: `Bearer ${key.key}` }
    await app.inject({ url: '/api/auth/user/', headers: bearer })
    refusals += (await app.inject({ url: '/api/auth/keys/', headers: bearer })).body
    refusals += (
      await app.inject({ url: '/api/auth/user/', headers: { authorization: `Bearer ${key.key}x` } })
    ).body
    const { body: totp } = await send('/mfa/totp/', proof, headers)
    secrets.add(totp.secret)
    await send('/mfa/totp/confirm/', { code: '000000' }, headers)
    const code = generateSync({ secret: totp.secret, epoch: Math.floor(services.clock.now() / 1000) })
    const { body: on } = await send('/mfa/totp/confirm/', { code }, headers)
    for (const recovery of on.recovery_codes) secrets.add(recovery)
    await send('/login/', { username: 'ana', password: PASSWORD, otp: on.recovery_codes[0] })
    await send('/login/', { username: 'ana', password: PASSWORD, otp: 'wrong-codes' })
    await app.inject({
      method: 'DELETE',
      url: '/api/auth/mfa/totp/',
      headers,
      payload: { otp: on.recovery_codes[1] },
    })
  }

  const lastToken = () => /#token=([\w-]+)/.exec(mailer.sent.at(-1)?.text ?? '')?.[1]

  async function useMailedLinks() {
    await send('/password/reset/', { email: 'ana@example.org' })
    await runDueJobs(services, jobHandlers(services))
    expect(mailer.sent.length).toBeGreaterThan(4)
    for (const { text } of mailer.sent) {
      const [, token] = /#token=([\w-]+)/.exec(text) ?? []
      if (token) secrets.add(token)
    }
    const token = lastToken()
    await send('/password/reset/confirm/', {
      uid: '987',
      token,
      new_password1: 'a canary for later',
      new_password2: 'a canary for later',
    })
    secrets.add('a canary for later')
  }

  /** The secret, its parts, and its plain hashes and encodings. */
  const tracesOf = (secret: string) => [
    secret,
    ...(secret.includes('.') ? [secret.split('.')[2] as string] : []),
    createHash('sha256').update(secret).digest('hex'),
    createHash('sha256').update(secret).digest('base64url'),
    Buffer.from(secret).toString('base64'),
  ]

  it('is not in the log, nor is its hash', () => {
    const log = logged.join('')
    expect(logged.length).toBeGreaterThan(15)
    expect(log).toContain('request failed')
    for (const secret of secrets) for (const trace of tracesOf(secret)) expect(log).not.toContain(trace)
    expect(log).not.toMatch(/\$argon2|authorization|set-cookie/i)
  })

  it('is not in an error response', () => {
    for (const secret of secrets) expect(refusals).not.toContain(secret)
    expect(refusals).not.toMatch(/\$argon2|hidden_session|select /i)
  })

  it('is in the database only as a hash', async () => {
    const tables = await services.db.introspection.getTables()
    let dump = ''
    for (const { name } of tables)
      dump += JSON.stringify((await sql`select * from ${sql.table(name)}`.execute(services.db)).rows)
    expect(dump).toContain('ana@example.org')
    for (const secret of secrets) {
      const [clear, ...rest] = tracesOf(secret)
      const others = rest.filter((trace) => !/^[0-9a-f]{64}$/.test(trace))
      for (const trace of [clear as string, ...others]) expect(dump).not.toContain(trace)
    }
    const hashes = await services.db.selectFrom('refresh_token').select('token_hash').execute()
    expect(hashes.every(({ token_hash }) => /^[0-9a-f]{64}$/.test(token_hash))).toBe(true)
  })
})
