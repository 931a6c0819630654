import { randomBytes } from 'node:crypto'
import { inTransaction } from '../../platform/database/index.ts'
import type { Trx } from '../../platform/database/schema.ts'
import { TaskFailure } from '../../platform/processes/index.ts'
import type { Services } from '../../platform/services.ts'
import { localDate } from '../../platform/time.ts'
import type { Hiding, ShownPart } from '../cropping/index.ts'
import type { Sport } from '../sports/index.ts'
import { NO_TOTALS } from '../tracks/index.ts'
import { gridOf, lockGrid } from './grids.ts'
import { type PendingTrack, pendingTracks, saveShownTracks, trackDataOf, zonesOf } from './queries.ts'
import type { ShownTrackTable } from './tables.ts'

/** So many points take about 100 ms. */
const POINTS_PER_TASK = 200_000
const TRACKS_PER_TASK = 50
/** How many tasks of a person run at once. */
const TASKS = 2

/** Called in the transaction that writes what is shown of workouts with these sports. */
export type OnShown = (trx: Trx, account_id: number, sports: Sport[]) => Promise<void>

type Needs = Pick<Services, 'db' | 'trackReader'> & { onShown: OnShown }
type Hidden = Omit<Hiding, 'ends_m'> & { version: number }

/** Computes and stores what others get of the person's pending tracks, or of one of them. */
export async function coverTracks(
  services: Needs,
  { account_id, workout_id }: { account_id: number; workout_id?: number },
  signal: AbortSignal,
): Promise<void> {
  const hidden = await loadHidden(services, account_id)
  // The account was deleted.
  if (!hidden) return
  const tasks = inTasks(await pendingTracks(services.db, account_id, workout_id))
  const work = async (number: number) => {
    for (let task = tasks.shift(); task && !signal.aborted; task = tasks.shift())
      await coverTask(services, { account_id, number, ...hidden }, task).catch((error) => {
        tasks.length = 0
        throw error
      })
  }
  const works = await Promise.allSettled(Array.from({ length: TASKS }, (_, number) => work(number)))
  for (const { status, reason } of works as PromiseRejectedResult[]) if (status === 'rejected') throw reason
  signal.throwIfAborted()
}

async function loadHidden({ db }: Pick<Needs, 'db'>, account_id: number): Promise<Hidden | undefined> {
  const grid =
    (await gridOf(db, account_id)) ??
    (await inTransaction(db, async (trx) => {
      const account = trx.selectFrom('account').select('id').where('id', '=', account_id)
      return (await account.executeTakeFirst()) && lockGrid(trx, account_id)
    }))
  if (!grid) return undefined
  const { version, ...rest } = grid
  return { version, grid: rest, zones: await zonesOf(db, account_id) }
}

/** The tracks in tasks of similar length, the latest workouts first. */
function inTasks(tracks: PendingTrack[]): PendingTrack[][] {
  const tasks: PendingTrack[][] = []
  let points = POINTS_PER_TASK
  for (const track of tracks) {
    const isFull = points >= POINTS_PER_TASK || tasks.at(-1)!.length >= TRACKS_PER_TASK
    if (isFull) tasks.push([])
    points = (isFull ? 0 : points) + track.point_count
    tasks.at(-1)!.push(track)
  }
  return tasks
}

async function coverTask(
  { db, trackReader, onShown }: Needs,
  { account_id, number, version, grid, zones }: Hidden & { account_id: number; number: number },
  tracks: PendingTrack[],
): Promise<void> {
  const byId = new Map(tracks.map((track) => [track.workout_id, track]))
  const stored = await trackDataOf(db, [...byId.keys()])
  // All of the workouts were deleted meanwhile.
  if (stored.length === 0) return
  const tasks = stored.map(({ workout_id, data }) => ({ track: byId.get(workout_id)!, data }))
  const places = zones.map(({ lat, lon, radius_m }) => ({ lat, lon, radius_m }))
  const partsOf = async (some: typeof tasks): Promise<(ShownPart | null)[]> => {
    const ends_m = some.map(({ track }) => track.hidden_ends_m)
    const load = async () => some.map(({ data }) => data)
    try {
      return await trackReader.shownParts(`${account_id} ${number}`, { grid, zones: places, ends_m }, load)
    } catch (error) {
      if (!isFaultOfTracks(error)) throw error
      if (some.length === 1) return [null]
      const parts: (ShownPart | null)[] = []
      for (const task of some) parts.push(...(await partsOf([task])))
      return parts
    }
  }
  const parts = await partsOf(tasks)
  const rows = tasks.map(({ track }, i) => toRow(track, parts[i] ?? null))
  await inTransaction(db, async (trx) => {
    // If the zones have changed, their own job computes the tracks again.
    if ((await lockGrid(trx, account_id)).version !== version) return
    const sports = await saveShownTracks(trx, rows, tracks)
    if (sports.length > 0) await onShown(trx, account_id, sports)
  })
}

/** True if the worker process failed at these tracks, not for want of time on a busy machine. */
function isFaultOfTracks(error: unknown): boolean {
  const { cause } = error as Error
  return cause instanceof TaskFailure && cause.reason !== 'starved'
}

/** Nothing is shown of a damaged track. */
const DAMAGED: ShownPart = {
  bounds: null,
  has_unknown_ends: false,
  cells: [],
  rest: { point_count: 0, start_s: null, totals: NO_TOTALS, summary_polyline: null },
}

function toRow(track: PendingTrack, part: ShownPart | null): ShownTrackTable {
  const { workout_id, hidden_ends_m } = track
  const { bounds, has_unknown_ends, cells, rest } = part ?? DAMAGED
  const { calories_kcal: _, ...totals } = rest?.totals ?? NO_TOTALS
  const duration_s = totals.timer_s ?? totals.elapsed_s
  return {
    workout_id,
    hidden_ends_m,
    south: bounds?.south ?? null,
    west: bounds?.west ?? null,
    north: bounds?.north ?? null,
    east: bounds?.east ?? null,
    has_unknown_ends: has_unknown_ends ? 1 : 0,
    is_cut: rest ? 1 : 0,
    cells: JSON.stringify(cells),
    mark: randomBytes(16).toString('base64url'),
    point_count: rest?.point_count ?? 0,
    start_ms: startOf(track, rest?.start_s ?? null),
    duration_min: duration_s === null ? null : Math.max(1, Math.round(duration_s / 60)),
    summary_polyline: rest?.summary_polyline ?? null,
    ...totals,
  }
}

/** Null if it is unknown, or on another day than the start of the workout, which would tell how much is hidden. */
function startOf({ started_at, time_zone, local_date }: PendingTrack, start_s: number | null): number | null {
  if (start_s === null) return null
  const start_ms = Math.round(start_s * 1000)
  return localDate(started_at + start_ms, time_zone) === local_date ? start_ms : null
}
