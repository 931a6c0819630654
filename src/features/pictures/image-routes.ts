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
      config: { permission: 'read' },
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
      const { name } = await visibleImage(services, request.actor, request.params.name)
      const etag = `"${name}-${size}"`
      // The content under a name never changes. Access to it may change, so each request checks it.
      reply.headers({
        ETag: etag,
        'Cache-Control': 'private, max-age=31536000, immutable',
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
