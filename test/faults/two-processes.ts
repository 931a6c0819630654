import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { Redis } from 'ioredis'
import pg from 'pg'
import { administer, databaseUrl } from '../support/global-setup.ts'
import { findServices } from '../support/services.ts'
import { type ServerProcess, startServer } from './server-process.ts'

// `node bin/launch.mjs test/faults/two-processes.ts`: runs two servers on one PostgreSQL and one Redis. Measures how
// soon one server refuses a token that was ended on the other, with and without Redis; checks that ended tokens stay
// refused and rate limits work after Redis was emptied; uses refresh tokens on both servers at once. Empties database
// 15 of Redis, or that of --redis.

const PASSWORDS = ['correct horse battery', 'another horse, another battery'] as const
const POLL_MS = 5
/** After the first refusal of a token, the test tries it for this long: no server may accept it again. */
const WATCHED_MS = 50
/** Longer than a server caches a session. */
const SESSION_CACHE_MS = 1_100
const BUDGET_MS = 1_000
const GIVE_UP_MS = 10_000
const UPLOADS = 10
const REFRESHES_AT_ONCE = 50
const MAX_TAB_DELAY_MS = 20
const UNREACHABLE_REDIS = 'redis://127.0.0.1:1'

type Pair = { here: ServerProcess; there: ServerProcess }
type Person = { id: number; username: string; access: string; refresh: string }
/** A token that works, and how to end it. */
type Ending = { access: string; end: () => Promise<{ status: number }> }

const { values } = parseArgs({
  options: {
    tries: { type: 'string', default: '20' },
    rounds: { type: 'string', default: '200' },
    races: { type: 'string', default: '1000' },
    redis: { type: 'string' },
  },
})
const faults: string[] = []

async function call(server: ServerProcess, method: string, url: string, access?: string, body?: object) {
  const response = await fetch(server.url + url, {
    method,
    headers: {
      ...(access && { authorization: `Bearer ${access}` }),
      ...(body && { 'content-type': 'application/json' }),
    },
    ...(body && { body: JSON.stringify(body) }),
  })
  const text = await response.text()
  return { status: response.status, body: text ? JSON.parse(text) : {} }
}

async function expectCall(...args: Parameters<typeof call>) {
  const { status, body } = await call(...args)
  if (status >= 300) throw new Error(`${args[1]} ${args[2]} was answered ${status}: ${JSON.stringify(body)}`)
  return body
}

const statusOf = async (server: ServerProcess, access: string) =>
  (await call(server, 'GET', '/api/workouts/', access)).status

async function register(server: ServerProcess, username: string): Promise<Person> {
  const [password1] = PASSWORDS
  const form = { username, email: `${username}@example.org`, password1, password2: password1 }
  const { access, refresh, user } = await expectCall(server, 'POST', '/api/auth/registration/', '', form)
  return { id: user.id, username, access, refresh }
}

async function signIn(server: ServerProcess, username: string, password: string = PASSWORDS[0]) {
  const { access } = await expectCall(server, 'POST', '/api/auth/login/', '', { username, password })
  return access as string
}

/** Every way to end a token. Each function is called for every try, with the number of the try. */
async function endingsOn(here: ServerProcess, name: string, makeAdmin: (id: number) => Promise<void>) {
  const [ana, ben, cleo, boss] = await Promise.all(
    ['ana', 'ben', 'cleo', 'boss'].map((who) => register(here, `${name}-${who}`)),
  )
  if (!ana || !ben || !cleo || !boss) throw new Error('the registrations failed')
  await makeAdmin(boss.id)
  const admin = await signIn(here, boss.username)
  const user = `/api/admin/users/${cleo.id}`
  return {
    logout: async () => {
      const access = await signIn(here, ana.username)
      return { access, end: () => call(here, 'POST', '/api/auth/logout/', access, {}) }
    },
    'end this session': async () => {
      const access = await signIn(here, ana.username)
      const { results } = await expectCall(here, 'GET', '/api/auth/sessions/', access)
      const { id } = results.find((session: { is_current: boolean }) => session.is_current)
      return { access, end: () => call(here, 'DELETE', `/api/auth/sessions/${id}/`, ana.access) }
    },
    'password change': async (n: number) => {
      const [old_password, new_password1] = n % 2 === 0 ? PASSWORDS : PASSWORDS.toReversed()
      const access = await signIn(here, ben.username, old_password)
      const form = { old_password, new_password1, new_password2: new_password1 }
      return { access, end: () => call(here, 'POST', '/api/auth/password/change/', ben.access, form) }
    },
    suspension: async () => {
      await expectCall(here, 'POST', `${user}/restore/`, admin, {})
      const access = await signIn(here, cleo.username)
      return { access, end: () => call(here, 'POST', `${user}/suspend/`, admin, { reason: 'To be seen.' }) }
    },
    'removal of a key': async (n: number) => {
      const form = { name: `Watch ${n}`, scopes: ['read'], password: PASSWORDS[0] }
      const { id, key } = await expectCall(here, 'POST', '/api/auth/keys/', ana.access, form)
      return { access: key, end: () => call(here, 'DELETE', `/api/auth/keys/${id}/`, ana.access) }
    },
  } satisfies Record<string, (n: number) => Promise<Ending>>
}

/** The time from the response that ended the token until the other server, which is polled meanwhile, refuses it. */
async function delayOf({ there }: Pair, what: string, { access, end }: Ending): Promise<number> {
  if ((await statusOf(there, access)) !== 200) throw new Error(`${what}: the token never worked`)
  let ended_at = Number.POSITIVE_INFINITY
  const watch = async () => {
    let refused_at: number | undefined
    for (;;) {
      const status = await statusOf(there, access)
      const now = performance.now()
      if (status === 401) refused_at ??= now
      else if (status !== 200 || refused_at !== undefined) faults.push(`${what}: then answered ${status}`)
      if (refused_at !== undefined && now - refused_at > WATCHED_MS) return refused_at
      if (now - ended_at > GIVE_UP_MS) return Number.POSITIVE_INFINITY
      await sleep(POLL_MS)
    }
  }
  const watching = watch()
  const { status } = await end()
  ended_at = performance.now()
  if (status >= 300) throw new Error(`${what} was answered ${status}`)
  return Math.max(0, (await watching) - ended_at)
}

/** Ends tokens on one server and measures how long the other still accepts them. Returns the ended tokens. */
async function measureEndings(pair: Pair, title: string, makeAdmin: (id: number) => Promise<void>) {
  const ended: string[] = []
  const endings = await endingsOn(pair.here, title.replaceAll(' ', '-'), makeAdmin)
  for (const [what, prepare] of Object.entries(endings)) {
    const delays: number[] = []
    for (let n = 0; n < Number(values.tries); n++) {
      const ending = await prepare(n)
      delays.push(await delayOf(pair, what, ending))
      ended.push(ending.access)
    }
    const sorted = delays.toSorted((a, b) => a - b)
    const at = (share: number) =>
      sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
    const late = delays.filter((delay) => delay > BUDGET_MS).length
    console.log(
      `${title}, ${what}: refused by the other server after p50 ${at(0.5).toFixed(0)} ms, p99 ${at(0.99).toFixed(0)} ms, ` +
        `at most ${at(1).toFixed(0)} ms of ${delays.length}; ${late} later than 1 s`,
    )
    if (late > 0) faults.push(`${title}, ${what}: later than 1 s`)
  }
  return ended
}

/** Sends 40 uploads of one person to both servers in turn; returns how many the rate limit allowed. */
async function allowedUploads({ here, there }: Pair, { access }: Person): Promise<number> {
  let allowed = 0
  for (let n = 0; n < 4 * UPLOADS; n++) {
    const { status } = await call(n % 2 === 0 ? here : there, 'POST', '/api/recordings/', access, {})
    if (status !== 429) allowed++
  }
  return allowed
}

async function emptyRedis(pair: Pair, url: string, ended: string[]): Promise<void> {
  const redis = new Redis(url)
  const person = await register(pair.here, 'uploader')
  const before = await allowedUploads(pair, person)
  await redis.flushdb()
  redis.disconnect()
  const accepted = async () => {
    const tokens = ended.flatMap((access) => [statusOf(pair.here, access), statusOf(pair.there, access)])
    return (await Promise.all(tokens)).filter((status) => status !== 401).length
  }
  const atOnce = await accepted()
  await sleep(SESSION_CACHE_MS)
  const later = await accepted()
  const after = await allowedUploads(pair, person)
  console.log(
    `emptied Redis: of ${ended.length} ended tokens both servers accepted ${atOnce} at once, ${later} a second later; ` +
      `of ${4 * UPLOADS} uploads the limit of ${UPLOADS} allowed ${before} before and ${after} after`,
  )
  if (atOnce + later > 0) faults.push('an ended token was accepted after Redis was emptied')
  if (before !== UPLOADS || after !== UPLOADS) faults.push('the limit does not count after Redis was emptied')
}

type Refreshed = { status: number; body: { refresh: string } }
const useRefreshToken = (server: ServerProcess, refresh: string): Promise<Refreshed> =>
  call(server, 'POST', '/api/auth/token/refresh/', '', { refresh })

/** Uses one refresh token on both servers at once, many times; each round continues with the new token. */
async function refreshTogether({ here, there }: Pair, database: pg.Client): Promise<void> {
  let { id, refresh } = await register(here, 'refresher')
  const found = { rounds: 0, refused: 0, wrong: 0 }
  for (; found.rounds < Number(values.rounds); found.rounds++) {
    const answers = await Promise.all(
      Array.from({ length: REFRESHES_AT_ONCE }, (_, n) =>
        useRefreshToken(n % 2 === 0 ? here : there, refresh),
      ),
    )
    const good = answers.filter(({ status }) => status === 200)
    found.refused += answers.length - good.length
    const successors = new Set(good.map(({ body }) => body.refresh))
    if (successors.size !== 1 || (await liveTokens(database, id)) !== 1) found.wrong++
    refresh = good[0]?.body.refresh ?? refresh
  }
  console.log(
    `${found.rounds} rounds of ${REFRESHES_AT_ONCE} uses of one token on both: ${found.rounds - found.wrong} with exactly one ` +
      `valid successor, ${found.wrong} without; ${found.refused} refused`,
  )
  if (found.wrong > 0) faults.push('a token had not exactly one valid successor')
}

async function liveTokens(database: pg.Client, account_id: number): Promise<number> {
  const { rows } = await database.query(
    `select count(*)::int as live from refresh_token join session on session.id = session_id
     where account_id = $1 and ended_at is null and used_at is null`,
    [account_id],
  )
  return rows[0].live
}

/** Two tabs of one browser use the same token on different servers, at the same time or shortly after each other. */
async function raceTabs({ here, there }: Pair): Promise<void> {
  let { refresh } = await register(here, 'tabs')
  let signedOut = 0
  for (let race = 0; race < Number(values.races); race++) {
    const [first, second] = Math.random() < 0.5 ? [here, there] : [there, here]
    const wait_ms = race % 2 === 0 ? 0 : Math.random() * MAX_TAB_DELAY_MS
    const late = async () => {
      if (wait_ms > 0) await sleep(wait_ms)
      return useRefreshToken(second, refresh)
    }
    const [one, other] = await Promise.all([useRefreshToken(first, refresh), late()])
    const isHeld = one.status === 200 && other.status === 200 && one.body.refresh === other.body.refresh
    if (!isHeld) signedOut++
    refresh = isHeld ? one.body.refresh : (await register(here, `tabs${race}`)).refresh
  }
  console.log(`${values.races} races of two tabs on two servers: ${signedOut} signed out`)
  if (signedOut > 0) faults.push('an honest tab was signed out')
}

async function withPair(env: Record<string, string>, use: (pair: Pair) => Promise<void>): Promise<void> {
  const here = await startServer(env)
  const there = await startServer(env).catch(async (error) => {
    await here.stop()
    throw error
  })
  try {
    await use({ here, there })
  } finally {
    await Promise.all([here.stop(), there.stop()])
  }
}

async function run(server: string, redisUrl: string, name: string, dataDir: string): Promise<void> {
  const url = databaseUrl(server, name)
  const database = new pg.Client(url)
  await database.connect()
  const makeAdmin = async (id: number) =>
    void (await database.query("update account set role = 'admin' where id = $1", [id]))
  const env = {
    DATABASE_URL: url,
    DATA_DIR: dataDir,
    SECRET_KEY: 'the key of two servers, known to everybody',
    RATE_LIMITS: `default=1000000/1h,auth=1000000/1h,upload=${UPLOADS}/1h,sign_in=1000000/1h`,
  }
  try {
    await withPair({ ...env, REDIS_URL: redisUrl }, async (pair) => {
      const ended = await measureEndings(pair, 'with Redis', makeAdmin)
      await emptyRedis(pair, redisUrl, ended)
      await refreshTogether(pair, database)
      await raceTabs(pair)
    })
    await withPair({ ...env, REDIS_URL: UNREACHABLE_REDIS }, async (pair) => {
      await measureEndings(pair, 'without Redis', makeAdmin)
      const allowed = await allowedUploads(pair, await register(pair.here, 'single-uploader'))
      console.log(
        `without Redis, each server counts alone: of ${4 * UPLOADS} uploads ${allowed} were allowed`,
      )
      if (allowed !== 2 * UPLOADS) faults.push('without Redis the limit does not count on each server')
    })
  } finally {
    await database.end()
    const redis = new Redis(redisUrl)
    await redis.flushdb()
    redis.disconnect()
  }
}

const { postgres, redis, missing } = await findServices()
if (!postgres || !redis) throw new Error(`This machine lacks ${missing.join(' and ')}.`)
const redisUrl = values.redis ?? Object.assign(new URL(redis), { pathname: '/15' }).href
const name = `fittrack_two_processes_${process.pid}`
const dataDir = mkdtempSync(path.join(tmpdir(), 'fittrack-two-'))
await administer(postgres, `create database ${name}`)
try {
  await run(postgres, redisUrl, name, dataDir)
} finally {
  await administer(postgres, `drop database if exists ${name} with (force)`)
  rmSync(dataDir, { recursive: true, force: true })
}
for (const fault of new Set(faults)) console.error(fault)
process.exitCode = faults.length > 0 ? 1 : 0
