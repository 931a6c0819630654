import { api } from '../../api/client.ts'
import { unwrap } from '../../api/problem.ts'
import type { Lap, Streams, WorkoutDetail } from '../../api/types.ts'

export type Detail = { workout: WorkoutDetail; streams: Streams; laps: Lap[] }

const CHANNELS = 'time_s,distance_m,lat,lon,altitude_m,hr_bpm,speed_mps,power_w,cadence_rpm'
const POINTS = 800

/** A workout and, where a device recorded it, its streams and laps. */
export async function loadDetail(id: number): Promise<Detail> {
  const path = { id }
  const workout = await unwrap(api.GET('/api/workouts/{id}/', { params: { path } }))
  if (workout.source === 'manual') return { workout, streams: {}, laps: [] }
  const [streams, laps] = await Promise.all([
    unwrap(
      api.GET('/api/workouts/{id}/streams/', {
        params: { path, query: { channels: CHANNELS, points: POINTS } },
      }),
    ),
    unwrap(api.GET('/api/workouts/{id}/laps/', { params: { path } })),
  ])
  return { workout, streams: streams.channels as Streams, laps: laps.results }
}

/** The samples from one second of a workout to another. */
export function samplesBetween(
  times: readonly (number | null)[],
  from: number,
  to: number,
): [number, number] {
  const start = times.findIndex((time) => time !== null && time >= from)
  const end = times.findLastIndex((time) => time !== null && time <= to)
  return [Math.max(0, start), Math.max(0, end)]
}

/** Seconds into the workout at which each lap begins and ends. */
export function lapSpans(laps: readonly Lap[], startedAt: string): [number, number][] {
  let clock = 0
  return laps.map((lap) => {
    const began =
      lap.started_at === null ? clock : (Date.parse(lap.started_at) - Date.parse(startedAt)) / 1000
    clock = began + (lap.elapsed_s ?? lap.timer_s ?? 0)
    return [began, clock]
  })
}
