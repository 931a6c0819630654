import { setTimeout as sleep } from 'node:timers/promises'
import { buildFit } from '../../support/fit-builder.ts'
import { buildGpx } from '../../support/xml-builder.ts'
import type { Attack, Flood } from './flood.ts'
import { gzipBomb, largeTrack, memoryBomb, slowFile } from './payloads.ts'
import type { Visitor } from './visitor.ts'

const LARGEST_ANSWER = 20_000
const IMPORT_WITHIN_MS = 60_000

function upload(attack: Attack, attacker: Visitor, name: string, content: Uint8Array) {
  return attack.send(attacker, 'POST', '/api/recordings/', { file: { name, content }, as: 'uploads' })
}

export const gzipBombs: Flood = {
  name: 'gzip-bombs',
  tries: '10 gzip bombs of 1 GB, 20 GPX of 0.5 MB at the memory limit',
  prepare: () => [gzipBomb(), memoryBomb()],
  async run(attack) {
    const attacker = await attack.attacker()
    await attack.many(attack.times(30), 3, (n) =>
      upload(attack, attacker, `${n}.gpx.gz`, n % 3 === 0 ? gzipBomb() : memoryBomb()),
    )
    await attack.untilOver()
  },
}

export const slowFiles: Flood = {
  name: 'slow-files',
  tries: '14 files that take seconds, 1,000 small ones',
  prepare: slowFile,
  async run(attack) {
    const attacker = await attack.attacker()
    await attack.many(attack.times(14), 2, (n) => upload(attack, attacker, `${n}.gpx.gz`, slowFile()))
    await attack.many(attack.times(1_000), 8, (n) =>
      upload(attack, attacker, `${n}.gpx`, Buffer.from(buildGpx(10, Date.UTC(2020, 0, 1, n)))),
    )
    await attack.untilOver()
    attack.expect((attack.got.get('uploads 202') ?? 0) <= 30, 'one account uploaded more than 30 files')
  },
}

export const streams: Flood = {
  name: 'streams',
  tries: 'a track of 500,000 points, read 100 times',
  prepare: largeTrack,
  async run(attack) {
    const attacker = await attack.attacker()
    const workout = await importedWorkout(attack, attacker)
    if (workout === undefined) return
    attack.begin()
    await attack.many(attack.times(100), 10, (n) =>
      attack.send(attacker, 'GET', `/api/workouts/${workout}/streams/?points=${LARGEST_ANSWER - n}`, {
        as: 'reads',
      }),
    )
    await attack.untilOver()
  },
}

/** Uploads a large track; returns the id of its workout, or undefined when the server does not import it. */
async function importedWorkout(attack: Attack, attacker: Visitor): Promise<number | undefined> {
  const { body } = (await upload(attack, attacker, 'track.fit', largeTrack())) ?? {}
  const until = performance.now() + IMPORT_WITHIN_MS
  while (body?.id && performance.now() < until) {
    const reply = await attacker.request('GET', `/api/recordings/${body.id}/`)
    const [item] = reply.body.items ?? []
    if (item?.status === 'imported') return item.workouts[0]
    if (reply.status !== 200 || reply.body.status === 'failed' || item?.status === 'refused') break
    if (item?.status === 'duplicate') return item.duplicate_of
    await sleep(500)
  }
  attack.count('not imported')
  return undefined
}

/** A short recording with `padding` behind its end, which makes the file large without making it invalid. */
export function paddedFit(number: number, padding: Uint8Array): Buffer {
  return Buffer.concat([
    buildFit({ records: 30, startedAt: new Date(Date.UTC(2021, 0, 1, number)) }),
    padding,
  ])
}
