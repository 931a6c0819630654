import { toCursorPage } from '../../platform/http/pagination.ts'
import type { App } from '../../platform/http/server.ts'
import type { Services } from '../../platform/services.ts'
import { loadFeed } from './load-feed.ts'
import { FeedPage, FeedQuery } from './schemas.ts'

export function feedRoutes(app: App, services: Services): void {
  app.get(
    '/',
    {
      config: { permission: 'read', audience: 'shared' },
      schema: {
        tags: ['Feed'],
        summary: 'The latest workouts of you and of people whom you follow',
        querystring: FeedQuery,
        response: { 200: FeedPage },
      },
    },
    async (request) => toCursorPage(request, await loadFeed(services, request.actor, request.query)),
  )
}
