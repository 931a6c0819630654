import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildFit } from '../../../test/support/fit-builder.ts'
import { buildGpx, gpxOf } from '../../../test/support/xml-builder.ts'
import { decodeTrack } from '../tracks/codec.ts'
import { openParserPool, type ParserOptions, type ParserPool } from './parser-pool.ts'

/** A pool whose files all belong to one person. */
function openPool(options: ParserOptions) {
  const pool = openParserPool(options)
  const parse = (file: string, more: Partial<Parameters<ParserPool['parse']>[1]> = {}) =>
    pool.parse(file, { owner_id: 1, ...more })
  return { ...pool, parse }
}

let folder: string
let pool: ReturnType<typeof openPool>

async function fileOf(name: string, bytes: Uint8Array): Promise<string> {
  const file = path.join(folder, name)
  await writeFile(file, bytes)
  return file
}

const isLinux = process.platform === 'linux'
const refused = (code: string) => ({ status: 'refused', reason: { code } })
const children = () =>
  readFileSync(`/proc/${process.pid}/task/${process.pid}/children`, 'utf8')
    .split(' ')
    .filter(Boolean)
    .map(Number)

/** A file that takes most of a second to parse. */
function longGpx(): Uint8Array {
  longGpxBytes ??= Buffer.from(buildGpx(100_000))
  return longGpxBytes
}

let longGpxBytes: Uint8Array | undefined

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'fittrack-parser-'))
  pool = openPool({ processes: 2 })
})

afterAll(async () => {
  pool.close()
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

  it.runIf(isLinux)(
    'refuses a file that uses up its time on the processor, without a second try',
    async () => {
      const impatient = openPool({ processes: 1, time_ms: 100 })
      const slow = await fileOf('slow.gpx', longGpx())
      let started = 0
      const onProgress = (share: number) => {
        if (share === 0) started++
      }
      expect(await impatient.parse(slow, { onProgress })).toEqual(refused('takes_long'))
      expect(started).toBe(1)
      impatient.close()
    },
  )

  it.runIf(isLinux)(
    'throws, and does not refuse the file, when the machine is too busy to read it',
    async () => {
      const impatient = openPool({ processes: 1, time_ms: 100, patience_ms: 300 })
      const file = await fileOf('starved.gpx', longGpx())
      const stopAll = () => {
        for (const child of children()) process.kill(child, 'SIGSTOP')
      }
      await expect(impatient.parse(file, { onProgress: stopAll })).rejects.toThrow('starved')
      impatient.close()
    },
  )

  // At any moment a decompressed file may exceed the memory of its process, which must not harm the server.
  it('refuses a file that breaks its memory limit just as its time runs out', {
    timeout: 240_000,
  }, async () => {
    const filler = randomBytes(100_000).toString('hex')
    const bomb = gzipSync(`<?xml version="1.0"?><!-- ${filler} --><gpx ${'a="" '.repeat(3_000_000)}></gpx>`)
    const file = await fileOf('bomb.gpx.gz', bomb)
    let [late_ms, early_ms] = [0, 4_000]
    // Each step comes closer to the moment at which both limits are reached.
    for (let step = 0; step < 10; step++) {
      const time_ms = (late_ms + early_ms) / 2
      const tight = openPool({ processes: 1, time_ms, max_heap_mb: 64, patience_ms: 60_000 })
      const outcome = await tight.parse(file)
      expect([refused('takes_long'), refused('needs_memory')]).toContainEqual(outcome)
      if (JSON.stringify(outcome).includes('takes_long')) late_ms = time_ms
      else early_ms = time_ms
      tight.close()
    }
    expect(await pool.parse(await fileOf('after-bomb.fit', buildFit()))).toMatchObject({ status: 'parsed' })
  })

  it('does not count the wait for a process, or its start, towards the time limit of a file', async () => {
    // A process takes longer than 150 ms to start. The file takes a fraction of that.
    const patient = openPool({ processes: 1, time_ms: 150 })
    const small = await fileOf('small.fit', buildFit({ records: 10 }))
    const outcomes = await Promise.all(Array.from({ length: 3 }, () => patient.parse(small)))
    for (const outcome of outcomes) expect(outcome.status).toBe('parsed')
    patient.close()
  })

  it('reports the progress of a large file', async () => {
    const shares: number[] = []
    await pool.parse(await fileOf('large.gpx', longGpx()), { onProgress: (share) => void shares.push(share) })
    expect(new Set(shares).size).toBeGreaterThan(20)
    expect(shares).toEqual(shares.toSorted((a, b) => a - b))
    expect(Math.max(...shares)).toBeLessThanOrEqual(1)
  })

  describe('when it cannot give a result', () => {
    /** Stops a running and a waiting task; returns why they were rejected. */
    const reasonsAfter = async (
      stop: (pool: ReturnType<typeof openPool>, signal: AbortController) => unknown,
    ) => {
      const busy = openPool({ processes: 1 })
      const control = new AbortController()
      const slow = await fileOf('stopped.gpx', longGpx())
      const started = Promise.withResolvers<void>()
      let parsed = 0
      const { signal } = control
      const onProgress = (share: number) => {
        parsed = share
        started.resolve()
      }
      const running = busy.parse(slow, { signal, onProgress })
      const waiting = busy.parse(slow, { signal })
      await started.promise
      stop(busy, control)
      const outcomes = await Promise.allSettled([running, waiting])
      expect(parsed).toBeLessThan(0.7)
      busy.close()
      return outcomes.map((outcome) => (outcome.status === 'rejected' ? outcome.reason.message : outcome))
    }

    it('throws before the file is parsed when the job is stopped', async () => {
      const reasons = await reasonsAfter((_, control) => control.abort(new Error('the worker stops')))
      expect(reasons).toEqual(['the worker stops', 'the worker stops'])
    })

    it('throws before the file is parsed when the pool is closed', async () => {
      const reasons = await reasonsAfter((busy) => busy.close())
      expect(reasons).toEqual(['the worker processes are closed', 'the worker processes are closed'])
    })

    it('throws at once when the job was stopped or the pool closed before', async () => {
      const file = await fileOf('never.fit', buildFit({ records: 10 }))
      await expect(pool.parse(file, { signal: AbortSignal.abort(new Error('stopped')) })).rejects.toThrow(
        'stopped',
      )
      const over = openPool({ processes: 1 })
      over.close()
      await expect(over.parse(file)).rejects.toThrow('closed')
    })

    it('throws when the worker throws an unexpected error', async () => {
      await expect(pool.parse('a path\0that is none')).rejects.toThrow('null bytes')
    })
  })

  it('parses many files with one process', async () => {
    const ride = await fileOf('ride-of-an-hour.fit', buildFit({ records: 3600 }))
    const patient = openPool({ processes: 1 })
    const outcomes = await Promise.all(Array.from({ length: 10 }, () => patient.parse(ride)))
    for (const outcome of outcomes) expect(outcome.status).toBe('parsed')
    patient.close()
  })

  it('refuses a file that needs too much memory and parses the next one', { timeout: 30_000 }, async () => {
    const small = openPool({ processes: 1, max_heap_mb: 40 })
    const points = '<trkpt lat="46" lon="14"><ele>1</ele></trkpt>'.repeat(300_000)
    const huge = await fileOf('huge.gpx', Buffer.from(gpxOf(`<trk><trkseg>${points}</trkseg></trk>`)))
    expect(await small.parse(huge)).toMatchObject({ status: 'refused', reason: { code: 'needs_memory' } })
    expect(await small.parse(await fileOf('after.fit', buildFit()))).toMatchObject({ status: 'parsed' })
    small.close()
  })

  it('throws when the file does not exist', async () => {
    await expect(pool.parse(path.join(folder, 'absent.fit'))).rejects.toThrow('ENOENT')
  })
})
