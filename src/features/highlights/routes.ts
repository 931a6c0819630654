import { IdParams } from '../../platform/http/schema.ts'
import type { App } from '../../platform/http/server.ts'
import type { Services } from '../../platform/services.ts'
import { audienceOf } from '../relations/index.ts'
import { visibleWorkout } from '../workouts/index.ts'
import { loadHighlights, NO_HIGHLIGHTS } from './load-highlights.ts'
import { Highlights } from './schemas.ts'

export function highlightRoutes(app: App, { db, clock }: Services): void {
  app.get(
    '/:id/highlights/',
    {
      config: { permission: 'view', audience: 'shared' },
      schema: {
        tags: ['Workouts'],
        summary: 'Get the records that a workout set and the goals that it reached',
        params: IdParams,
        response: { 200: Highlights },
      },
    },
    async ({ viewer, params }) => {
      const { id, owner_id } = await visibleWorkout(db, viewer, params.id, clock.now())
      const audiences = await audienceOf(db, viewer.account_id, [owner_id], clock.now())
      const found = await loadHighlights(db, [{ id, audience: audiences.get(owner_id) ?? 'none' }])
      return found.get(id) ?? NO_HIGHLIGHTS
    },
  )
}
