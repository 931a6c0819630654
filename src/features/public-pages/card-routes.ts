import { hash } from 'node:crypto'
import polyline from '@mapbox/polyline'
import { hasResponseOf } from '../../platform/http/etags.ts'
import { IdParams } from '../../platform/http/schema.ts'
import type { App } from '../../platform/http/server.ts'
import type { Services } from '../../platform/services.ts'
import { visibleWorkout } from '../workouts/index.ts'
import { drawCard } from './card.ts'
import { CardContent, NotModified } from './schemas.ts'

const LIFETIME_S = 86_400

/** The picture of a workout that other sites show with a link to its page. */
export function cardRoutes(app: App, { db, clock, cache, images }: Services): void {
  app.get(
    '/:id/card/',
    {
      config: { permission: 'view', audience: 'shared' },
      schema: {
        tags: ['Workouts'],
        summary: 'Get a picture of the route and figures of a workout that you may see',
        params: IdParams,
        response: { 200: CardContent, 304: NotModified },
      },
    },
    async (request, reply) => {
      const { viewer, params } = request
      const workout = await visibleWorkout(db, viewer, params.id, clock.now())
      const { summary_polyline, distance_m, duration_min, ascent_m } = workout
      const route = summary_polyline === null ? [] : polyline.decode(summary_polyline)
      const positions = route.map(([lat, lon]) => ({ lat, lon }))
      const svg = drawCard({ route: positions, distance_m, duration_min, ascent_m })
      // The content decides, so a picture from before a change is never sent after it.
      const key = `card ${hash('sha256', svg)}`
      // Pages of other sites may show the picture. They get it without a credential, so as everybody does.
      reply.header('Cross-Origin-Resource-Policy', 'cross-origin')
      if (hasResponseOf(key, request, reply)) return reply.code(304).send()
      const png = await cache.get(key, LIFETIME_S, async () =>
        Buffer.from(await images.draw(svg, viewer.account_id)).toString('base64'),
      )
      return reply.type('image/png').header('Content-Disposition', 'inline').send(Buffer.from(png, 'base64'))
    },
  )
}
