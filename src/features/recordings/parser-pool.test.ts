import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildFit } from '../../../test/support/fit-builder.ts'
import { gpxOf } from '../../../test/support/xml-builder.ts'
import { decodeTrack } from '../tracks/index.ts'
import { openParserPool, type ParserPool } from './parser-pool.ts'

let folder: string
let pool: ParserPool

async function fileOf(name: string, bytes: Uint8Array): Promise<string> {
  const file = path.join(folder, name)
  await writeFile(file, bytes)
  return file
}

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'fittrack-parser-'))
  pool = openParserPool({ maxThreads: 2 })
})

afterAll(async () => {
  await pool.close()
  await rm(folder, { recursive: true })
})

describe('the parser pool', () => {
  it('gives the workouts of a file with their encoded tracks', async () => {
    const outcome = await pool.parse(await fileOf('ride.fit', buildFit({ records: 300 })))
    if (outcome.status === 'refused') throw new Error(outcome.message)
    const [activity] = outcome.activities
    expect(activity).toMatchObject({
      sport: 'cycling',
      point_count: 300,
      start_position: { lat: expect.closeTo(46.05, 5) },
    })
    expect(decodeTrack(activity?.encoded_track ?? new Uint8Array(0)).length).toBe(300)
  })

  it('refuses 20 gzip bombs at once and goes on working', async () => {
    const bomb = await fileOf('bomb.gz', gzipSync(new Uint8Array(256 * 2 ** 20)))
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => pool.parse(bomb)))
    for (const outcome of outcomes) expect(outcome).toMatchObject({ status: 'refused', reason: 'too_large' })
    expect(await pool.parse(await fileOf('good.fit', buildFit()))).toMatchObject({ status: 'parsed' })
  })

  it('refuses a file that takes too long, without counting its time in the queue', async () => {
    const hasty = openParserPool({ maxThreads: 1, wallClock_ms: 1 })
    const ride = await fileOf('slow.fit', buildFit({ records: 3600 }))
    expect(await hasty.parse(ride)).toMatchObject({ status: 'refused', reason: 'took_too_long' })
    await hasty.close()
    const patient = openParserPool({ maxThreads: 1 })
    const outcomes = await Promise.all(Array.from({ length: 10 }, () => patient.parse(ride)))
    for (const outcome of outcomes) expect(outcome.status).toBe('parsed')
    await patient.close()
  })

  it('refuses a file that needs too much memory and goes on working', { timeout: 30_000 }, async () => {
    const small = openParserPool({ maxThreads: 1, heap_mb: 40 })
    const points = '<trkpt lat="46" lon="14"><ele>1</ele></trkpt>'.repeat(300_000)
    const huge = await fileOf('huge.gpx', Buffer.from(gpxOf(`<trk><trkseg>${points}</trkseg></trk>`)))
    expect(await small.parse(huge)).toMatchObject({ status: 'refused', reason: 'too_large' })
    expect(await small.parse(await fileOf('after.fit', buildFit()))).toMatchObject({ status: 'parsed' })
    await small.close()
  })

  it('throws when there is no such file: that is not the recording’s fault', async () => {
    await expect(pool.parse(path.join(folder, 'absent.fit'))).rejects.toThrow('ENOENT')
  })
})
