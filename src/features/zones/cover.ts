import { inTransaction } from '../../platform/database/index.ts'
import type { Trx } from '../../platform/database/schema.ts'
import { TaskFailure } from '../../platform/processes/index.ts'
import type { Services } from '../../platform/services.ts'
import type { ShownPart } from '../cropping/index.ts'
import { lockGrid } from './grids.ts'
import { type HiddenPlaces, hiddenPlacesOf } from './hidden-places.ts'
import {
  type PendingTrack,
  pendingTracks,
  type ShownWorkout,
  saveShownTracks,
  trackDataOf,
} from './queries.ts'
import { toShownTrack } from './shown-row.ts'

/** So many points take about 100 ms. */
const POINTS_PER_TASK = 200_000
const TRACKS_PER_TASK = 50
/** How many tasks of a person run at once. */
const TASKS = 2

/** Called in the transaction that writes what is shown of these workouts. */
export type OnShown = (trx: Trx, account_id: number, workouts: ShownWorkout[]) => Promise<void>

type Needs = Pick<Services, 'db' | 'trackReader'> & { onShown: OnShown }

/** Computes and stores what others get of the person's pending tracks, or of one of them. */
export async function coverTracks(
  services: Needs,
  { account_id, workout_id }: { account_id: number; workout_id?: number },
  signal: AbortSignal,
): Promise<void> {
  const hidden = await hiddenPlacesOf(services, account_id)
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
  { account_id, number, version, grid, zones }: HiddenPlaces & { account_id: number; number: number },
  tracks: PendingTrack[],
): Promise<void> {
  const byId = new Map(tracks.map((track) => [track.workout_id, track]))
  const stored = await trackDataOf(db, [...byId.keys()])
  // All of the workouts were deleted meanwhile.
  if (stored.length === 0) return
  const tasks = stored.map(({ workout_id, data }) => ({ track: byId.get(workout_id)!, data }))
  const partsOf = async (some: typeof tasks): Promise<(ShownPart | null)[]> => {
    const ends_m = some.map(({ track }) => track.hidden_ends_m)
    const load = async () => some.map(({ data }) => data)
    try {
      return await trackReader.shownParts(`${account_id} ${number}`, { grid, zones, ends_m }, load)
    } catch (error) {
      if (!isFaultOfTracks(error)) throw error
      if (some.length === 1) return [null]
      const parts: (ShownPart | null)[] = []
      for (const task of some) parts.push(...(await partsOf([task])))
      return parts
    }
  }
  const parts = await partsOf(tasks)
  const rows = tasks.map(({ track }, i) => toShownTrack(track, parts[i] ?? null))
  await inTransaction(db, async (trx) => {
    // If the zones have changed, their own job computes the tracks again.
    if ((await lockGrid(trx, account_id)).version !== version) return
    const workouts = await saveShownTracks(trx, rows, tracks)
    if (workouts.length > 0) await onShown(trx, account_id, workouts)
  })
}

/** True if the worker process failed at these tracks, not for want of time on a busy machine. */
function isFaultOfTracks(error: unknown): boolean {
  const { cause } = error as Error
  return cause instanceof TaskFailure && cause.reason !== 'starved'
}
