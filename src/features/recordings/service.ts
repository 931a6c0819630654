import { randomUUID } from 'node:crypto'
import path from 'node:path'
import type { FastifyRequest } from 'fastify'
import type { Db, Trx } from '../../platform/database/schema.ts'
import { invalidField, notFound } from '../../platform/errors.ts'
import type { OnlyFile } from '../../platform/http/forms.ts'
import { idempotently } from '../../platform/http/idempotency.ts'
import type { Services } from '../../platform/services.ts'
import { toIso } from '../../platform/time.ts'
import type { Actor } from '../auth/index.ts'
import { CHANNELS, type Channel, decodeTrack, downsample, lapsOf, trackOf } from '../tracks/index.ts'
import { insertItem, insertRecording, recordingById, shownItemsOf } from './queries.ts'
import type { Laps, Recording, Streams } from './schemas.ts'

const LONGEST_NAME = 200

/** Stores the file, then the row and the job that will read it, in one transaction. */
export async function acceptUpload(
  services: Services,
  request: FastifyRequest,
  upload: OnlyFile,
): Promise<Recording> {
  const { storage, config } = services
  const storage_key = `recordings/${request.actor.account_id}/${randomUUID()}`
  const stored = await storage.put(storage_key, upload.file, config.recordings.uploadMax_bytes)
  const file = { ...stored, storage_key, file_name: fileNameOf(upload.filename) }
  let mayHaveRow = false
  try {
    await upload.assertNothingFollows()
    return await idempotently(services, request, { sha256: stored.sha256 }, async (trx) => {
      mayHaveRow = true
      const recording_id = await insertUpload(services, trx, request.actor.account_id, file)
      return recordingOf(trx, request.actor, recording_id)
    })
  } finally {
    // Only where no row was tried: a commit that seems to have failed may have been made, and the sweep decides.
    if (!mayHaveRow) await storage.delete(storage_key)
  }
}

type StoredFile = { storage_key: string; file_name: string; size_bytes: number; sha256: string }

async function insertUpload(
  { queue, clock }: Services,
  trx: Trx,
  owner_id: number,
  { sha256, size_bytes, ...file }: StoredFile,
): Promise<number> {
  const now = clock.now()
  const recording_id = await insertRecording(trx, {
    ...file,
    owner_id,
    size_bytes,
    status: 'queued',
    progress: 0,
    created_at: now,
    updated_at: now,
  })
  await insertItem(trx, {
    ...file,
    owner_id,
    recording_id,
    sha256,
    status: 'pending',
    warnings: '[]',
    error: null,
    duplicate_of: null,
  })
  await queue.enqueue(trx, {
    kind: 'recordings.import',
    payload: { recording_id },
    unique_key: `recordings.import/${recording_id}`,
  })
  return recording_id
}

/** The last part of what the client calls its file, in characters that every database and header can hold. */
function fileNameOf(given: string): string {
  const name = path.basename(given.replaceAll('\\', '/')).replace(/\p{Cc}/gu, '')
  return name.slice(-LONGEST_NAME).toWellFormed() || 'recording'
}

/** What became of an upload; throws `not_found` for another person's. */
export async function recordingOf(db: Db, actor: Actor, id: number): Promise<Recording> {
  const recording = await recordingById(db, id)
  if (recording?.owner_id !== actor.account_id) throw notFound()
  const items = await shownItemsOf(db, id)
  return {
    id,
    status: recording.status,
    progress: recording.progress,
    items: [...items.values()].map((rows) => {
      const item = rows[0]!
      return {
        file: item.file_name,
        status: item.status,
        workouts: rows.flatMap((row) => (row.workout_id === null ? [] : [row.workout_id])),
        warnings: JSON.parse(item.warnings) as string[],
        error: item.error,
        duplicate_of: item.duplicate_of,
      }
    }),
  }
}

/** The wanted channels of the track, at most `points` of each; empty for a workout without one. */
export async function streamsOf(
  db: Db,
  workout_id: number,
  channels: Channel[],
  points: number,
): Promise<Streams> {
  const stored = await trackOf(db, workout_id)
  if (!stored) return { point_count: 0, channels: {} }
  const track = decodeTrack(stored.data, channels)
  const { columns } = points >= track.length ? track : downsample(track, points)
  const shown = Object.entries(columns).map(([name, column]) => [
    name,
    Array.from(column, (value) => (Number.isNaN(value) ? null : value)),
  ])
  return { point_count: stored.point_count, channels: Object.fromEntries(shown) as Streams['channels'] }
}

/** Reads `time_s,hr_bpm`; throws `invalid` for what is not a channel. */
export function parseChannels(text: string | undefined): Channel[] {
  if (text === undefined) return [...CHANNELS]
  const names = text.split(',').map((name) => name.trim())
  const unknown = names.find((name) => !(CHANNELS as readonly string[]).includes(name))
  if (unknown !== undefined) throw invalidField('channels', `must be some of ${CHANNELS.join(', ')}`)
  return names as Channel[]
}

export async function lapsShown(db: Db, workout_id: number): Promise<Laps> {
  const laps = await lapsOf(db, workout_id)
  return {
    results: laps.map(({ workout_id: _, ...lap }) => ({
      ...lap,
      started_at: lap.started_at === null ? null : toIso(lap.started_at),
    })),
  }
}
