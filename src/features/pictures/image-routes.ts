import { buffer } from 'node:stream/consumers'
import { matchesEtag } from '../../platform/http/etags.ts'
import type { App } from '../../platform/http/server.ts'
import type { Services } from '../../platform/services.ts'
import { imageKey } from '../media/index.ts'
import { visibleImage } from './access.ts'
import { ImageContent, ImageParams, ImageQuery, NotModified } from './schemas.ts'

/** Routes under `/api/images/`: the files of pictures. */
export function imageRoutes(app: App, { storage, ...services }: Services): void {
  app.get(
    '/:name/',
    {
      config: { permission: 'view', audience: 'shared' },
      schema: {
        tags: ['Images'],
        summary: 'Get a picture of a workout or a person',
        params: ImageParams,
        querystring: ImageQuery,
        response: { 200: ImageContent, 304: NotModified },
      },
    },
    async (request, reply) => {
      const { size } = request.query
      const { viewer, params } = request
      const { name, owner_id } = await visibleImage(services, viewer, params.name)
      const etag = `"${name}-${size}"`
      // The content under a name never changes, but what others may see does: they ask each time.
      const lifetime = owner_id === viewer.account_id ? 'max-age=31536000, immutable' : 'no-cache'
      reply.headers({
        ETag: etag,
        'Cache-Control': `private, ${lifetime}`,
        Vary: [reply.getHeader('vary'), 'Authorization'].filter(Boolean).join(', '),
      })
      if (matchesEtag(request, etag)) return reply.code(304).send()
      return reply
        .type('image/webp')
        .header('Content-Disposition', 'inline')
        .send(await buffer(await storage.read(imageKey(name, size))))
    },
  )
}
