import { serveTasks } from '../../platform/processes/serve-tasks.ts'
import { type Hiding, type ShownPart, shownPartOf } from '../cropping/index.ts'
import { overviewOf } from '../tracks/index.ts'
import { type StreamsTask, streamsJson } from './streams-json.ts'

/** A task for the tracks whose data are sent with it: one, or for `shown_parts` as many as there are `ends_m`. */
export type TrackTask =
  | ({ kind: 'streams' } & StreamsTask)
  | { kind: 'overview' }
  | ({ kind: 'shown_parts' } & HidingOfTracks)

export type HidingOfTracks = Omit<Hiding, 'ends_m'> & { ends_m: number[] }

// Runs as a process of its own, started by `track-reader.ts`, because a long track takes more than a second to read.
serveTasks<TrackTask>(({ input, parts }) => {
  if (input.kind === 'shown_parts') return { result: { kind: input.kind, shown: shownParts(input, parts) } }
  const [data = new Uint8Array()] = parts
  if (input.kind === 'streams') {
    return { result: { kind: input.kind }, parts: [Buffer.from(streamsJson(data, input))] }
  }
  const { data_hash, overview } = overviewOf(data)
  return { result: { kind: input.kind, data_hash }, parts: overview ? [overview] : [] }
})

/** Null for a damaged track. */
function shownParts({ grid, zones, ends_m }: HidingOfTracks, tracks: Uint8Array[]): (ShownPart | null)[] {
  return tracks.map((data, i) => {
    try {
      return shownPartOf(data, { grid, zones, ends_m: ends_m[i]! })
    } catch {
      return null
    }
  })
}
