import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { administer, databaseUrl } from '../support/global-setup.ts'
import { findServices } from '../support/services.ts'
import { send } from './api.ts'
import { type Follower, follow } from './event-follower.ts'
import { addPeople, type Owner, type People, seqsOf } from './event-people.ts'
import { type ServerProcess, startServer } from './server-process.ts'
import { quantile, usageOf } from './usage.ts'

// `node bin/launch.mjs test/faults/event-streams.ts --streams 1000`: runs two servers on one PostgreSQL and one Redis.
// As many people follow their events on one server, while others like their workouts through the other server. Measures
// how long a notification takes and the memory of a stream. Then kills the server with the streams, and checks that
// every client continues on the other server without a missing or repeated notification. Uses database 14 of Redis, or
// that of --redis.

const OPENED_AT_ONCE = 50
/** For how long people like workouts while the clients move to the other server. */
const MOVING_S = 8
const ARRIVE_WITHIN_MS = 60_000

const { values } = parseArgs({
  options: {
    streams: { type: 'string', default: '1000' },
    rate: { type: 'string', default: '40' },
    'settle-s': { type: 'string', default: '15' },
    redis: { type: 'string' },
  },
})
const streams = Number(values.streams)
const likes_per_s = Number(values.rate)
const settle_ms = Number(values['settle-s']) * 1_000
const MOVING_LIKES = Math.max(streams, MOVING_S * likes_per_s)

/** When the like of each workout was answered, and when its notification arrived. */
const answered = new Map<number, number>()
const arrived = new Map<number, number>()

async function run(env: Record<string, string>): Promise<boolean> {
  const here = await startServer(env)
  try {
    const workoutsEach = 1 + Math.ceil(MOVING_LIKES / streams)
    const people = await addPeople(here.url, env, { owners: streams, workoutsEach })
    const there = await startServer(env)
    try {
      const followers = await measure(people, here, there)
      const faults = await moveToOther(followers, people, { here, there, env })
      if (faults > 0)
        console.error(
          countBy(followers, (one) => one.state()),
          here.output(),
          there.output(),
        )
      for (const follower of followers) follower.close()
      return faults === 0
    } finally {
      await there.kill()
    }
  } finally {
    await here.stop()
  }
}

/** Opens the streams and measures memory and delays. */
async function measure(people: People, here: ServerProcess, there: ServerProcess): Promise<Follower[]> {
  // The same number of short requests first, so that both measurements contain the memory that requests leave behind.
  await inGroups(people.owners, async ({ credential }) => {
    const headers = { authorization: `Bearer ${credential}` }
    await (await fetch(`${there.url}/api/events/?wait=false`, { headers })).text()
  })
  await sleep(settle_ms)
  const before_kb = memoryOf(there)
  const followers = await openAll(people.owners, there)
  await sleep(settle_ms)
  const perStream_kb = (memoryOf(there) - before_kb) / streams
  await likeAll(people, here, { first: 0, count: streams })
  await until(() => arrived.size >= streams)
  const delays = [...arrived].map(([id, at]) => Math.max(0, at - answered.get(id)!))
  console.log(
    `${streams} streams, ${likes_per_s} likes a second: ${delays.length} of ${streams} notifications arrived after ` +
      `p50 ${quantile(delays, 0.5).toFixed(0)} ms, p99 ${quantile(delays, 0.99).toFixed(0)} ms, ` +
      `at most ${Math.max(...delays).toFixed(0)} ms; ${perStream_kb.toFixed(1)} kB a stream`,
  )
  return followers
}

type Move = { here: ServerProcess; there: ServerProcess; env: Record<string, string> }

/** Kills the server with the streams while people like workouts; returns how many clients missed or repeated anything. */
async function moveToOther(followers: Follower[], people: People, { here, there, env }: Move) {
  for (const follower of followers) follower.resume(here.url)
  const liking = likeAll(people, here, { first: streams, count: MOVING_LIKES })
  await sleep((MOVING_S * 1_000) / 4)
  await there.kill()
  await liking
  const expected = await seqsOf(env)
  const wanted = ({ owner }: Follower) => expected.get(owner.id) ?? []
  await until(() => followers.every((one) => one.seqs.length >= wanted(one).length))
  const missed = followers.map((one) => new Set(wanted(one)).difference(new Set(one.seqs)).size)
  const repeated = followers.map(({ seqs }) => seqs.length - new Set(seqs).size)
  const isWrong = (one: Follower) => String(one.seqs) !== String(wanted(one))
  const wrong = followers.filter(isWrong).length
  console.log(
    `their server was killed, ${MOVING_LIKES} more likes meanwhile: ${streams} clients missed ${sum(missed)} notifications ` +
      `and received ${sum(repeated)} twice; ${wrong} received others than the inbox has`,
  )
  return wrong
}

function openAll(owners: readonly Owner[], { url }: ServerProcess): Promise<Follower[]> {
  const onWorkout = (id: number) => void arrived.set(id, performance.now())
  return inGroups(owners, (owner) => follow(owner, url, onWorkout))
}

async function inGroups<T>(owners: readonly Owner[], act: (owner: Owner) => Promise<T>): Promise<T[]> {
  const results: T[] = []
  for (let first = 0; first < owners.length; first += OPENED_AT_ONCE)
    results.push(...(await Promise.all(owners.slice(first, first + OPENED_AT_ONCE).map(act))))
  return results
}

/** Likes a workout of one owner after another, each workout once and at a steady rate. */
async function likeAll(
  { owners, likers }: People,
  { url }: ServerProcess,
  { first, count }: { first: number; count: number },
): Promise<void> {
  const since = performance.now()
  const like = async (turn: number) => {
    const owner = owners[turn % owners.length]!
    const workout_id = owner.workout_ids[Math.floor(turn / owners.length)]!
    const liker = { url, access: likers[turn % likers.length]! }
    const { status } = await send(liker, 'POST', `/api/workouts/${workout_id}/like/`)
    if (status !== 200 && status !== 201) throw new Error(`a like was answered ${status}`)
    answered.set(workout_id, performance.now())
  }
  const sent: Promise<void>[] = []
  for (let index = 0; index < count; index++) {
    await sleep(Math.max(0, since + (index * 1_000) / likes_per_s - performance.now()))
    sent.push(like(first + index))
  }
  await Promise.all(sent)
}

/** Waits for the condition, but not for ever: what is missing then is reported. */
async function until(isTrue: () => boolean): Promise<void> {
  const end = performance.now() + ARRIVE_WITHIN_MS
  while (!isTrue() && performance.now() < end) await sleep(20)
}

function memoryOf({ process }: ServerProcess): number {
  return (usageOf(process.pid)?.rss_mb ?? Number.NaN) * 1_024
}

function countBy<T>(all: readonly T[], keyOf: (one: T) => string) {
  const groups = [...Map.groupBy(all, keyOf)].map(([key, group]) => [key, group.length])
  return Object.fromEntries(groups)
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}

const { postgres, redis, missing } = await findServices()
if (!postgres || !redis) throw new Error(`This machine lacks ${missing.join(' and ')}.`)
const name = `fittrack_event_streams_${process.pid}`
const dataDir = mkdtempSync(path.join(tmpdir(), 'fittrack-streams-'))
await administer(postgres, `create database ${name}`)
try {
  const isRight = await run({
    DATABASE_URL: databaseUrl(postgres, name),
    DATA_DIR: dataDir,
    REDIS_URL: values.redis ?? Object.assign(new URL(redis), { pathname: '/14' }).href,
    SECRET_KEY: 'the key of two servers, known to everybody',
    RATE_LIMITS: 'default=1000000/1h,auth=1000000/1h,sign_in=1000000/1h',
  })
  process.exitCode = isRight ? 0 : 1
} finally {
  await administer(postgres, `drop database if exists ${name} with (force)`)
  rmSync(dataDir, { recursive: true, force: true })
}
