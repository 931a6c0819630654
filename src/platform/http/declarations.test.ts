import { pino } from 'pino'
import { Type } from 'typebox'
import { describe, expect, it } from 'vitest'
import { declarePages } from './declarations.ts'
import { type App, buildServer } from './server.ts'

const COMPLETE = {
  config: { permission: 'read' as const, audience: 'self' as const },
  schema: { tags: ['T'], summary: 'S', body: Type.Object({}), response: { 200: Type.Object({}) } },
}
const answer = async () => ({})

async function failureOf(define: (app: App) => unknown): Promise<string | undefined> {
  const app = buildServer(pino({ level: 'silent' }))
  define(app)
  try {
    await app.ready()
    return undefined
  } catch (error) {
    return (error as Error).message
  } finally {
    await app.close()
  }
}

describe('a route', () => {
  it('is served when it declares everything', async () => {
    expect(await failureOf((app) => app.post('/x/', COMPLETE, answer))).toBeUndefined()
  })

  const { schema, config } = COMPLETE
  const incomplete: [string, object][] = [
    ['permission, audience', { schema }],
    ['permission, audience', { schema, config: {} }],
    ['permission', { schema, config: { audience: config.audience } }],
    ['audience', { schema, config: { permission: config.permission } }],
    ['summary', { config, schema: { ...schema, summary: undefined } }],
    ['summary', { config, schema: { ...schema, summary: '' } }],
    ['tag', { config, schema: { ...schema, tags: undefined } }],
    ['tag', { config, schema: { ...schema, tags: [] } }],
    ['response schema', { config, schema: { ...schema, response: undefined } }],
    ['body schema', { config, schema: { ...schema, body: undefined } }],
  ]
  it.each(incomplete)('keeps the server from starting when it declares no %s', async (what, options) => {
    for (const method of ['POST', 'PUT', 'PATCH'] as const) {
      const failure = await failureOf((app) => app.route({ method, url: '/x/', handler: answer, ...options }))
      expect(failure).toBe(`The route ${method} /x/ declares no ${what}.`)
    }
  })

  it('is reported with everything that is missing when it declares nothing', async () => {
    expect(await failureOf((app) => app.get('/x/', answer))).toBe(
      'The route GET /x/ declares no permission, audience, summary, tag, response schema.',
    )
  })

  it('must declare the body of each of its methods', async () => {
    const options = { ...COMPLETE, schema: { ...schema, body: undefined } }
    const failure = await failureOf((app) =>
      app.route({ method: ['GET', 'POST'], url: '/x/', handler: answer, ...options }),
    )
    expect(failure).toMatch(/declares no body schema/)
  })

  it('is checked inside a plugin, too', async () => {
    const failure = await failureOf((app) =>
      app.register(async (scope) => void scope.register(async (inner) => void inner.get('/x/', answer))),
    )
    expect(failure).toMatch(/GET \/x\/ declares no permission, audience/)
  })

  it('is public and not in the API documentation when it belongs to a page plugin', async () => {
    const failure = await failureOf((app) =>
      app.register(async (scope) => {
        declarePages(scope)
        scope.get('/page/', answer)
      }),
    )
    expect(failure).toBeUndefined()
  })
})
