import { type App, mount } from '../../platform/http/server.ts'
import type { Services } from '../../platform/services.ts'
import { sourceFileRoute, trackRoutes, uploadRoutes } from './routes.ts'

export { deleteUnusedRecordings } from './cleanup.ts'
export { recordingJobs } from './jobs.ts'
export { sweepOrphans } from './orphans.ts'
export { openParserPool } from './parser-pool.ts'
export { recordingData } from './personal-data.ts'
export { insertLaps } from './queries.ts'
export type { Lap } from './tables.ts'
export { openTrackReader } from './track-reader.ts'

/** Uploads of recordings from watches and apps, with their tracks, laps and original files. */
export function recordingsFeature(app: App, services: Services): void {
  mount(app, '/api/recordings', (scope) => uploadRoutes(scope, services))
  mount(app, '/api/workouts', (scope) => {
    trackRoutes(scope, services)
    sourceFileRoute(scope, services)
  })
}
