import { readFileSync } from 'node:fs'
import { afterEach, describe, expect, it } from 'vitest'
import { eventually } from '../../../test/support/eventually.ts'
import { AppError } from '../../platform/errors.ts'
import { encodeTrack } from '../tracks/codec.ts'
import { overviewOf } from '../tracks/index.ts'
import { type StreamsTask, streamsJson } from './streams-json.ts'
import { openTrackReader, type TrackReader, type TrackReaderOptions } from './track-reader.ts'

const isLinux = process.platform === 'linux'
const children = () =>
  readFileSync(`/proc/${process.pid}/task/${process.pid}/children`, 'utf8')
    .split(' ')
    .filter(Boolean)
    .map(Number)

const LENGTH = 5_000
const data = encodeTrack({
  length: LENGTH,
  columns: {
    time_s: Float64Array.from({ length: LENGTH }, (_, i) => i),
    hr_bpm: Float64Array.from({ length: LENGTH }, (_, i) => (i === 7 ? Number.NaN : 120 + (i % 50))),
  },
})
const task: StreamsTask = { point_count: LENGTH, channels: ['time_s', 'hr_bpm'], points: 1_000, cells: null }
const load = async () => data

describe('the reader of tracks', () => {
  let reader: TrackReader

  const open = (options: TrackReaderOptions = {}) => {
    reader = openTrackReader(options)
    return {
      streams: async (account_id: number, from = load) => {
        const json = await reader.streams(account_id, task, from)
        return Buffer.from(json).toString()
      },
      overview: () => reader.overview(1, load),
    }
  }
  const refusalOf = async (promise: Promise<unknown>) => {
    const error = await promise.then(() => undefined).catch((reason: unknown) => reason)
    expect(error).toBeInstanceOf(AppError)
    return [(error as AppError).code, (error as AppError).details, (error as AppError).retryAfter_s]
  }
  const busy = ['unavailable', { request: [{ code: 'tracks_busy' }] }, 5]
  const unavailable = ['unavailable', { request: [{ code: 'track_unavailable' }] }, 5]

  afterEach(() => reader.close())

  it('returns the same streams and overview of a track as the server itself would compute', async () => {
    const { streams, overview } = open()
    expect(await streams(1)).toBe(streamsJson(data, task))
    const made = await overview()
    expect(made.data_hash).toBe(overviewOf(data).data_hash)
    expect(Buffer.from(made.overview!)).toEqual(Buffer.from(overviewOf(data).overview!))
  })

  it('does not keep one person waiting for all the tracks of another', async () => {
    const { streams } = open()
    const gate = Promise.withResolvers<Uint8Array>()
    const slow = [1, 2, 3, 4].map(() => streams(1, () => gate.promise))
    expect(await streams(2)).toContain('"point_count":5000')
    gate.resolve(data)
    expect(await Promise.all(slow)).toHaveLength(4)
  })

  it('is unavailable after too long a wait, and when too many reads wait', async () => {
    const { streams } = open({ maxWait_ms: 200 })
    const gate = Promise.withResolvers<Uint8Array>()
    const first = streams(1, () => gate.promise)
    const waiting = Array.from({ length: 60 }, () => refusalOf(streams(1)))
    expect(
      await Promise.race([refusalOf(streams(1)), ...waiting.map((each) => each.then(() => 'waited'))]),
    ).toEqual(busy)
    for (const refusal of await Promise.all(waiting)) expect(refusal).toEqual(busy)
    gate.resolve(data)
    expect(await first).toContain('"point_count":5000')
  })

  it('is unavailable for a damaged track, and reads the next one', async () => {
    const { streams } = open()
    expect(await refusalOf(streams(1, async () => Buffer.from('no track')))).toEqual(unavailable)
    expect(await streams(1)).toContain('"point_count":5000')
  })

  it.runIf(isLinux)('reads a track once more after its process died', async () => {
    const { streams } = open()
    await streams(1)
    const stopped = children()
    for (const child of stopped) process.kill(child, 'SIGSTOP')
    const reading = streams(1)
    for (const child of stopped) process.kill(child, 'SIGKILL')
    expect(await reading).toContain('"point_count":5000')
  })

  it.runIf(isLinux)('is unavailable when the machine is too busy to read a track', async () => {
    const { streams } = open({ time_ms: 300 })
    await eventually(() => streams(1))
    for (const child of children()) process.kill(child, 'SIGSTOP')
    expect(await refusalOf(streams(1))).toEqual(busy)
  })
})
