import tzLookup from '@photostructure/tz-lookup'
import { inTransaction } from '../../platform/database/index.ts'
import type { Trx } from '../../platform/database/schema.ts'
import type { JobContext } from '../../platform/jobs/index.ts'
import type { Services } from '../../platform/services.ts'
import { insertLaps, insertTrack } from '../tracks/index.ts'
import { insertRecordedWorkout, possibleFigures } from '../workouts/index.ts'
import type { ImportedActivity, ImportOutcome } from './activity.ts'
import { duplicateOfActivity } from './duplicates.ts'
import { aheadWarning } from './limits.ts'
import { openProgress } from './progress.ts'
import {
  type ItemRow,
  isPending,
  itemsOf,
  lockOwner,
  recordingById,
  refusePending,
  removeUnusedItem,
  updateItem,
  updateRecording,
  workoutOfContent,
} from './queries.ts'
import type { Report } from './report.ts'

const UNREADABLE = 'The server could not read this file; please upload it again.'

/** Parses what was uploaded and makes its workouts. Running it again after it is done changes nothing. */
export async function importRecording(
  services: Services,
  recording_id: number,
  { finishIn, signal }: JobContext,
): Promise<void> {
  const { db, clock } = services
  const recording = await recordingById(db, recording_id)
  if (!recording || recording.status === 'done' || recording.status === 'failed') return
  const items = await itemsOf(db, recording_id)
  const progress = openProgress(services, recording_id, items.length)
  const reading = items.map((item, i) => outcomeOf(services, item, { signal, report: progress.of(i) }))
  // That it has begun need not be durable before it begins.
  const [outcomes] = await Promise.all([
    Promise.all(reading),
    updateRecording(db, recording_id, { status: 'running', progress: 0, updated_at: clock.now() }),
  ]).finally(progress.settled)
  await inTransaction(db, async (trx) => {
    for (const [index, item] of items.entries()) await keepItem(services, trx, item, outcomes[index]!)
    const done = { status: 'done', progress: 100, updated_at: clock.now() } as const
    const isDone = await updateRecording(trx, recording_id, done)
    await finishIn(trx)
    if (isDone) services.events.emit(trx, 'recording.done', { recording_id, owner_id: recording.owner_id })
  })
}

/** Says that the recording cannot be read, through no fault of its file, and lets go of the file. */
export async function failRecording({ db, clock, queue }: Services, recording_id: number): Promise<void> {
  await inTransaction(db, async (trx) => {
    const keys = await refusePending(trx, recording_id, UNREADABLE)
    await updateRecording(trx, recording_id, { status: 'failed', updated_at: clock.now() })
    if (keys.length > 0) await queue.enqueue(trx, { kind: 'storage.delete', payload: { keys } })
  })
}

type Outcome = ImportOutcome | { status: 'known' }
type Reading = { signal: AbortSignal; report: Report }

/** What the file turned out to be; one whose content was imported before is not parsed again. */
async function outcomeOf(services: Services, item: ItemRow, { signal, report }: Reading): Promise<Outcome> {
  const { db, storage, parser, log } = services
  const known = await workoutOfContent(db, item.owner_id, item.sha256)
  if (known !== undefined) return { status: 'known' }
  const outcome = await storage.withLocalFile(item.storage_key, (path) => parser.parse(path, signal, report))
  if (outcome.status === 'refused' && outcome.cause !== undefined) {
    const { recording_id, sha256 } = item
    log.warn(
      { recording: recording_id, sha256, cause: outcome.cause },
      'a parser met what it did not foresee',
    )
  }
  return outcome
}

/** Makes the workouts of the item; a file that made none is not kept. */
async function keepItem(services: Services, trx: Trx, item: ItemRow, outcome: Outcome): Promise<void> {
  if (!(await isPending(trx, item.id))) return
  const change = await keepOutcome(services, trx, item, outcome)
  await updateItem(trx, item.id, change)
  if (change.status === 'imported') return
  await services.queue.enqueue(trx, { kind: 'storage.delete', payload: { keys: [item.storage_key] } })
}

type ItemChange = Parameters<typeof updateItem>[2] & { status: ItemRow['status'] }

async function keepOutcome(
  services: Services,
  trx: Trx,
  item: ItemRow,
  outcome: Outcome,
): Promise<ItemChange> {
  if (outcome.status === 'refused') return { status: 'refused', error: outcome.message }
  const owner = await lockOwner(trx, item.owner_id)
  const twin = await workoutOfContent(trx, item.owner_id, item.sha256)
  if (twin !== undefined) return { status: 'duplicate', duplicate_of: twin }
  // What it was a copy of was deleted meanwhile: the next attempt reads the file itself.
  if (outcome.status === 'known') throw new Error('the workout of the same content has gone')

  const firsts = await Promise.all(
    outcome.activities.map((activity) => duplicateOfActivity(trx, item.owner_id, activity)),
  )
  const fresh = outcome.activities.filter((_, index) => firsts[index] === undefined)
  const now = services.clock.now()
  const warnings = [
    ...outcome.warnings,
    ...outcome.activities.flatMap((activity) => [
      ...aheadWarning(activity.started_at, now),
      ...activity.warnings,
    ]),
  ]
  const first = firsts.find((id) => id !== undefined)
  if (fresh.length === 0 && first !== undefined)
    return { status: 'duplicate', duplicate_of: first, warnings: JSON.stringify(warnings) }
  if (first !== undefined) warnings.push(`Part of this file was there already, as workout ${first}.`)
  for (const activity of fresh) await keepActivity(services, trx, { owner, item }, activity)
  return { status: 'imported', warnings: JSON.stringify(warnings) }
}

type Origin = { owner: Awaited<ReturnType<typeof lockOwner>>; item: ItemRow }

async function keepActivity(
  services: Services,
  trx: Trx,
  { owner, item }: Origin,
  activity: ImportedActivity,
): Promise<void> {
  const { encoded_track, start_position, started_at } = activity
  const workout_id = await insertRecordedWorkout(services, trx, owner, {
    source: 'file',
    sport: activity.sport,
    title: activity.title,
    started_at,
    time_zone: start_position ? tzLookup(start_position.lat, start_position.lon) : owner.time_zone,
    device: activity.device,
    device_totals: activity.device_totals,
    track_totals: encoded_track && activity.track_totals,
    summary_polyline: activity.summary_polyline,
    recording_item_id: item.id,
  })
  if (encoded_track) await insertTrack(trx, workout_id, activity.point_count, encoded_track)
  await insertLaps(trx, workout_id, activity.laps.map(possibleFigures))
}

/** Removes the file of a workout that was deleted, unless another workout came of it, too. */
export async function releaseRecording({ db, queue }: Services, recording_item_id: number): Promise<void> {
  await inTransaction(db, async (trx) => {
    const key = await removeUnusedItem(trx, recording_item_id)
    if (key) await queue.enqueue(trx, { kind: 'storage.delete', payload: { keys: [key] } })
  })
}
