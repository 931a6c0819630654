import type { FastifyReply, FastifyRequest } from 'fastify'
import { inTransaction } from '../../platform/database/index.ts'
import type { Db } from '../../platform/database/schema.ts'
import { invalidField, notFound } from '../../platform/errors.ts'
import { hasResponseOf } from '../../platform/http/etags.ts'
import type { Services } from '../../platform/services.ts'
import { toIso } from '../../platform/time.ts'
import type { Viewed } from '../audience/index.ts'
import { CHANNELS, type Channel, isQuickRead, overviewOf, saveOverview } from '../tracks/index.ts'
import { chartDataOf, lapsOf, trackDataOf, trackHeadOf } from './queries.ts'
import type { Laps } from './schemas.ts'
import { streamsJson } from './streams-json.ts'
import type { Lap } from './tables.ts'

/** A workout whose recording is shown to its viewer, as far as the viewer may see it. */
type RecordedWorkout = Viewed<{ id: number; has_track: number }>

const BODY_CHANNELS: ReadonlySet<Channel> = new Set(['hr_bpm', 'power_w'])

type StreamsQuery = { channels: Channel[]; points: number }

/**
 * Sends the given channels of a workout's track with at most `points` points, as far as the viewer may see them. Reads
 * nothing of the track for a client that already has the response, and only
 * the overview for a chart.
 */
export async function sendStreams(
  services: Services,
  request: FastifyRequest,
  reply: FastifyReply,
  workout: RecordedWorkout,
  query: StreamsQuery,
): Promise<never> {
  const { db, cache, trackReader } = services
  // People who are not signed in take turns as if they were one person.
  const { account_id } = request.viewer
  const workout_id = workout.id
  const { map, cut, body } = workout.access
  const head = map ? await trackHeadOf(db, workout_id) : undefined
  if (!head || cut?.point_count === 0) return reply.send({ point_count: 0, channels: {} }) as never
  const { point_count } = head
  const data_hash = head.data_hash ?? (await addOverview(services, account_id, { workout_id, point_count }))
  const channels = query.channels.filter((channel) => body || !BODY_CHANNELS.has(channel))
  const { points } = query
  const key = [cache.version, cut?.mark ?? data_hash, channels.join(), points].join(' ')
  if (hasResponseOf(key, request, reply)) return reply.code(304).send() as never
  const task = { channels, points, point_count: cut?.point_count ?? point_count, cells: cut?.cells() ?? null }
  // The points of an overview are spread over the whole track. How many of them are shown would tell how much is hidden.
  const json = isQuickRead(point_count, cut ? point_count : points)
    ? streamsJson(await chartData(db, workout_id), task)
    : await trackReader.streams(account_id, task, () => fullData(db, workout_id))
  return reply.type('application/json; charset=utf-8').send(json) as never
}

/** Adds the overview of a track that was stored before overviews existed; returns the hash of its data. */
async function addOverview(
  { db, trackReader, log }: Services,
  account_id: number,
  { workout_id, point_count }: { workout_id: number; point_count: number },
): Promise<string> {
  const load = () => fullData(db, workout_id)
  const made = isQuickRead(point_count, point_count)
    ? overviewOf(await load())
    : await trackReader.overview(account_id, load)
  // The response does not depend on this write, and the next read tries again.
  await inTransaction(db, (trx) => saveOverview(trx, workout_id, made)).catch((error) =>
    log.warn({ err: error, workout: workout_id }, 'the overview of a track was not stored'),
  )
  return made.data_hash
}

async function chartData(db: Db, workout_id: number): Promise<Uint8Array> {
  const row = await chartDataOf(db, workout_id)
  if (!row) throw notFound()
  return row.data
}

async function fullData(db: Db, workout_id: number): Promise<Uint8Array> {
  const row = await trackDataOf(db, workout_id)
  if (!row) throw notFound()
  return row.data
}

/** Parses a list such as `time_s,hr_bpm`; all channels when it is missing. @throws AppError `invalid` */
export function parseChannels(text: string | undefined): Channel[] {
  if (text === undefined) return [...CHANNELS]
  const names = text.split(',').map((name) => name.trim())
  const unknown = names.find((name) => !(CHANNELS as readonly string[]).includes(name))
  if (unknown !== undefined) throw invalidField('channels', { code: 'unknown_entry', allowed: [...CHANNELS] })
  return names as Channel[]
}

const NO_BODY = { avg_hr_bpm: null, max_hr_bpm: null, avg_power_w: null, calories_kcal: null }

/**
 * The laps as the viewer may see them. None if a part of the track is hidden, because the first lap that is shown would
 * tell how long the hidden part is.
 */
export async function presentLaps(db: Db, { id, access }: RecordedWorkout): Promise<Laps> {
  const { map, cut, body, startTime } = access
  const laps = map && !cut ? await lapsOf(db, id) : []
  return {
    results: laps.map((lap) => ({
      ...toLap(lap),
      ...(!body && NO_BODY),
      ...(!startTime && { started_at: null }),
    })),
  }
}

/** A lap as the API shows it. */
export function toLap(lap: Lap): Laps['results'][number] {
  return {
    index: lap.index,
    started_at: lap.started_at === null ? null : toIso(lap.started_at),
    elapsed_s: lap.elapsed_s,
    timer_s: lap.timer_s,
    distance_m: lap.distance_m,
    ascent_m: lap.ascent_m,
    avg_hr_bpm: lap.avg_hr_bpm,
    max_hr_bpm: lap.max_hr_bpm,
    avg_power_w: lap.avg_power_w,
    avg_cadence_rpm: lap.avg_cadence_rpm,
    calories_kcal: lap.calories_kcal,
    avg_speed_mps: lap.avg_speed_mps,
    max_speed_mps: lap.max_speed_mps,
  }
}
