import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, openSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { accountById } from '../src/features/auth/account/queries.ts'
import { openAccessTokens } from '../src/features/auth/sessions/access-token.ts'
import { openSession } from '../src/features/auth/sessions/service.ts'
import { JOB_LANES } from '../src/job-lanes.ts'
import { systemClock } from '../src/platform/clock.ts'
import { readConfig } from '../src/platform/config.ts'
import { inTransaction, openDatabase } from '../src/platform/database/index.ts'
import { EventBus } from '../src/platform/events.ts'
import { JobQueue } from '../src/platform/jobs/index.ts'
import { Quotas } from '../src/platform/quotas/index.ts'
import { openSecret } from '../src/platform/secret.ts'
import { QUOTAS } from '../src/quotas.ts'
import { askLoopDelay, IDLE, LOOP_DELAY } from '../test/support/ask-loop-delay.ts'
import type { LoopDelay } from '../test/support/loop-delay.ts'
import { ROOT } from '../test/tools.ts'
import { type BenchDatabase, CACHE } from './databases.ts'

const SECRET_KEY = 'the public key of the benchmark, not a secret'
/** Rate limits are on, so that the cost of counting is measured, but too high to refuse any request. */
const RATE_LIMITS = 'default=100000000/1h,auth=100000000/1h,upload=100000000/1h,sign_in=100000000/1h'
const READY_WITHIN_MS = 120_000
const PROFILES = path.join(CACHE, 'profiles')

/** A server process. */
export type Server = {
  url: string
  pid: number
  /** The time from the start of the process until it reported that it is ready. */
  ready_ms: number
  /** How long the event loop was blocked since the last call. */
  loopDelay(): Promise<LoopDelay>
  stop(): Promise<void>
}

/** `root` is the checkout of FitTrack to start, by default this one. */
type ServerOptions = {
  root?: string
  isProfiled?: boolean
  measuresLoop?: boolean
  /** Further settings of FitTrack. */
  env?: Record<string, string>
}

/** Starts `src/main.ts` as an operator runs it: with every check, and one log line per request. */
export function startFitTrack(database: BenchDatabase, options: ServerOptions = {}): Promise<Server> {
  const fixed = { SECRET_KEY, PORT: '0', HOST: '127.0.0.1', LOG_LEVEL: 'info', RATE_LIMITS }
  const env = { ...database.env, ...fixed, ...options.env }
  return startServer('src/main.ts', [], env, /ready: (http:\S+)/, options)
}

/** Starts the bare server of `bench/bare/`. */
export function startBare(
  database: BenchDatabase,
  options: ServerOptions = {},
  args: string[] = [],
): Promise<Server> {
  return startServer('bench/bare/main.ts', args, database.env, /ready: (http:\S+)/, options)
}

/** Starts a process that only waits, so that any delay of its event loop is caused by the machine. */
export function startIdle(): Promise<Server> {
  return startServer(IDLE, [], {}, /ready: (http:\S+)/, { measuresLoop: true })
}

async function startServer(
  script: string,
  args: string[],
  env: Record<string, string>,
  ready: RegExp,
  { root = ROOT, isProfiled = false, measuresLoop = false }: ServerOptions,
): Promise<Server> {
  mkdirSync(PROFILES, { recursive: true })
  const flags = [
    ...(isProfiled ? ['--cpu-prof', `--cpu-prof-dir=${PROFILES}`] : []),
    ...(measuresLoop ? ['--import', LOOP_DELAY] : []),
  ]
  const began = performance.now()
  const child = spawn(process.execPath, [...flags, path.join(root, script), ...args], {
    cwd: root,
    stdio: ['ignore', openSync(path.join(CACHE, 'server.log'), 'w'), 'pipe', 'ipc'],
    env: { PATH: process.env.PATH ?? '', ...compileCache(), ...env },
  })
  const url = await readyLine(child, ready)
  return {
    url,
    pid: child.pid!,
    ready_ms: performance.now() - began,
    loopDelay: () => askLoopDelay(child),
    stop: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return
      const exit = once(child, 'exit')
      child.kill('SIGTERM')
      await exit
    },
  }
}

/** Where Node.js caches compiled code. `npm start` uses the same folder. */
function compileCache() {
  return { NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE ?? path.join(ROOT, '.cache', 'compile') }
}

async function readyLine(child: ChildProcess, ready: RegExp): Promise<string> {
  let output = ''
  const timer = setTimeout(() => child.kill('SIGKILL'), READY_WITHIN_MS)
  const exit = once(child, 'exit').then(() => {
    throw new Error(`A server ended before it was ready:\n${output}`)
  })
  const line = new Promise<string>((resolve) => {
    child.stderr?.on('data', (chunk: Buffer) => {
      output += chunk
      const url = ready.exec(output)?.[1]
      if (url) resolve(url)
    })
  })
  exit.catch(() => {})
  return Promise.race([line, exit]).finally(() => clearTimeout(timer))
}

/** An account, and the headers that authenticate it: a token for FitTrack, `x-account` for the bare server. */
export type Rider = { account_id: number; headers: Record<string, string> }

/** Signs in `count` accounts, spread evenly over the data. */
export function signInRiders(database: BenchDatabase, count: number): Promise<Rider[]> {
  const { accounts } = database
  const wanted = Math.min(count, accounts)
  return signIn(
    database,
    Array.from({ length: wanted }, (_, i) => Math.floor((i * accounts) / wanted) + 1),
  )
}

/** Opens a session for each account, and signs a token for it. */
export async function signIn(database: BenchDatabase, account_ids: readonly number[]): Promise<Rider[]> {
  const config = readConfig({ ...database.env, SECRET_KEY })
  const secret = openSecret(config)
  const tokens = openAccessTokens(secret, systemClock)
  const db = await openDatabase(config)
  const services = {
    db,
    clock: systemClock,
    secret,
    queue: new JobQueue(systemClock, JOB_LANES),
    quotas: new Quotas(config, systemClock, QUOTAS),
    events: new EventBus(console as never),
  }
  try {
    return await inTransaction(db, async (trx) => {
      const riders: Rider[] = []
      for (const account_id of account_ids) {
        const client = { user_agent: 'bench', address: '127.0.0.1', request_id: 'bench' }
        const account = await accountById(trx, account_id)
        const { session_id } = await openSession(services, trx, account!, client)
        const authorization = `Bearer ${tokens.sign(account_id, session_id)}`
        riders.push({ account_id, headers: { authorization, 'x-account': String(account_id) } })
      }
      return riders
    })
  } finally {
    await db.destroy()
  }
}

/** CPU time of the process with all its threads; undefined on systems without /proc. */
export function cpu_ms(pid: number): number | undefined {
  if (process.platform !== 'linux') return undefined
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ')
  return (Number(fields[11]) + Number(fields[12])) * 10
}

/** Resident memory of the process in MB. */
export function memory_mb(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1]) / 1024
}
