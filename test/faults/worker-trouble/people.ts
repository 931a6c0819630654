import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { makeRenditions } from '../../../src/features/media/resize.ts'
import { processActivity } from '../../../src/features/recordings/parse-and-process.ts'
import { streamsJson } from '../../../src/features/recordings/streams-json.ts'
import { CHANNELS } from '../../../src/features/tracks/index.ts'
import { buildFit } from '../../support/fit-builder.ts'
import { parseActivity } from '../../support/parse.ts'
import { noise } from '../../support/pictures.ts'
import { Visitor } from '../floods/visitor.ts'

// Ordinary people, who must get what they ask for whatever happens to the worker processes. What is right is computed
// here, from the same file and without any worker process.

const FIRST_START = Date.UTC(2020, 0, 1)
const HOUR_MS = 3_600_000
const PAUSE_MS = 100
/** Then somebody else goes on, so that the rate limits of one account suffice. */
const USES_PER_PERSON = 15
const READS_PER_PERSON = 150
/** No request may take longer. The server cuts connections on which nothing moves for 15 s within twice that time. */
const MAX_REQUEST_MS = 30_000
/** Enough for all attempts to read a file on a machine that is too busy. */
const MAX_IMPORT_MS = 600_000
const MAX_POLL_MS = 3_000
const RECORDS = 120
const LONG_TRACK_RECORDS = 3_000
const POINTS = 2_500

export type Notes = { done: Map<string, number>; faults: string[] }

let uploads = 0
let people = 0

export async function newPerson(url: string): Promise<Visitor> {
  const person = new Visitor(url)
  const { status } = await person.register(`person${++people}`)
  if (status !== 201) throw new Error(`a registration was answered ${status}`)
  return person
}

/** Sends a request as often as an honest client would, and throws when it is not answered as it must be. */
export async function expectReply(
  person: Visitor,
  expected: number,
  ...[method, address, options]: Parameters<Visitor['insist']>
) {
  const began = performance.now()
  const delays = person.delays
  const reply = await person.insist(method, address, options)
  const took_ms = performance.now() - began
  if (reply.status !== expected)
    throw new Error(`${method} ${address} was answered ${reply.status} ${JSON.stringify(reply.body)}`)
  if (delays === person.delays && took_ms > MAX_REQUEST_MS)
    throw new Error(`${method} ${address} took ${Math.round(took_ms)} ms`)
  return reply
}

/** Uploads a recording and waits until it is done; returns its only item. */
export async function uploadRecording(person: Visitor, content: Uint8Array) {
  const file = { name: 'recording', content }
  const { body } = await expectReply(person, 202, 'POST', '/api/recordings/', { file })
  const until = performance.now() + MAX_IMPORT_MS
  for (let pause_ms = PAUSE_MS; performance.now() < until; pause_ms = Math.min(2 * pause_ms, MAX_POLL_MS)) {
    await sleep(pause_ms)
    const reply = await expectReply(person, 200, 'GET', `/api/recordings/${body.id}/`)
    if (reply.body.items[0].status !== 'pending') return reply.body.items[0]
  }
  throw new Error(`recording ${body.id} is still pending`)
}

async function importRecording(person: Visitor, content: Uint8Array): Promise<number> {
  const item = await uploadRecording(person, content)
  if (item.status !== 'imported')
    throw new Error(`a good recording ended as ${item.status} ${JSON.stringify(item.details)}`)
  return item.workouts[0]
}

const nextRide = (records: number) =>
  buildFit({ records, startedAt: new Date(FIRST_START + uploads++ * HOUR_MS) })

/** Imports a ride and compares its figures. */
async function importRide(person: Visitor): Promise<void> {
  const content = nextRide(RECORDS)
  const { started_at, device_totals, track } = processActivity(parseActivity(content))
  const { body } = await expectReply(
    person,
    200,
    'GET',
    `/api/workouts/${await importRecording(person, content)}/`,
  )
  for (const name of ['distance_m', 'elapsed_s', 'avg_hr_bpm', 'ascent_m'] as const) {
    const figure = device_totals[name] ?? track?.totals[name]
    if (body[name] !== figure) throw new Error(`${name} is ${body[name]}, not ${figure}`)
  }
  if (Date.parse(body.started_at) !== started_at) throw new Error(`started_at is ${body.started_at}`)
}

/** Stores a picture and compares every size of it. */
async function storePicture(person: Visitor, use: number): Promise<void> {
  const content = await noise(use, { width: 400, height: 300 }).jpeg().toBuffer()
  const file = { field: 'image', name: 'picture.jpg', content }
  const { body } = await expectReply(person, 200, 'PUT', '/api/profiles/me/image/', { file })
  const expected = await renditionsOf(content)
  for (const { size_px, content } of expected) {
    const response = await fetch(`${person.url}${body.image}?size=${size_px}`, {
      headers: { authorization: `Bearer ${person.access}`, 'x-forwarded-for': person.address },
    })
    if (!Buffer.from(await response.arrayBuffer()).equals(content))
      throw new Error(`a picture of ${size_px} pixels is another one`)
  }
}

async function renditionsOf(content: Uint8Array) {
  const folder = mkdtempSync(path.join(tmpdir(), 'fittrack-picture-'))
  try {
    const file = path.join(folder, 'picture')
    writeFileSync(file, content)
    const outcome = await makeRenditions(file)
    if (outcome.status === 'refused') throw new Error(`a good picture is refused as ${outcome.reason}`)
    return outcome.renditions
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** A track that is too long to be read by the server itself: its workout and its streams. */
async function addLongTrack(person: Visitor): Promise<{ workout: number; streams: object }> {
  const content = nextRide(LONG_TRACK_RECORDS)
  const { track } = processActivity(parseActivity(content))
  if (!track) throw new Error('the ride has no track')
  const { point_count, data } = track
  const streams = JSON.parse(
    streamsJson(data, { point_count, channels: [...CHANNELS], points: POINTS, cells: null }),
  )
  return { workout: await importRecording(person, content), streams }
}

type Activity = {
  name: string
  uses: number
  begin(person: Visitor): Promise<(use: number) => Promise<void>>
}

const ACTIVITIES: Activity[] = [
  { name: 'imports', uses: USES_PER_PERSON, begin: async (person) => () => importRide(person) },
  { name: 'pictures', uses: USES_PER_PERSON, begin: async (person) => (use) => storePicture(person, use) },
  {
    name: 'tracks',
    uses: READS_PER_PERSON,
    async begin(person) {
      const { workout, streams } = await addLongTrack(person)
      const address = `/api/workouts/${workout}/streams/?points=${POINTS}`
      return async () => {
        const { body } = await expectReply(person, 200, 'GET', address)
        if (JSON.stringify(body) !== JSON.stringify(streams)) throw new Error('a track has other streams')
      }
    },
  },
  {
    name: 'lists',
    uses: READS_PER_PERSON,
    begin: async (person) => async () => {
      await expectReply(person, 200, 'GET', '/healthz')
      await expectReply(person, 200, 'GET', '/api/workouts/')
    },
  },
]

/** How many people do the same thing at once, so that as many processes of one kind are busy. */
const AT_ONCE = 2

/** Lets people use the server until `isOver`; resolves when each of them has finished. */
export async function useServer(url: string, notes: Notes, isOver: () => boolean): Promise<void> {
  const lives = ACTIVITIES.flatMap((activity) =>
    Array.from({ length: AT_ONCE }, () => live(url, activity, notes, isOver)),
  )
  await Promise.all(lives)
}

async function live(url: string, { name, uses, begin }: Activity, notes: Notes, isOver: () => boolean) {
  while (!isOver()) {
    try {
      const use = await begin(await newPerson(url))
      for (let n = 0; n < uses && !isOver(); n++) {
        await use(n)
        notes.done.set(name, (notes.done.get(name) ?? 0) + 1)
        await sleep(PAUSE_MS)
      }
    } catch (error) {
      notes.faults.push(`${name}: ${(error as Error).cause ?? (error as Error).message}`)
      await sleep(PAUSE_MS)
    }
  }
}
