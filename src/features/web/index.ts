import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyRequest } from 'fastify'
import { declarePages } from '../../platform/http/declarations.ts'
import { answerUnknownPaths } from '../../platform/http/limiting.ts'
import { allowIndexing, pageHeaders } from '../../platform/http/security-headers.ts'
import type { App } from '../../platform/http/server.ts'
import { preferredLanguage } from '../../platform/i18n.ts'
import type { Services } from '../../platform/services.ts'
import { hasHead, insertHead, loadHead } from '../public-pages/index.ts'
import { WEB_CLIENT } from './build.ts'

export { buildWebClient } from './build.ts'

const PAGE_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

const SERVER_PATHS = /^\/(api|assets|swagger|redoc|openapi\.json|healthz|readyz|metrics)(\/|\?|$)/

/** Serves the files of the web client, and its page at every path that does not belong to the server. */
export function webFeature(app: App, services: Services): void {
  const index = path.join(WEB_CLIENT, 'index.html')
  const page = existsSync(index) ? readFileSync(index, 'utf8') : undefined
  if (page) app.register(serveFiles)
  const { config, limits } = services
  answerUnknownPaths(app, limits, async (request, reply, count) => {
    if (!page || !asksForPage(request)) return false
    let html = page
    if (config.hasPublicPages && hasHead(request.url)) {
      await count()
      const head = await loadHead(
        services,
        request.url,
        preferredLanguage(request.headers['accept-language']),
      )
      if (head.isIndexable) allowIndexing(reply)
      html = insertHead(page, head)
    }
    reply
      .type('text/html; charset=utf-8')
      .headers({ ...pageHeaders(PAGE_POLICY), 'Cache-Control': 'no-cache' })
      .send(html)
    return true
  })
}

async function serveFiles(scope: App): Promise<void> {
  declarePages(scope as never)
  scope.register(fastifyStatic, {
    root: WEB_CLIENT,
    wildcard: false,
    index: false,
    cacheControl: false,
    preCompressed: true,
    setHeaders: (reply, file) => {
      // File names under assets/ contain a hash of the content.
      const isHashed = file.includes(`${path.sep}assets${path.sep}`)
      // Scripts need the policy, too: a worker follows the one that came with its script.
      reply.header('Content-Security-Policy', PAGE_POLICY)
      reply.header('Cache-Control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache')
    },
  })
}

/** Requests that accept HTML get the page at any path. Requests that accept anything get it only at `/`. */
function asksForPage({ method, url, headers }: FastifyRequest): boolean {
  const [place = ''] = url.split('?')
  const accept = headers.accept ?? '*/*'
  return (
    (method === 'GET' || method === 'HEAD') &&
    !SERVER_PATHS.test(url) &&
    (accept.includes('text/html') || (place === '/' && accept.includes('*/*')))
  )
}
