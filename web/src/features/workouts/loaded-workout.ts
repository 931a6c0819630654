import { api } from '../../api/client.ts'
import { unwrap } from '../../api/problem.ts'
import type { Lap, Streams, WorkoutDetail } from '../../api/types.ts'
import { isOwnWorkout } from './start.ts'

export type LoadedWorkout = {
  workout: WorkoutDetail
  streams: Streams
  laps: Lap[]
  /** The signed-in person owns the workout and sees it as its owner. */
  isOwn: boolean
}

/** As whom an owner looks at their workout. */
export type Viewer = 'owner' | 'follower' | 'everyone'

const CHANNELS = 'time_s,distance_m,lat,lon,altitude_m,hr_bpm,speed_mps,power_w,cadence_rpm'
const POINTS = 800

/** Loads a workout and, where there is a recording, its streams and laps, as the viewer sees them. */
export async function loadWorkout(id: number, viewer: Viewer, signal: AbortSignal): Promise<LoadedWorkout> {
  const path = { id }
  const query = viewer === 'owner' ? {} : { view_as: viewer }
  const workout = await unwrap(api.GET('/api/workouts/{id}/', { signal, params: { path, query } }))
  const isOwn = viewer === 'owner' && isOwnWorkout(workout)
  const isRecorded = isOwn ? workout.source !== 'manual' : workout.has_track
  if (!isRecorded) return { workout, streams: {}, laps: [], isOwn }
  const [streams, laps] = await Promise.all([
    unwrap(
      api.GET('/api/workouts/{id}/streams/', {
        signal,
        params: { path, query: { ...query, channels: CHANNELS, points: POINTS } },
      }),
    ),
    unwrap(api.GET('/api/workouts/{id}/laps/', { signal, params: { path, query } })),
  ])
  return { workout, streams: streams.channels as Streams, laps: laps.results, isOwn }
}

/** The indices of the first and the last sample between two times, in seconds since the start of the workout. */
export function samplesBetween(
  times: readonly (number | null)[],
  from: number,
  to: number,
): [number, number] {
  const start = times.findIndex((time) => time !== null && time >= from)
  const end = times.findLastIndex((time) => time !== null && time <= to)
  return [Math.max(0, start), Math.max(0, end)]
}

/** The start and the end of each lap, in seconds since the start of the workout. */
export function lapSpans(laps: readonly Lap[], startedAt: string): [number, number][] {
  let clock = 0
  return laps.map((lap) => {
    const began =
      lap.started_at === null ? clock : (Date.parse(lap.started_at) - Date.parse(startedAt)) / 1000
    clock = began + (lap.elapsed_s ?? lap.timer_s ?? 0)
    return [began, clock]
  })
}
