import { toPage } from '../../platform/http/pagination.ts'
import type { App } from '../../platform/http/server.ts'
import type { Services } from '../../platform/services.ts'
import { ownerSeenBy, viewAs, viewOwn } from '../audience/index.ts'
import type { Actor } from '../auth/index.ts'
import { isSelf, UsernameParams } from '../relations/index.ts'
import { ownerReads } from '../revisions/index.ts'
import { loadShownPage, loadWorkoutPage } from './list-queries.ts'
import { toWorkout } from './presenter.ts'
import { SharedWorkoutQuery, WorkoutPage } from './schemas.ts'

/** Routes under `/api/profiles/`: the workouts of a person that the viewer may see. */
export function sharedRoutes(app: App, services: Services): void {
  app.get(
    '/:username/workouts/',
    {
      config: { permission: 'read', audience: 'shared' },
      schema: {
        tags: ['Workouts'],
        summary: "List a person's workouts that you may see",
        params: UsernameParams,
        querystring: SharedWorkoutQuery,
        response: { 200: WorkoutPage },
      },
    },
    async (request) => {
      const { actor, params, query } = request
      const { rows, count } = await pageFor(services, actor, params.username, query)
      return toPage(request, query, { count, results: rows.map(toWorkout) })
    },
  )
}

/** A page of the person's workouts as the viewer sees them, and how many of them the viewer sees. */
async function pageFor(services: Services, viewer: Actor, username: string, query: SharedWorkoutQuery) {
  const { account_id } = viewer
  if (isSelf(viewer, username)) {
    const { db } = await ownerReads(services, viewer)
    const { count, rows } = await loadWorkoutPage(db, account_id, query)
    return { count, rows: rows.map((row) => viewOwn(account_id, row)) }
  }
  const { id, audience, shown_to, db } = await ownerSeenBy(services, viewer, username)
  const { count, rows } = await loadShownPage(db, id, query, { viewer_id: account_id, shown_to })
  return { count, rows: rows.flatMap((row) => viewAs(audience, row) ?? []) }
}
