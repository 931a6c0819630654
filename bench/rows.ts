import { isDeepStrictEqual } from 'node:util'
import type { Request } from 'autocannon'
import { PASSWORD, usernameOf, workoutOf } from './data.ts'
import type { BenchDatabase, Databases } from './databases.ts'
import { type Contestant, compete, ratio, type Standing } from './load.ts'
import type { DatabaseName, Options, Row } from './options.ts'
import { type Rider, type Server, signInRiders, startBare, startFitTrack } from './servers.ts'

/** One row of the result table, which compares FitTrack with another server. */
export type Result = { row: string; database: DatabaseName; ours: Standing; theirs: Standing; ratio: number }

/** The requests of each row that both FitTrack and the bare server can answer. */
const REQUESTS = {
  list: (riders: Rider[]) => riders.map(({ headers }) => ({ path: '/api/workouts/', headers })),
  one: (riders: Rider[], { accounts }: BenchDatabase) =>
    riders.map(({ headers, account_id }) => ({
      path: `/api/workouts/${account_id + 50 * accounts}/`,
      headers,
    })),
  shared: (riders: Rider[]) =>
    riders.map(({ headers }, i) => ({
      path: `/api/profiles/${usernameOf(riders[(i + 1) % riders.length]!.account_id)}/workouts/`,
      headers,
    })),
  feed: (riders: Rider[]) => riders.map(({ headers }) => ({ path: '/api/feed/?page_size=10', headers })),
  create: (riders: Rider[]) =>
    riders.map(({ headers }) => ({
      method: 'POST',
      path: '/api/workouts/',
      headers: { ...headers, 'content-type': 'application/json' },
      body: JSON.stringify(NEW_WORKOUT),
    })),
  // Taken back at once: a second like of the same workout would change nothing.
  like: (riders: Rider[], database: BenchDatabase) =>
    riders.flatMap(({ headers, account_id }) => {
      const path = `/api/workouts/${publicWorkoutOf((account_id % database.accounts) + 1, database)}/like/`
      const sent = { ...headers, 'content-type': 'application/json' }
      return [
        { method: 'POST', path, headers: sent, body: '{}' },
        { method: 'DELETE', path, headers },
      ] as const
    }),
  comment: (riders: Rider[], database: BenchDatabase) =>
    riders.map(({ headers, account_id }) => ({
      method: 'POST',
      path: `/api/workouts/${publicWorkoutOf((account_id % database.accounts) + 1, database)}/comments/`,
      headers: { ...headers, 'content-type': 'application/json' },
      body: JSON.stringify({ content: 'What a view! See you there on Sunday.' }),
    })),
  statistics: (riders: Rider[]) =>
    riders.map(({ headers }) => ({ path: '/api/workouts/statistics/', headers })),
  calendar: (riders: Rider[]) => riders.map(({ headers }) => ({ path: '/api/workouts/calendar/', headers })),
  profile: (riders: Rider[]) => riders.map(({ headers }) => ({ path: '/api/profiles/me/', headers })),
  login: (riders: Rider[]) =>
    riders.map(({ account_id }) => ({
      method: 'POST',
      path: '/api/auth/login/',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ username: usernameOf(account_id), password: PASSWORD }),
    })),
} satisfies Partial<Record<Row, (riders: Rider[], database: BenchDatabase) => Request[]>>

export type ComparedRow = keyof typeof REQUESTS

const TITLES: Record<ComparedRow, string> = {
  list: 'list of 20 with total',
  one: 'one workout',
  shared: "list of 20 of another person's workouts",
  feed: 'feed of 10 with comments',
  create: 'create a workout, durable',
  like: 'like a workout or take it back, durable',
  comment: 'comment on a workout, durable',
  statistics: 'statistics of 200 workouts',
  calendar: 'calendar of 53 weeks',
  profile: 'own profile with totals',
  login: 'sign in (argon2id)',
}

const NEW_WORKOUT = {
  title: 'Around the lake before the rain',
  type: 'cardio',
  sport: 'cycling',
  duration: 177,
  intensity: 'moderate',
  notes: 'Headwind on the way back.',
  visibility: 'followers',
  started_at: '2026-02-21T15:00:00+01:00',
  time_zone: 'Europe/Ljubljana',
  elapsed_s: 12_691,
  timer_s: 10_641,
  distance_m: 92_622.5,
  ascent_m: 541,
  avg_hr_bpm: 162,
  max_hr_bpm: 189,
  calories_kcal: 1954,
}

/** On SQLite, they are also compared with a bare server that groups commits. */
const WRITES: ComparedRow[] = ['create', 'like', 'comment']

/** A workout of the account that everybody sees. */
function publicWorkoutOf(account: number, { accounts, workouts }: BenchDatabase): number {
  for (let number = account - 1; number < workouts; number += accounts)
    if (workoutOf(number, accounts).visibility === 'public') return number + 1
  throw new Error(`account ${account} has no public workout`)
}

export function isCompared(row: Row): row is ComparedRow {
  return row in REQUESTS
}

/** Runs one row on one kind of database; every server has its own copy of the data. */
export async function runCompared(
  databases: Databases,
  row: ComparedRow,
  name: DatabaseName,
  options: Options,
): Promise<Result[]> {
  await using cleanup = new AsyncDisposableStack()
  const { isProfiled, against } = options
  const contestants: Contestant[] = []
  const enter = async (title: string, start: (database: BenchDatabase) => Promise<Server>) => {
    const database = await databases.copy(name, options.workouts)
    cleanup.defer(() => database.remove())
    const server = await start(database)
    cleanup.defer(() => server.stop())
    const riders = await signInRiders(database, options.accounts)
    contestants.push({ name: title, server, requests: REQUESTS[row](riders, database) })
  }
  await enter('FitTrack', (database) => startFitTrack(database, { isProfiled }))
  await enter('bare', (database) => startBare(database, { isProfiled }))
  // Only on SQLite, because PostgreSQL groups waiting commits by itself.
  if (WRITES.includes(row) && name === 'sqlite')
    await enter('bare, grouped commits', (database) => startBare(database, { isProfiled }, ['--grouped']))
  if (against) await enter(`FitTrack at ${against}`, (database) => startFitTrack(database, { root: against }))
  await assertSameAnswers(contestants)
  const [ours, ...others] = await compete(contestants, options)
  return others.map((theirs) => ({
    row: `${TITLES[row]}${theirs.name === 'bare' ? '' : ` (${theirs.name})`}`,
    database: name,
    ours: ours!,
    theirs,
    ratio: ratio(ours!, theirs, (round) => round.requests_s),
  }))
}

/** Throws unless all servers give the same responses, except for ids and times of creation. */
async function assertSameAnswers(contestants: Contestant[]): Promise<void> {
  const answers = await Promise.all(
    contestants.map(async ({ server, requests: [first] }) => {
      const { method, headers, body, path } = first!
      const answer = await fetch(server.url + path, { method, headers, body } as RequestInit)
      const text = await answer.text()
      if (!answer.ok) throw new Error(`${server.url}${path} answered ${answer.status}: ${text}`)
      return path === '/api/auth/login/' ? {} : JSON.parse(text, withoutVariableValues)
    }),
  )
  const other = answers.find((answer) => !isDeepStrictEqual(answer, answers[0]))
  if (other) throw new Error(`The servers answer differently: ${JSON.stringify([answers[0], other])}`)
}

function withoutVariableValues(key: string, value: unknown): unknown {
  return ['id', 'created_at', 'updated_at'].includes(key) ? null : value
}
