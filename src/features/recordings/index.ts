import { type App, mount } from '../../platform/http/server.ts'
import type { Services } from '../../platform/services.ts'
import { recordedRoutes, uploadRoutes } from './routes.ts'

export { failRecording, importRecording, releaseRecording } from './import.ts'
export { sweepOrphans } from './orphans.ts'
export { recordingData } from './own-data.ts'
export { openParserPool, type ParserPool } from './parser-pool.ts'

/** Files from watches and apps, and what they recorded. */
export function recordingsFeature(app: App, services: Services): void {
  mount(app, '/api/recordings', (scope) => uploadRoutes(scope, services))
  mount(app, '/api/workouts', (scope) => recordedRoutes(scope, services))
}
