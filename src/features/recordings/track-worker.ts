import { serveTasks } from '../../platform/processes/serve-tasks.ts'
import { overviewOf } from '../tracks/index.ts'
import { type StreamsTask, streamsJson } from './streams-json.ts'

/** A task for the track whose data are sent with it. */
export type TrackTask = ({ kind: 'streams' } & StreamsTask) | { kind: 'overview' }

// Runs as a process of its own, started by `track-reader.ts`, because a long track takes more than a second to read.
serveTasks<TrackTask>(({ input, parts: [data = new Uint8Array()] }) => {
  if (input.kind === 'streams') {
    return { result: { kind: input.kind }, parts: [Buffer.from(streamsJson(data, input))] }
  }
  const { data_hash, overview } = overviewOf(data)
  return { result: { kind: input.kind, data_hash }, parts: overview ? [overview] : [] }
})
