import { Readable } from 'node:stream'
import tzLookup from '@photostructure/tz-lookup'
import { MAX_CLOCK_SKEW_MS } from '../../platform/clock.ts'
import { inTransaction } from '../../platform/database/index.ts'
import type { Trx } from '../../platform/database/schema.ts'
import type { JobContext } from '../../platform/jobs/index.ts'
import type { Services } from '../../platform/services.ts'
import { notify } from '../inbox/index.ts'
import { hiddenEndsOf } from '../sharing/index.ts'
import { saveTrack } from '../tracks/index.ts'
import {
  dropImpossibleFigures,
  excessOfWorkouts,
  insertRecordedWorkout,
  updateShownStarts,
} from '../workouts/index.ts'
import { hiddenPlacesOf, lockGrid, trackAdded } from '../zones/index.ts'
import type { ParsedFile, ParseResult, ProcessedActivity } from './activity.ts'
import { findDuplicate } from './duplicates.ts'
import type { OnProgress } from './formats/format.ts'
import { endsOf, type HiddenOfNew } from './new-track.ts'
import { openProgress } from './progress.ts'
import {
  deleteUnusedItem,
  type ItemRow,
  insertLaps,
  itemsOf,
  lockOwner,
  lockPending,
  recordingById,
  refusePending,
  type StoredFile,
  updateItem,
  updateRecording,
  workoutOfContent,
} from './queries.ts'
import type { ImportWarning } from './reasons.ts'
import { newStorageKey } from './storage-keys.ts'

/** Parses the uploaded files and creates their workouts. Does nothing when the recording is done or failed. */
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
  const hidden = await loadHidden(services, recording.owner_id)
  const reading = items.map((item, i) =>
    readItem(services, item, { hidden, signal, onProgress: progress.of(i) }),
  )
  // Reading the files does not wait for this write, because the status need not be durable yet.
  const [results] = await Promise.all([
    Promise.all(reading),
    updateRecording(db, recording_id, { status: 'running', progress: 0, updated_at: clock.now() }),
  ]).finally(progress.settled)
  await inTransaction(db, async (trx) => {
    // Before all other locks, as wherever zones change.
    const { version } = await lockGrid(trx, recording.owner_id)
    const known = hidden?.version === version ? hidden : undefined
    const outcomes: ItemStatus[] = []
    for (const [index, item] of items.entries()) {
      const outcome = await saveItem(services, trx, item, results[index]!, known)
      if (outcome) outcomes.push(outcome)
    }
    const done = { status: 'done', progress: 100, updated_at: clock.now() } as const
    await updateRecording(trx, recording_id, done)
    await finishIn(trx)
    await notifyOfImport(services, trx, recording.owner_id, outcomes)
  })
}

type ItemStatus = ItemRow['status']

/** Tells the owner how many of the files were imported, known or refused. */
async function notifyOfImport(
  services: Services,
  trx: Trx,
  account_id: number,
  outcomes: readonly ItemStatus[],
): Promise<void> {
  if (outcomes.length === 0) return
  const count = (status: ItemStatus) => outcomes.filter((outcome) => outcome === status).length
  const data = { imported: count('imported'), duplicates: count('duplicate'), refused: count('refused') }
  await notify(services, trx, { kind: 'import_finished', account_id, data })
}

/** Ends a recording whose job has failed too often: refuses its pending items and deletes their files. */
export async function failRecording(services: Services, recording_id: number): Promise<void> {
  const { db, clock, queue } = services
  await inTransaction(db, async (trx) => {
    const refused = await refusePending(trx, recording_id, { code: 'unreadable' })
    await updateRecording(trx, recording_id, { status: 'failed', updated_at: clock.now() })
    for (const { storage_key, owner_id } of refused)
      await enqueueFileDeletion(queue, trx, owner_id, storage_key)
    const [first] = refused
    const outcomes = refused.map(() => 'refused' as const)
    if (first) await notifyOfImport(services, trx, first.owner_id, outcomes)
  })
}

type ItemResult = (ParseResult<ProcessedActivity> | { status: 'known' }) & {
  /** The file without the bytes behind its end, if there are any. */
  cut?: StoredFile | undefined
}
type Hidden = HiddenOfNew & { version: number }
type ReadOptions = { hidden: Hidden | undefined; signal: AbortSignal; onProgress: OnProgress }

/** What the owner hides of new tracks; undefined if the account was deleted. */
async function loadHidden(services: Services, owner_id: number): Promise<Hidden | undefined> {
  const places = await hiddenPlacesOf(services, owner_id)
  return places && { ...places, ends_m: await hiddenEndsOf(services.db, owner_id) }
}

/** Parses the item's file; `known` when a workout from a file with the same content exists. */
async function readItem(
  services: Services,
  item: ItemRow,
  { hidden, signal, onProgress }: ReadOptions,
): Promise<ItemResult> {
  const { db, storage, parser, log } = services
  const known = await workoutOfContent(db, item.owner_id, item.sha256)
  if (known !== undefined) return { status: 'known' }
  const result = await storage.withLocalFile(item.storage_key, (path) =>
    parser.parse(path, { owner_id: item.owner_id, hidden, signal, onProgress }),
  )
  if (result.status === 'refused' && result.cause !== undefined) {
    const { recording_id, sha256 } = item
    log.warn({ recording: recording_id, sha256, cause: result.cause }, 'unexpected error in a parser')
  }
  if (result.status === 'refused' || !result.kept) return result
  return { ...result, cut: await storeCut(services, item.owner_id, result.kept) }
}

/** If the import fails before it writes the key, the hourly `sweepOrphans` deletes the file. */
async function storeCut(
  { storage, config }: Services,
  owner_id: number,
  kept: Uint8Array,
): Promise<StoredFile> {
  const storage_key = newStorageKey(owner_id)
  const { uploadMax_bytes } = config.recordings
  return { storage_key, ...(await storage.put(storage_key, Readable.from([kept]), uploadMax_bytes)) }
}

/**
 * Stores the result of a pending item, of which `hidden` was hidden unless it has changed meanwhile. Returns the item's
 * new status; undefined if it is not pending. The file is deleted unless workouts were created from it.
 */
async function saveItem(
  services: Services,
  trx: Trx,
  item: ItemRow,
  result: ItemResult,
  hidden: Hidden | undefined,
): Promise<ItemStatus | undefined> {
  if (!(await lockPending(trx, item.id))) return undefined
  const { cut } = result
  const change = await saveResult(services, trx, { item: { ...item, ...cut }, hidden }, result)
  const isKept = change.status === 'imported'
  const activities = 'activities' in result ? result.activities.length : null
  await updateItem(trx, item.id, isKept ? { ...change, ...cut, activities } : { ...change, size_bytes: 0 })
  const files = cut ? [item, cut] : [item]
  for (const { storage_key } of isKept ? files.slice(0, -1) : files)
    await enqueueFileDeletion(services.queue, trx, item.owner_id, storage_key)
  return change.status
}

type ItemChange = Parameters<typeof updateItem>[2] & { status: ItemRow['status'] }

/** Creates the workouts that are not duplicates; returns the item's new columns. */
async function saveResult(
  services: Services,
  trx: Trx,
  { item, hidden }: Omit<Origin, 'owner'>,
  result: ItemResult,
): Promise<ItemChange> {
  if (result.status === 'refused') return { status: 'refused', error: JSON.stringify(result.reason) }
  const owner = await lockOwner(trx, item.owner_id)
  const sameContent = await workoutOfContent(trx, item.owner_id, item.sha256)
  if (sameContent !== undefined) return { status: 'duplicate', duplicate_of: sameContent }
  // The other workout was deleted in the meantime: the job's next attempt parses the file.
  if (result.status === 'known') throw new Error('the workout with the same content was deleted')

  const duplicates = await Promise.all(
    result.activities.map((activity) => findDuplicate(trx, item.owner_id, activity)),
  )
  const added = result.activities.filter((_, index) => duplicates[index] === undefined)
  const duplicate_of = duplicates.find((id) => id !== undefined)
  const warnings = warningsOf(result, services.clock.now())
  if (added.length === 0 && duplicate_of !== undefined)
    return { status: 'duplicate', duplicate_of, warnings: JSON.stringify(warnings) }
  const excess = await excessOfWorkouts(services, trx, item.owner_id, added.length)
  if (excess) return { status: 'refused', error: JSON.stringify(excess) }
  if (duplicate_of !== undefined) warnings.push({ code: 'partly_known', workout: duplicate_of })
  for (const activity of added) await saveActivity(services, trx, { owner, item, hidden }, activity)
  return { status: 'imported', warnings: JSON.stringify(warnings) }
}

function warningsOf({ activities, warnings }: ParsedFile<ProcessedActivity>, now: number): ImportWarning[] {
  const own = activities.flatMap((activity) => [
    ...clockAheadWarning(activity.started_at, now),
    ...activity.warnings,
  ])
  return [...warnings, ...own]
}

function clockAheadWarning(started_at: number, now: number): ImportWarning[] {
  if (started_at <= now + MAX_CLOCK_SKEW_MS) return []
  const day = new Date(started_at).toISOString().slice(0, 10)
  return [{ code: 'clock_ahead', day }]
}

type Origin = {
  owner: Awaited<ReturnType<typeof lockOwner>>
  item: ItemRow
  hidden: Hidden | undefined
}

async function saveActivity(
  services: Services,
  trx: Trx,
  { owner, item, hidden }: Origin,
  activity: ProcessedActivity,
): Promise<void> {
  const { track, started_at } = activity
  const start = track?.start_position
  const workout = await insertRecordedWorkout(services, trx, owner, {
    source: 'file',
    sport: activity.sport,
    title: activity.title,
    started_at,
    time_zone: start ? tzLookup(start.lat, start.lon) : owner.time_zone,
    device: activity.device,
    device_totals: activity.device_totals,
    track_totals: track?.totals ?? null,
    summary_polyline: track?.summary_polyline ?? null,
    recording_item_id: item.id,
  })
  await insertLaps(trx, workout.id, activity.laps.map(dropImpossibleFigures))
  if (!track) return
  await saveTrack(trx, workout.id, track)
  const part = hidden && track.shown
  const shown = part ? { part, ends_m: endsOf(hidden, activity.sport) } : null
  await trackAdded(services, trx, workout, shown)
  if (shown) await updateShownStarts(trx, [workout.id])
}

/** Deletes the file of a workout that was deleted for good, unless another workout was made from it, too. */
export async function releaseRecording({ db, queue }: Services, recording_item_id: number): Promise<void> {
  await inTransaction(db, async (trx) => {
    const unused = await deleteUnusedItem(trx, recording_item_id)
    if (unused) await enqueueFileDeletion(queue, trx, unused.owner_id, unused.storage_key)
  })
}

function enqueueFileDeletion(
  queue: Services['queue'],
  trx: Trx,
  owner_id: number,
  storage_key: string,
): Promise<void> {
  return queue.enqueue(trx, { kind: 'storage.delete', payload: { keys: [storage_key] }, owner_id })
}
