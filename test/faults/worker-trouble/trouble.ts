import { setTimeout as sleep } from 'node:timers/promises'
import type { Random } from '../../../src/cli/demo/random.ts'
import { noise } from '../../support/pictures.ts'
import { buildGpx } from '../../support/xml-builder.ts'
import { isBusy, type Visitor } from '../floods/visitor.ts'
import { shuffle } from '../shuffle.ts'
import {
  HOSTILE_FILES,
  type HostileKind,
  isHarmless,
  isHostile,
  isLong,
  KINDS,
  type Kind,
  type OrderedKind,
  type WorkerName,
} from './kinds.ts'
import { markOf, type Orders } from './orders.ts'
import { expectReply, newPerson, uploadRecording } from './people.ts'
import { isAlive, isStopped, signal } from './processes.ts'

const LOOK_EVERY_MS = 5
/** Long enough for a process that is stopped for good: the next task waits until it is given up. */
const WITHIN_MS = 180_000
const LATEST_SIGNAL_MS = 60
const LATEST_CONTINUE_MS = 1_000
const FILES_PER_PERSON = 15

const REASONS = {
  'parse-worker': { damaged: 'damaged', memory: 'needs_memory', time: 'takes_long' },
  'image-worker': { damaged: 'damaged_image', memory: 'image_needs_memory', time: 'image_takes_long' },
  // Nobody can send a hostile track.
  'track-worker': { damaged: '', memory: '', time: '' },
} as const

export type TroubleMaker = {
  /** Makes the next trouble, and waits until it has happened; returns what it was. */
  next(): Promise<Kind>
}

/** Gets the processes of one kind into trouble: first in each way, then in random ways. */
export function openTroubleMaker(
  url: string,
  worker: WorkerName,
  orders: Orders,
  random: Random,
): TroubleMaker {
  let deck = shuffle(KINDS[worker], random)
  const senders = openSenders(url)

  return {
    async next() {
      // Long troubles would take most of the time, so only a fourth of the later ones are among them.
      if (deck.length === 0)
        deck = shuffle(KINDS[worker], random).filter((kind) => !isLong(kind) || random.next() < 0.25)
      const kind = deck.pop()!
      if (isHostile(kind)) await sendHostileFile(worker, kind, await senders.next())
      else await follow(worker, kind, orders, random)
      return kind
    },
  }
}

async function sendHostileFile(
  worker: WorkerName,
  kind: HostileKind,
  { person, number }: { person: Visitor; number: number },
): Promise<void> {
  const expected = REASONS[worker][HOSTILE_FILES[kind]]
  const reason =
    worker === 'parse-worker' ? await refusal(person, kind, number) : await pictureRefusal(person, kind)
  if (reason !== expected) throw new Error(`${worker}: ${kind}: refused as ${reason}, not ${expected}`)
}

async function refusal(person: Visitor, kind: HostileKind, number: number): Promise<string> {
  const recording = Buffer.from(buildGpx(6, Date.UTC(2020, 0, 1, number)))
  const { status, details } = await uploadRecording(person, Buffer.concat([recording, markOf(kind)]))
  if (status !== 'refused') return status
  // On a busy machine, the process never gets its time, so the import is given up.
  const isGivenUp = isLong(kind) && details.error.code === 'unreadable'
  return isGivenUp ? REASONS['parse-worker'].time : details.error.code
}

async function pictureRefusal(person: Visitor, kind: HostileKind): Promise<string> {
  const picture = await noise(1, { width: 64, height: 48 }).jpeg().toBuffer()
  const file = { field: 'image', name: 'picture.jpg', content: Buffer.concat([picture, markOf(kind)]) }
  const address = '/api/profiles/me/image/'
  if (isLong(kind)) {
    // On a busy machine, the process does not get its time, so the picture is put off.
    const reply = await person.request('PUT', address, { file })
    if (isBusy(reply)) return REASONS['image-worker'].time
    return reply.body.details?.image[0].code
  }
  const { body } = await expectReply(person, 400, 'PUT', address, { file })
  return body.details.image[0].code
}

/** People who send hostile files, one after another, so that the rate limit of uploads suffices. */
function openSenders(url: string) {
  let person: Visitor | undefined
  let number = 0
  return {
    /** Who sends the next file, and its number. */
    async next() {
      if (number++ % FILES_PER_PERSON === 0 || !person) person = await newPerson(url)
      return { person, number }
    },
  }
}

/** Orders the trouble, waits until a process has taken the order, and then until it is over. */
async function follow(worker: WorkerName, kind: OrderedKind, orders: Orders, random: Random): Promise<void> {
  const isAtResult = kind === 'answers twice' || random.next() < 0.5
  orders.give(worker, { kind, at: isAtResult ? 'result' : 'first message' })
  let taken: number | undefined
  await until(`${worker}: no process ${kind}`, () => {
    taken = orders.collectTaken(worker)
    return taken !== undefined
  })
  const pid = taken!
  if (kind === 'is killed') {
    await sleep(random.between(0, LATEST_SIGNAL_MS))
    process.kill(pid, 'SIGKILL')
  }
  if (kind === 'is stopped for a moment') {
    await until(`${worker}: it never ${kind}`, () => isStopped(pid) || !isAlive(pid))
    await sleep(random.between(0, LATEST_CONTINUE_MS))
    signal(pid, 'SIGCONT')
  }
  if (kind === 'gets little time') await slow(pid, random)
  if (!isHarmless(kind)) await until(`${worker}: a process still lives that ${kind}`, () => !isAlive(pid))
}

/** Lets the process run only a tenth of the time. */
async function slow(pid: number, random: Random): Promise<void> {
  const until_ms = performance.now() + random.between(500, 2_000)
  while (performance.now() < until_ms && isAlive(pid)) {
    signal(pid, 'SIGCONT')
    await sleep(10)
    signal(pid, 'SIGSTOP')
    await sleep(90)
  }
  signal(pid, 'SIGCONT')
}

async function until(otherwise: string, condition: () => boolean): Promise<void> {
  const until_ms = performance.now() + WITHIN_MS
  while (!condition()) {
    if (performance.now() > until_ms) throw new Error(otherwise)
    await sleep(LOOK_EVERY_MS)
  }
}
