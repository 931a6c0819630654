import type { InjectOptions } from 'fastify'
import { buildApp } from '../../src/app.ts'
import { jobHandlers } from '../../src/jobs.ts'
import { readConfig } from '../../src/platform/config.ts'
import { runDueJobs } from '../../src/platform/jobs/index.ts'
import { type Mail, memoryMailer } from '../../src/platform/mail/index.ts'
import { closeServices, openServices } from '../../src/services.ts'
import { type DatabaseKind, makeDatabase, type TestDatabase } from './databases.ts'
import { type Answer, registerPerson } from './person.ts'
import { expectRefusal } from './refusals.ts'

export { multipart } from './multipart.ts'
export { type Answer, PASSWORD, type Person } from './person.ts'

export const START = Date.UTC(2026, 10, 22, 12)

export type TestApp = Awaited<ReturnType<typeof buildTestApp>>

/**
 * The real server with a clock that the test sets. It uses a new database, or `given`, the database of another server.
 * Close the server at the end.
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

  // biome-ignore lint/suspicious/noExplicitAny: a test reads responses of any shape
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

  const runJobs = () => runDueJobs(services, jobHandlers(services))

  return {
    app,
    services,
    clock,
    /** The sent mails, the oldest first. */
    mails: mailer.sent,
    lastLink: (to: string) => lastLink(mailer.sent, to),
    request,
    register: (username: string, given?: object) => registerPerson(request, runJobs, username, given),
    /** Marks the address of a person as confirmed, because notices go to confirmed addresses only. */
    async confirmEmail({ id }: { id: number }): Promise<void> {
      await services.db
        .updateTable('account')
        .set({ email_verified_at: clock.time })
        .where('id', '=', id)
        .execute()
    },
    runJobs,
    async close() {
      await app.close()
      await closeServices(services)
      if (!given) await database.remove()
    },
  }
}

/** The parts of the newest link that was mailed to this address. Call `runJobs` first, which sends the mails. */
function lastLink(sent: Mail[], to: string): { path: string; token: string; uid: number | undefined } {
  for (const { text } of sent.filter((mail) => mail.to === to).toReversed()) {
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
