import { MAX_CLOCK_SKEW_MS } from '../../platform/clock.ts'
import { inTransaction } from '../../platform/database/index.ts'
import type { Trx } from '../../platform/database/schema.ts'
import { wordsAdded } from '../../platform/database/word-index.ts'
import { invalidField } from '../../platform/errors.ts'
import type { Services } from '../../platform/services.ts'
import { canonicalTimeZone, localDate, parseInstant } from '../../platform/time.ts'
import { type Owned, type Viewed, viewOwn } from '../audience/index.ts'
import type { Actor } from '../auth/index.ts'
import { updateWorkoutCounters } from '../profiles/index.ts'
import { sharingColumns, toSharing, toSharingColumns } from '../sharing/index.ts'
import { type Sport, typeOfSport } from '../sports/index.ts'
import { trackChanged } from '../zones/index.ts'
import { lockOwnWorkout } from './access.ts'
import { WORKOUT_DEFAULTS } from './defaults.ts'
import { mergeFigures, NO_FIGURES, pickFigures } from './figures.ts'
import { assertMayShow } from './hidden.ts'
import { hideTimeOfDay } from './hidden-start.ts'
import { workoutsChanged } from './jobs.ts'
import { parseTotals } from './presenter.ts'
import {
  type DetailRow,
  insertWorkout,
  updateWorkout,
  type WorkoutRow,
  type WorkoutUpdate,
} from './queries.ts'
import { workoutQuota } from './quotas.ts'
import type { NewWorkout, WorkoutChange } from './schemas.ts'
import { searchWordsOf } from './search.ts'
import { assertShownWords } from './shown-words.ts'
import type { WorkoutFigures } from './tables.ts'
import { parseTags, tagsColumn } from './tags.ts'
import { defaultTitle } from './title.ts'

const EARLIEST_START_MS = Date.UTC(1900, 0, 1)

/** Adds a workout that was typed in and returns it. */
export async function createWorkout(
  services: Services,
  trx: Trx,
  actor: Actor,
  given: NewWorkout,
): Promise<Viewed<DetailRow>> {
  const now = services.clock.now()
  const inserted = await insertWorkout(trx, {
    ...writableColumns(actor, given, startOf(given, now)),
    ...pickFigures({ ...NO_FIGURES, ...given }),
    owner_id: actor.account_id,
    source: 'manual',
    device: null,
    has_track: 0,
    summary_polyline: null,
    totals_source: 'device',
    device_totals: null,
    track_totals: null,
    recording_item_id: null,
    created_at: now,
    updated_at: now,
  })
  assertShownWords(services, inserted)
  wordsAdded(services.db, trx, 'workout', inserted.id)
  const workout = await hideTimeOfDay(trx, inserted, actor.language)
  const owner = await updateWorkoutCounters(trx, actor.account_id, { after: workout, stored: 1 })
  await workoutsChanged(services, trx, actor.account_id, [workout.sport])
  services.quotas.assertFits(workoutQuota, owner.stored_workouts - 1, 1)
  return withOwner(workout, actor, owner)
}

/**
 * Sets every writable field to the given value or its default, and returns the workout. Omitted figures return to those
 * of the recording.
 */
export function replaceWorkout(
  services: Services,
  actor: Actor,
  id: number,
  given: NewWorkout,
): Promise<Viewed<DetailRow>> {
  return changeWorkout(services, actor, id, given.visibility, (workout) => {
    const columns = writableColumns(actor, given, startOf(given, services.clock.now()))
    return {
      ...columns,
      ...sharingColumns({ owner_id: actor.account_id, sport: columns.sport }, columns),
      ...pickFigures({ ...recordedFigures(workout, workout.totals_source), ...given }),
    }
  })
}

/** Changes the given fields and what depends on them, such as the local date, and returns the workout. */
export function patchWorkout(
  services: Services,
  actor: Actor,
  id: number,
  given: WorkoutChange,
): Promise<Viewed<DetailRow>> {
  return changeWorkout(services, actor, id, given.visibility, (workout) => {
    const { totals_source, ...fields } = given
    if (totals_source === 'track' && workout.track_totals === null)
      throw invalidField('totals_source', 'no_track')
    if (totals_source === 'device' && workout.device_totals === null)
      throw invalidField('totals_source', 'no_device_totals')
    const figures = totals_source ? recordedFigures(workout, totals_source) : pickFigures(workout)
    const duration = fields.duration ?? workout.duration_min
    // Only a given start is validated. The stored one may be in the future, because the device's clock was ahead.
    const started_at =
      fields.started_at === undefined
        ? workout.started_at
        : startOf({ duration, started_at: fields.started_at }, services.clock.now())
    const wanted = { ...writableFields(workout), ...typeOfNewSport(fields), ...fields, duration }
    return {
      ...writableColumns(actor, wanted, started_at),
      ...pickFigures({ ...figures, ...given }),
      totals_source: totals_source ?? workout.totals_source,
    }
  })
}

/** Reads the response in the transaction, so that a deletion right after the commit does not turn it into a 404. */
function changeWorkout(
  services: Services,
  actor: Actor,
  id: number,
  visibility: WorkoutChange['visibility'],
  columnsFor: (workout: Owned<WorkoutRow>) => Omit<WorkoutUpdate, 'id'>,
): Promise<Viewed<DetailRow>> {
  return inTransaction(services.db, async (trx) => {
    const before = await lockOwnWorkout(trx, actor, id)
    const columns = { ...columnsFor(before), updated_at: services.clock.now() }
    const after = await hideTimeOfDay(trx, await updateWorkout(trx, id, columns), actor.language)
    const isShown = before.visibility === 'private' && after.visibility !== 'private'
    if (isShown || visibility === 'private') await assertMayShow(trx, [id], after.visibility)
    assertShownWords(services, after)
    if (after.has_track === 1 && changesShownPart(before, after))
      await trackChanged(services, trx, actor.account_id, id)
    const owner = await updateWorkoutCounters(trx, actor.account_id, { before, after })
    await workoutsChanged(services, trx, actor.account_id, [before.sport, after.sport])
    return withOwner(after, actor, owner)
  })
}

/** True if others get another part of the track than before, or another start. */
function changesShownPart(before: WorkoutRow, after: WorkoutRow): boolean {
  return (
    before.hidden_ends_m !== after.hidden_ends_m ||
    before.started_at !== after.started_at ||
    before.time_zone !== after.time_zone
  )
}

/** A workout that was just written, together with the owner that `updateWorkoutCounters` returned. */
export function withOwner(
  workout: WorkoutRow,
  { account_id, username }: Actor,
  { name, image }: Awaited<ReturnType<typeof updateWorkoutCounters>>,
): Viewed<DetailRow> {
  return viewOwn(account_id, {
    ...workout,
    owner_username: username,
    owner_name: name,
    owner_image: image,
  })
}

/** The columns of the fields that a person writes, validated and completed with defaults. */
function writableColumns(actor: Actor, given: NewWorkout, started_at: number) {
  const sport = given.sport ?? sportOfType(given.type)
  const time_zone = given.time_zone === undefined ? actor.time_zone : canonicalTimeZone(given.time_zone)
  const title = given.title?.trim() || defaultTitle(sport, started_at, time_zone, actor.language)
  const notes = given.notes ?? WORKOUT_DEFAULTS.notes
  return {
    title,
    sport,
    type: given.type ?? typeOfSport(sport),
    duration_min: given.duration,
    intensity: given.intensity ?? WORKOUT_DEFAULTS.intensity,
    notes,
    ...toSharingColumns(given),
    started_at,
    time_zone,
    local_date: localDate(started_at, time_zone),
    search_words: searchWordsOf(title, notes),
    perceived_exertion: given.perceived_exertion ?? null,
    tags: tagsColumn(given.tags ?? []),
  }
}

function startOf(given: NewWorkout, now: number): number {
  if (given.started_at === undefined) return now - given.duration * 60_000
  const started_at = parseInstant(given.started_at, 'started_at')
  if (started_at > now + MAX_CLOCK_SKEW_MS) throw invalidField('started_at', 'in_future')
  if (started_at < EARLIEST_START_MS)
    throw invalidField('started_at', { code: 'too_early', minimum: '1900-01-01' })
  return started_at
}

function sportOfType(type: NewWorkout['type']): Sport {
  if (type === undefined) throw invalidField('sport', { code: 'required_without', other: 'type' })
  return type === 'strength' ? 'strength_training' : 'other'
}

/** A new sport also sets the type, unless the person gives one. */
function typeOfNewSport({ sport, type }: WorkoutChange) {
  return sport !== undefined && type === undefined ? { type: typeOfSport(sport) } : {}
}

function writableFields(workout: WorkoutRow) {
  const { title, type, sport, intensity, notes, time_zone, perceived_exertion } = workout
  return {
    ...{ title, type, sport, intensity, notes, time_zone, perceived_exertion },
    ...toSharing(workout),
    tags: parseTags(workout.tags),
  }
}

/** The figures of the recording: each from `source`, or from the other source where `source` has none. */
function recordedFigures(workout: WorkoutRow, source: 'device' | 'track'): WorkoutFigures {
  const device = parseTotals(workout.device_totals) ?? NO_FIGURES
  const track = parseTotals(workout.track_totals) ?? NO_FIGURES
  return source === 'device' ? mergeFigures(device, track) : mergeFigures(track, device)
}
