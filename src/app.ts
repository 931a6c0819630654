import { adminFeature } from './features/admin/index.ts'
import { authFeature } from './features/auth/index.ts'
import { docsFeature } from './features/docs/index.ts'
import { goalsFeature } from './features/goals/index.ts'
import { highlightsFeature } from './features/highlights/index.ts'
import { moderationFeature } from './features/moderation/index.ts'
import { personalDataFeature } from './features/personal-data/index.ts'
import { picturesFeature } from './features/pictures/index.ts'
import { profilesFeature } from './features/profiles/index.ts'
import { recordingsFeature } from './features/recordings/index.ts'
import { relationsFeature } from './features/relations/index.ts'
import { sharingFeature } from './features/sharing/index.ts'
import { socialFeature } from './features/social/index.ts'
import { statisticsFeature } from './features/statistics/index.ts'
import { webFeature } from './features/web/index.ts'
import { workoutsFeature } from './features/workouts/index.ts'
import { zonesFeature } from './features/zones/index.ts'
import { ping } from './platform/database/index.ts'
import { healthRoutes } from './platform/http/health.ts'
import { limitRequests } from './platform/http/limiting.ts'
import { allowOrigins } from './platform/http/origins.ts'
import { type App, buildServer } from './platform/http/server.ts'
import type { Services } from './platform/services.ts'

/** The complete server. Features are listed in the order of their dependencies. */
export async function buildApp(services: Services): Promise<App> {
  const { debug, http } = services.config
  const app = buildServer(services.log, { areResponsesChecked: debug, ...http })
  await allowOrigins(app, http.corsAllowedOrigins)
  limitRequests(app, services.limits)
  await docsFeature(app)
  healthRoutes(app, () => ping(services.db))
  authFeature(app, services)
  personalDataFeature(app, services)
  adminFeature(app, services)
  relationsFeature(app, services)
  sharingFeature(app, services)
  zonesFeature(app, services)
  profilesFeature(app, services)
  socialFeature(app, services)
  workoutsFeature(app, services)
  statisticsFeature(app, services)
  recordingsFeature(app, services)
  picturesFeature(app, services)
  goalsFeature(app, services)
  highlightsFeature(app, services)
  moderationFeature(app, services)
  webFeature(app, services)
  await app.ready()
  return app
}
