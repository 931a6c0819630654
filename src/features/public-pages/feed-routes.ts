import { notFound } from '../../platform/errors.ts'
import { hasResponseOf } from '../../platform/http/etags.ts'
import type { App } from '../../platform/http/server.ts'
import { preferredLanguage } from '../../platform/i18n.ts'
import type { Services } from '../../platform/services.ts'
import { NOBODY } from '../../platform/viewer.ts'
import { isSelf, UsernameParams } from '../relations/index.ts'
import { toAtom } from './atom.ts'
import { feedOf, findFeed } from './feed.ts'
import { AtomContent, NoQuery, NotModified } from './schemas.ts'

/** The public workouts of a person, for feed readers. */
export function feedRoutes(app: App, services: Services): void {
  app.get(
    '/:username/feed/',
    {
      config: { permission: 'view', audience: 'shared' },
      schema: {
        tags: ['Workouts'],
        summary: 'Get the latest public workouts of a person as an Atom feed',
        params: UsernameParams,
        querystring: NoQuery,
        response: { 200: AtomContent, 304: NotModified },
      },
    },
    async (request, reply) => {
      const { viewer, params } = request
      const isOwn = viewer !== NOBODY && isSelf(request.actor, params.username)
      const feed = isOwn
        ? await feedOf(services, viewer, {
            id: viewer.account_id,
            username: request.actor.username,
            total_workouts: 0,
          })
        : await findFeed(services, viewer, params.username)
      if (!feed) throw notFound()
      const language = preferredLanguage(request.headers['accept-language'])
      const text = toAtom(feed, services.config.http.publicUrl, language)
      if (hasResponseOf(text, request, reply)) return reply.code(304).send()
      return reply.type('application/atom+xml; charset=utf-8').header('Vary', 'Accept-Language').send(text)
    },
  )
}
