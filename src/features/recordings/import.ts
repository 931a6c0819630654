import tzLookup from '@photostructure/tz-lookup'
import type { Db, Trx } from '../../database.ts'
import { inTransaction } from '../../platform/database/index.ts'
import type { JobContext } from '../../platform/jobs/index.ts'
import type { Services } from '../../services.ts'
import { insertLaps, insertTrack } from '../tracks/index.ts'
import { insertRecordedWorkout } from '../workouts/index.ts'
import type { ImportedActivity, ImportOutcome } from './activity.ts'
import { duplicateOfActivity } from './duplicates.ts'
import {
  type ItemRow,
  isPending,
  itemsOf,
  lockOwner,
  recordingById,
  removeUnusedItem,
  updateItem,
  updateRecording,
  workoutOfContent,
} from './queries.ts'

const PROGRESS = { parsing: 10, done: 100 }

/** Parses what was uploaded and makes its workouts. Running it again after it is done changes nothing. */
export async function importRecording(
  services: Services,
  recording_id: number,
  { finishIn }: JobContext,
): Promise<void> {
  const { db, clock } = services
  const recording = await recordingById(db, recording_id)
  if (!recording || recording.status === 'done') return
  const advance = (to: RecordingChange, trx: Db = db) =>
    updateRecording(trx, recording_id, { ...to, updated_at: clock.now() })
  const items = await itemsOf(db, recording_id)
  // That it has begun need not be durable before it begins.
  const [outcomes] = await Promise.all([
    Promise.all(items.map((item) => outcomeOf(services, item))),
    advance({ status: 'running', progress: PROGRESS.parsing }),
  ])
  await inTransaction(db, async (trx) => {
    for (const [index, item] of items.entries()) await keepItem(services, trx, item, outcomes[index]!)
    await advance({ status: 'done', progress: PROGRESS.done }, trx)
    await finishIn(trx)
    services.events.emit(trx, 'recording.done', { recording_id, owner_id: recording.owner_id })
  })
}

type RecordingChange = Omit<Parameters<typeof updateRecording>[2], 'updated_at'>

/** Says that the recording cannot be read, through no fault of its file. */
export async function failRecording({ db, clock }: Services, recording_id: number): Promise<void> {
  await updateRecording(db, recording_id, { status: 'failed', updated_at: clock.now() })
}

type Outcome = ImportOutcome | { status: 'known'; workout_id: number }

/** What the file turned out to be; one whose content was imported before is not parsed again. */
async function outcomeOf({ db, storage, parser }: Services, item: ItemRow): Promise<Outcome> {
  const workout_id = await workoutOfContent(db, item.owner_id, item.sha256)
  if (workout_id !== undefined) return { status: 'known', workout_id }
  return storage.withLocalFile(item.storage_key, (path) => parser.parse(path))
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
  if (outcome.status === 'known') return { status: 'duplicate', duplicate_of: outcome.workout_id }
  if (outcome.status === 'refused') return { status: 'refused', error: outcome.message }
  const owner = await lockOwner(trx, item.owner_id)
  const twin = await workoutOfContent(trx, item.owner_id, item.sha256)
  if (twin !== undefined) return { status: 'duplicate', duplicate_of: twin }

  const firsts = await Promise.all(
    outcome.activities.map((activity) => duplicateOfActivity(trx, item.owner_id, activity)),
  )
  const fresh = outcome.activities.filter((_, index) => firsts[index] === undefined)
  const warnings = [...outcome.warnings, ...outcome.activities.flatMap((activity) => activity.warnings)]
  const first = firsts.find((id) => id !== undefined)
  if (fresh.length === 0 && first !== undefined)
    return { status: 'duplicate', duplicate_of: first, warnings: JSON.stringify(warnings) }
  if (first !== undefined) warnings.push(`Part of this file was there already, as workout ${first}.`)
  for (const activity of fresh) await keepActivity(services, trx, owner, item, activity)
  return { status: 'imported', warnings: JSON.stringify(warnings) }
}

type OwnerRow = Awaited<ReturnType<typeof lockOwner>>

async function keepActivity(
  services: Services,
  trx: Trx,
  owner: OwnerRow,
  item: ItemRow,
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
  await insertLaps(trx, workout_id, activity.laps)
}

/** Removes the file of a workout that was deleted, unless another workout came of it, too. */
export async function releaseRecording({ db, queue }: Services, recording_item_id: number): Promise<void> {
  await inTransaction(db, async (trx) => {
    const key = await removeUnusedItem(trx, recording_item_id)
    if (key) await queue.enqueue(trx, { kind: 'storage.delete', payload: { keys: [key] } })
  })
}
