import { tcxOf } from '../support/xml-builder.ts'
import type { Recording } from './recording.ts'

/** A recording as a device writes it, with its laps. */
export function tcxFile({ started_at, track, laps }: Recording): Uint8Array {
  const { time_s, lat, lon, distance_m, altitude_m } = track.columns
  const instant = (second: number) => new Date(started_at + second * 1000).toISOString()
  const points = Array.from(
    { length: track.length },
    (_, i) =>
      `<Trackpoint><Time>${instant(time_s![i]!)}</Time><Position><LatitudeDegrees>${lat![i]!.toFixed(7)}</LatitudeDegrees><LongitudeDegrees>${lon![i]!.toFixed(7)}</LongitudeDegrees></Position><AltitudeMeters>${altitude_m![i]!.toFixed(1)}</AltitudeMeters><DistanceMeters>${distance_m![i]!.toFixed(2)}</DistanceMeters></Trackpoint>`,
  )
  const lapTexts = laps.map(({ start_s, elapsed_s, distance_m }, lap) => {
    const [from, to] = [start_s, laps[lap + 1]?.start_s ?? Number.POSITIVE_INFINITY]
    const inside = points.filter((_, i) => time_s![i]! >= from && time_s![i]! < to)
    return `<Lap StartTime="${instant(start_s)}"><TotalTimeSeconds>${elapsed_s}</TotalTimeSeconds><DistanceMeters>${distance_m.toFixed(2)}</DistanceMeters><Track>${inside.join('')}</Track></Lap>`
  })
  const activity = `<Activity Sport="Running"><Id>${instant(0)}</Id>${lapTexts.join('')}</Activity>`
  return Buffer.from(tcxOf(`<Activities>${activity}</Activities>`))
}
