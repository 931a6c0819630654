import { renameSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildFit } from '../../../test/support/fit-builder.ts'
import { buildGpx, gpxOf } from '../../../test/support/xml-builder.ts'
import { decodeTrack } from '../tracks/codec.ts'
import { openParserPool, type ParserPool } from './parser-pool.ts'

let folder: string
let pool: ParserPool

async function fileOf(name: string, bytes: Uint8Array): Promise<string> {
  const file = path.join(folder, name)
  await writeFile(file, bytes)
  return file
}

/** A file that takes most of a second to parse. */
function longGpx(): Uint8Array {
  longGpxBytes ??= Buffer.from(buildGpx(100_000))
  return longGpxBytes
}

let longGpxBytes: Uint8Array | undefined

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'fittrack-parser-'))
  pool = openParserPool({ maxThreads: 2 })
})

afterAll(async () => {
  await pool.close()
  await rm(folder, { recursive: true })
})

describe('ParserPool', () => {
  it('gives the workouts of a file with their stored tracks', async () => {
    const outcome = await pool.parse(await fileOf('ride.fit', buildFit({ records: 300 })))
    if (outcome.status === 'refused') throw new Error(outcome.reason.code)
    const [activity] = outcome.activities
    expect(activity).toMatchObject({
      sport: 'cycling',
      track: { point_count: 300, start_position: { lat: expect.closeTo(46.05, 5) } },
    })
    expect(decodeTrack(activity?.track?.data ?? new Uint8Array(0)).length).toBe(300)
  })

  it('refuses 20 gzip bombs at once and parses the next file', async () => {
    const bomb = await fileOf('bomb.gz', gzipSync(new Uint8Array(256 * 2 ** 20)))
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => pool.parse(bomb)))
    for (const outcome of outcomes)
      expect(outcome).toEqual({ status: 'refused', reason: { code: 'gzip_too_large', maximum_mb: 49 } })
    expect(await pool.parse(await fileOf('good.fit', buildFit()))).toMatchObject({ status: 'parsed' })
  })

  it('refuses a file that times out twice', async () => {
    const impatient = openParserPool({ maxThreads: 1, timeout_ms: 100 })
    const slow = await fileOf('slow.gpx', longGpx())
    let started = 0
    const outcome = await impatient.parse(slow, undefined, (share) => {
      if (share === 0) started++
    })
    expect(outcome).toMatchObject({ status: 'refused', reason: { code: 'takes_long' } })
    expect(started).toBe(2)
    await impatient.close()
  })

  it('tries a file again that timed out once', async () => {
    const impatient = openParserPool({ maxThreads: 1, timeout_ms: 300 })
    const slow = await fileOf('slow-once.gpx', longGpx())
    const quick = await fileOf('quick.fit', buildFit({ records: 10 }))
    let isReplaced = false
    const outcome = await impatient.parse(slow, undefined, (share) => {
      if (share > 0 && !isReplaced) renameSync(quick, slow)
      isReplaced ||= share > 0
    })
    expect(isReplaced).toBe(true)
    expect(outcome).toMatchObject({ status: 'parsed', activities: [{ track: { point_count: 10 } }] })
    await impatient.close()
  })

  it('does not include waiting for a thread, or its start, in the timeout', async () => {
    // A thread takes more than twice as long to start, the file a fraction of it.
    const patient = openParserPool({ maxThreads: 1, timeout_ms: 40 })
    const small = await fileOf('small.fit', buildFit({ records: 10 }))
    const outcomes = await Promise.all(Array.from({ length: 3 }, () => patient.parse(small)))
    for (const outcome of outcomes) expect(outcome.status).toBe('parsed')
    await patient.close()
  })

  it('reports the progress of a large file', async () => {
    const shares: number[] = []
    await pool.parse(await fileOf('large.gpx', longGpx()), undefined, (share) => void shares.push(share))
    expect(new Set(shares).size).toBeGreaterThan(20)
    expect(shares).toEqual(shares.toSorted((a, b) => a - b))
    expect(Math.max(...shares)).toBeLessThanOrEqual(1)
  })

  describe('without a result', () => {
    /** Stops a running and a waiting task; returns why they were rejected. */
    const reasonsAfter = async (stop: (pool: ParserPool, signal: AbortController) => unknown) => {
      const busy = openParserPool({ maxThreads: 1 })
      const control = new AbortController()
      const slow = await fileOf('stopped.gpx', longGpx())
      const started = Promise.withResolvers<void>()
      let parsed = 0
      const running = busy.parse(slow, control.signal, (share) => {
        parsed = share
        started.resolve()
      })
      const waiting = busy.parse(slow, control.signal)
      await started.promise
      stop(busy, control)
      const outcomes = await Promise.allSettled([running, waiting])
      expect(parsed).toBeLessThan(0.7)
      await busy.close()
      return outcomes.map((outcome) => (outcome.status === 'rejected' ? outcome.reason.message : outcome))
    }

    it('throws before the file is parsed when the job is stopped', async () => {
      const reasons = await reasonsAfter((_, control) => control.abort(new Error('the worker stops')))
      expect(reasons).toEqual(['the worker stops', 'the worker stops'])
    })

    it('throws before the file is parsed when the pool is closed', async () => {
      const reasons = await reasonsAfter((busy) => busy.close())
      expect(reasons).toEqual(['The parser pool is closed.', 'The parser pool is closed.'])
    })

    it('throws at once when the job was stopped or the pool closed before', async () => {
      const file = await fileOf('never.fit', buildFit({ records: 10 }))
      await expect(pool.parse(file, AbortSignal.abort(new Error('stopped')))).rejects.toThrow('stopped')
      const over = openParserPool({ maxThreads: 1 })
      await over.close()
      await expect(over.parse(file)).rejects.toThrow('closed')
    })

    it('throws when the worker throws an unexpected error', async () => {
      await expect(pool.parse('a path\0that is none')).rejects.toThrow('null bytes')
    })
  })

  it('parses many files with one thread', async () => {
    const ride = await fileOf('ride-of-an-hour.fit', buildFit({ records: 3600 }))
    const patient = openParserPool({ maxThreads: 1 })
    const outcomes = await Promise.all(Array.from({ length: 10 }, () => patient.parse(ride)))
    for (const outcome of outcomes) expect(outcome.status).toBe('parsed')
    await patient.close()
  })

  it('refuses a file that needs too much memory and parses the next one', { timeout: 30_000 }, async () => {
    const small = openParserPool({ maxThreads: 1, heap_mb: 40 })
    const points = '<trkpt lat="46" lon="14"><ele>1</ele></trkpt>'.repeat(300_000)
    const huge = await fileOf('huge.gpx', Buffer.from(gpxOf(`<trk><trkseg>${points}</trkseg></trk>`)))
    expect(await small.parse(huge)).toMatchObject({ status: 'refused', reason: { code: 'needs_memory' } })
    expect(await small.parse(await fileOf('after.fit', buildFit()))).toMatchObject({ status: 'parsed' })
    await small.close()
  })

  it('throws when the file does not exist', async () => {
    await expect(pool.parse(path.join(folder, 'absent.fit'))).rejects.toThrow('ENOENT')
  })
})
