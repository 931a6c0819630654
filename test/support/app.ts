import type { InjectOptions } from 'fastify'
import { buildApp } from '../../src/app.ts'
import { jobHandlers } from '../../src/jobs.ts'
import { readConfig } from '../../src/platform/config.ts'
import { runDueJobs } from '../../src/platform/jobs/index.ts'
import { memoryMailer } from '../../src/platform/mail/index.ts'
import { closeServices, openServices } from '../../src/services.ts'
import { type DatabaseKind, makeDatabase, type TestDatabase } from './databases.ts'
import { expectRefusal } from './refusals.ts'

export const PASSWORD = 'correct horse battery'
export const START = Date.UTC(2026, 10, 22, 12)

export type Answer<T> = { status: number; body: T; headers: Record<string, unknown> }
export type TestApp = Awaited<ReturnType<typeof buildTestApp>>
export type Person = Awaited<ReturnType<TestApp['register']>>

/**
 * The real server on a database of its own, or on a `given` one beside another server, with a clock that the test
 * turns. Close it at the end.
 */
export async function buildTestApp(
  kind: DatabaseKind,
  env: Record<string, string> = {},
  given?: TestDatabase,
) {
  const database = given ?? (await makeDatabase(kind))
  const clock = { time: START, now: () => clock.time }
  const mailer = memoryMailer()
  const services = {
    ...(await openServices(
      readConfig({ DEBUG: 'true', LOG_LEVEL: 'silent', RATE_LIMITS: 'off', ...database.env, ...env }),
      clock,
    )),
    mailer,
  }
  const app = await buildApp(services)

  // biome-ignore lint/suspicious/noExplicitAny: a test reads whatever shape the answer has
  async function request<T = any>(options: InjectOptions & { url: string }): Promise<Answer<T>> {
    const response = await app.inject(options)
    const isJson = String(response.headers['content-type']).startsWith('application/json')
    if (isJson && response.statusCode >= 400) expectRefusal(response.statusCode, response.json())
    return {
      status: response.statusCode,
      body: (isJson ? response.json() : response.body) as T,
      headers: response.headers,
    }
  }

  /** A new person, with calls that are made in their name. */
  async function register(username: string, given: object = {}) {
    const payload = {
      username,
      email: `${username}@example.org`,
      password1: PASSWORD,
      password2: PASSWORD,
      ...given,
    }
    const { status, body } = await request({ method: 'POST', url: '/api/auth/registration/', payload })
    if (status !== 201) throw new Error(`registration answered ${status}: ${JSON.stringify(body)}`)
    const headers = { authorization: `Bearer ${body.access}` }
    const call = (
      method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
      url: string,
      payload?: object,
      more: Record<string, string> = {},
    ) => request({ method, url, headers: { ...headers, ...more }, ...(payload && { payload }) })
    return {
      id: body.user.id as number,
      username,
      headers,
      tokens: body as { access: string; refresh: string },
      get: (url: string, more?: Record<string, string>) => call('GET', url, undefined, more),
      post: (url: string, payload: object = {}, more?: Record<string, string>) =>
        call('POST', url, payload, more),
      put: (url: string, payload: object) => call('PUT', url, payload),
      patch: (url: string, payload: object) => call('PATCH', url, payload),
      delete: (url: string) => call('DELETE', url),
      /** Uploads a file and lets the workers finish with it; answers the recording. */
      async upload(name: string, content: Uint8Array, more: Record<string, string> = {}) {
        const answer = await request({
          method: 'POST',
          url: '/api/recordings/',
          ...multipart(name, content),
          headers: { ...headers, ...multipart(name, content).headers, ...more },
        })
        if (answer.status !== 202) return answer
        await runDueJobs(services, jobHandlers(services))
        return request({ method: 'GET', url: `/api/recordings/${answer.body.id}/`, headers })
      },
    }
  }

  /** The parts of the link in the last mail to `to` that has one, once `runJobs` has sent it. */
  function lastLink(to: string): { path: string; token: string; uid: number | undefined } {
    for (const { text } of mailer.sent.filter((mail) => mail.to === to).toReversed()) {
      const [address] = /^https?:\/\/\S+$/m.exec(text) ?? []
      if (!address) continue
      const { pathname, hash } = new URL(address)
      const secrets = new URLSearchParams(hash.slice(1))
      const uid = secrets.get('uid')
      return {
        path: pathname,
        token: secrets.get('token') ?? '',
        uid: uid === null ? undefined : Number(uid),
      }
    }
    throw new Error(`no mail with a link was sent to ${to}`)
  }

  return {
    app,
    services,
    clock,
    /** What was sent, the oldest first. */
    mails: mailer.sent,
    lastLink,
    request,
    register,
    runJobs: () => runDueJobs(services, jobHandlers(services)),
    async close() {
      await app.close()
      await closeServices(services)
      if (!given) await database.remove()
    },
  }
}

/** The headers and the body of a form with one file. */
export function multipart(name: string, content: Uint8Array, field = 'file') {
  const boundary = 'fittrack-test-boundary'
  const head = `--${boundary}\r\nContent-Disposition: form-data; name="${field}"; filename="${name}"\r\nContent-Type: application/octet-stream\r\n\r\n`
  return {
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
    payload: Buffer.concat([Buffer.from(head), content, Buffer.from(`\r\n--${boundary}--\r\n`)]),
  }
}
