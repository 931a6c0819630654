import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildTestApp, START, type TestApp } from '../../../test/support/app.ts'
import { apiRoutes, type ServedRoute, withServedRoutes } from '../../../test/support/routes.ts'
import { exampleOf } from './examples.ts'

type Schema = { $ref?: string; [keyword: string]: unknown }
type Content = Record<string, { schema?: Schema; example?: unknown; examples?: unknown }>
type Parameter = { name: string; in: string; required?: boolean; schema?: Schema }
type Operation = {
  operationId?: string
  summary?: string
  tags?: string[]
  security?: object[]
  parameters?: Parameter[]
  requestBody?: { content: Content }
  responses: Record<string, { description?: string; content?: Content }>
}
type Documents = {
  openapi: string
  info: { title: string; version: string }
  servers: { url: string }[]
  tags: { name: string }[]
  paths: Record<string, Record<string, Operation>>
  components: { schemas?: Record<string, Schema>; securitySchemes: Record<string, object> }
}

const METHODS = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace']

describe('the OpenAPI document', () => {
  let test: TestApp
  let served: ServedRoute[]
  let documents: Documents
  const operations = () =>
    Object.entries(documents.paths).flatMap(([path, item]) =>
      Object.entries(item).map(([method, operation]) => ({
        name: `${method.toUpperCase()} ${path}`,
        method,
        path,
        operation,
      })),
    )

  beforeAll(async () => {
    const [built, routes] = await withServedRoutes(() => buildTestApp('SQLite'))
    test = built
    served = apiRoutes(routes)
    documents = (await test.request({ url: '/openapi.json' })).body
  })
  afterAll(() => test?.close())

  const nameOf = ({ method, url }: ServedRoute) => `${method} ${url.replace(/:(\w+)/g, '{$1}')}`

  it('lists exactly the routes that are served', () => {
    expect(
      operations()
        .map(({ name }) => name)
        .toSorted(),
    ).toEqual(served.map(nameOf).toSorted())
  })

  it('lists paths that the server answers', async () => {
    for (const { path, method } of operations()) {
      const url = path.replace(/\{\w+\}/g, '1')
      const { statusCode } = await test.app.inject({
        method: method as 'GET',
        url,
        payload: method === 'get' ? undefined : '{',
      })
      expect([path, statusCode]).not.toEqual([path, 404])
    }
  })

  it('is an OpenAPI 3.1 document', () => {
    expect(documents.openapi).toMatch(/^3\.1\.\d+$/)
    expect(documents.info).toMatchObject({
      title: 'FitTrack',
      version: expect.stringMatching(/^\d+\.\d+\.\d+/),
    })
    expect(documents.servers).toEqual([{ url: '/' }])
    expect(documents.components.securitySchemes.bearer).toMatchObject({ type: 'http', scheme: 'bearer' })
    for (const [path, item] of Object.entries(documents.paths)) {
      expect(path).toMatch(/^\//)
      expect(path).not.toMatch(/:/)
      for (const method of Object.keys(item)) expect(METHODS).toContain(method)
    }
  })

  it('has a summary, a known tag and a unique id for every operation', () => {
    const known = documents.tags.map(({ name }) => name)
    const ids = operations().map(({ operation }) => operation.operationId)
    for (const { name, operation } of operations()) {
      expect(operation.summary?.trim(), name).toBeTruthy()
      expect(operation.tags?.length, name).toBe(1)
      expect(known, name).toContain(operation.tags?.[0])
      expect(operation.operationId, name).toMatch(/^[a-z][a-z0-9_]*$/)
    }
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('says for every operation whether the server requires a token', () => {
    for (const route of served) {
      const operation = operations().find(({ name }) => name === nameOf(route))?.operation
      const optional = route.permission === 'view' ? [{}] : []
      const wanted = route.permission === 'public' ? [] : [{ bearer: [] }, ...optional]
      expect([nameOf(route), operation?.security]).toEqual([nameOf(route), wanted])
    }
  })

  it('describes every response, and all errors in one shape', () => {
    for (const { name, operation } of operations()) {
      const statuses = Object.keys(operation.responses)
      expect(statuses.filter((status) => /^2\d\d$/.test(status)).length, name).toBeGreaterThan(0)
      expect(statuses, name).toContain('400')
      if (operation.security?.length !== 0) expect(statuses, name).toContain('401')
      if (name.includes('{')) expect(statuses, name).toContain('404')
      for (const [status, response] of Object.entries(operation.responses)) {
        expect(response.description?.trim(), `${name} ${status}`).toBeTruthy()
        if (Number(status) >= 400) {
          const schema = resolve(response.content?.['application/json']?.schema)
          expect(Object.keys((schema.properties ?? {}) as object).toSorted(), `${name} ${status}`).toEqual(
            ['status_code', 'code', 'message', 'errors', 'details', 'request_id'].toSorted(),
          )
        }
      }
    }
  })

  it('lists every path parameter as required', () => {
    for (const { name, path, operation } of operations()) {
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, parameter]) => parameter)
      const declared = (operation.parameters ?? []).filter((parameter) => parameter.in === 'path')
      expect(
        declared.map((parameter) => parameter.name),
        name,
      ).toEqual(inPath)
      expect(declared.every(({ required }) => required === true)).toBe(true)
    }
  })

  it('lists every query parameter that the server accepts', () => {
    for (const route of served) {
      const operation = operations().find(({ name }) => name === nameOf(route))?.operation
      const inQuery = (operation?.parameters ?? []).filter((parameter) => parameter.in === 'query')
      expect(inQuery.map(({ name }) => name).toSorted()).toEqual(route.query.toSorted())
    }
  })

  it('describes every request body with an example', () => {
    for (const { name, method, operation } of operations()) {
      const mustHave = ['post', 'put', 'patch'].includes(method)
      if (mustHave || method === 'get') expect(operation.requestBody !== undefined, name).toBe(mustHave)
      for (const content of Object.values(operation.requestBody?.content ?? {})) {
        expect(content.example ?? content.examples, name).toBeDefined()
      }
    }
  })

  it('has an example for every response with a body', () => {
    for (const { name, operation } of operations()) {
      for (const [status, { content = {} }] of Object.entries(operation.responses)) {
        if (Number(status) >= 400) continue
        for (const [type, shown] of Object.entries(content)) {
          const examples = shown.example ?? shown.examples ?? resolve(shown.schema).examples
          expect(examples, `${name} ${status} ${type}`).toBeDefined()
        }
      }
    }
  })

  it('has request examples that the server accepts', async () => {
    let readers = 0
    const ana = await test.register('ana')
    const aWorkout = async () =>
      (await ana.post('/api/workouts/', { sport: 'running', duration: 30 })).body.id
    const inTrash = async () => {
      const id = await aWorkout()
      await ana.delete(`/api/workouts/${id}/`)
      return id
    }
    const aGoal = async () => (await ana.post('/api/goals/', { kind: 'custom', target: 10 })).body.id
    const aZone = async () =>
      (await ana.post('/api/profiles/me/zones/', { name: 'Home', lat: 46, lon: 14, radius_m: 200 })).body.id
    const ben = await test.register('ben')
    await ben.patch('/api/profiles/me/', { is_private: true })
    const aRequest = async () => {
      const asker = await test.register(`asker${++readers}`)
      await asker.post('/api/profiles/ben/follow/')
      return (await ben.get('/api/follow-requests/')).body.results[0].id
    }
    const aDecision = async () => {
      const { db } = test.services
      const about = {
        kind: 'profile',
        target: String(ana.id),
        account_id: ana.id,
        created_at: START,
      } as const
      const inserted = db.insertInto('moderation_case').values({ ...about, closed_at: START })
      const { id: case_id } = await inserted.returning('id').executeTakeFirstOrThrow()
      const action = {
        kind: 'warn',
        reason: 'Spam',
        until: null,
        undo: null,
        appeal_token_hash: null,
      } as const
      const { id } = await db
        .insertInto('moderation_action')
        .values({ ...action, case_id, account_id: ana.id, moderator_id: null, created_at: START })
        .returning('id')
        .executeTakeFirstOrThrow()
      return id
    }
    const about = (path: string) =>
      path.includes('/goals/')
        ? aGoal
        : path.includes('/trash/')
          ? inTrash
          : path.includes('/follow-requests/')
            ? aRequest
            : path.includes('/zones/')
              ? aZone
              : path.includes('/decisions/')
                ? aDecision
                : aWorkout
    const callerOf = (path: string, reader: Record<string, string>) =>
      path.includes('/follow-requests/')
        ? ben.headers
        : /\/(workouts|goals|zones|decisions)\//.test(path)
          ? ana.headers
          : reader
    for (const { name, method, path, operation } of operations()) {
      const content = operation.requestBody?.content['application/json']
      if (!content || name.includes('logout')) continue
      // A new account for each request, because some requests end every session.
      const { headers } = await test.register(`reader${++readers}`)
      const { statusCode, body } = await test.app.inject({
        method: method as 'POST',
        url: path
          // Nobody can follow, block or mute themselves.
          .replace('{username}', /(follow|block|mute)\/$/.test(path) ? 'ana' : 'me')
          .replace('{date}', '2026-11-20')
          .replace(/\{\w+\}/g, String(await about(path)())),
        headers: callerOf(path, headers),
        payload: content.example as object,
      })
      // The examples invent names, passwords and tokens, and the account is no administrator, so a refusal may be right.
      const isFictional = /^\/api\/(auth|admin|decisions\/appeal)\//.test(path)
      const isTaken = statusCode < 300 || (isFictional && isWellFormed(JSON.parse(body)))
      expect(isTaken, `${name} ${statusCode} ${body}`).toBe(true)
    }
  })

  it('has no broken references', () => {
    const text = JSON.stringify(documents)
    for (const [, target = ''] of text.matchAll(/"\$ref":"([^"]+)"/g)) {
      expect(target).toMatch(/^#\/components\/schemas\//)
      expect(documents.components.schemas).toHaveProperty(target.split('/').at(-1) as string)
    }
    expect(text).not.toContain('$id')
    expect(text).not.toMatch(/"def-\d+"/)
  })

  it('has well-formed schemas', () => {
    const types = ['string', 'number', 'integer', 'boolean', 'object', 'array', 'null']
    let seen = 0
    eachSchema(documents, (schema) => {
      seen++
      if (schema.type !== undefined) for (const type of [schema.type].flat()) expect(types).toContain(type)
      if (schema.enum !== undefined) expect((schema.enum as unknown[]).length).toBeGreaterThan(0)
      const { required, properties } = schema as { required?: string[]; properties?: object }
      if (properties) for (const name of required ?? []) expect(Object.keys(properties)).toContain(name)
      // OpenAPI 3.1 is JSON Schema: null is a type.
      expect(schema).not.toHaveProperty('nullable')
    })
    expect(seen).toBeGreaterThan(100)
  })

  describe('the documentation pages', () => {
    const pages: [string, string[]][] = [
      ['/swagger/', ['/swagger/static/swagger-initializer.js', '/swagger/static/swagger-ui-bundle.js']],
      ['/redoc/', ['/redoc/start.js', '/redoc/redoc.standalone.js']],
    ]
    it.each(pages)('%s loads its scripts from this server only', async (page, scripts) => {
      const { status, body, headers } = await test.request({ url: page })
      expect([status, headers['content-type']]).toEqual([200, 'text/html; charset=utf-8'])
      expect(body).not.toMatch(/<script(?![^>]*\bsrc=)/i)
      expect(body).not.toMatch(/\son\w+=|javascript:|https?:\/\/|(?:src|href)="\/\//i)
      const linked = [...body.matchAll(/(?:src|href)="([^"]+)"/g)].map(
        ([, target]) => new URL(target, `http://h${page}`).pathname,
      )
      for (const script of scripts) expect(linked).toContain(script)
      for (const target of linked) {
        const file = await test.app.inject({ url: target })
        expect([target, file.statusCode]).toEqual([target, 200])
        expect(file.headers['x-content-type-options']).toBe('nosniff')
        if (target.endsWith('.js'))
          expect(file.headers['content-type']).toMatch(/^(text|application)\/javascript/)
      }
    })

    it.each(['/swagger', '/swagger/', '/redoc', '/redoc/'])(
      '%s forbids scripts from elsewhere',
      async (url) => {
        const policy = String((await test.request({ url })).headers['content-security-policy'])
        const directives = Object.fromEntries(
          policy.split(';').map((part) => {
            const [name = '', ...sources] = part.trim().split(' ')
            return [name, sources]
          }),
        )
        expect(directives['default-src']).toEqual(["'none'"])
        expect(directives['script-src']).toEqual(["'self'"])
        expect(directives['base-uri']).toEqual(["'none'"])
        expect(directives['frame-ancestors']).toEqual(["'none'"])
        expect(policy).not.toMatch(/https?:|\*|unsafe-eval/)
      },
    )

    it('show the served document', async () => {
      const start = await test.request({ url: '/redoc/start.js' })
      expect(start.body).toContain("'/openapi.json'")
      const { headers } = await test.request({ url: '/openapi.json' })
      expect(headers['content-type']).toMatch(/^application\/json/)
      expect((await test.request({ url: '/swagger/json' })).body).toEqual(documents)
    })

    it.each(['/openapi.json', '/redoc/', '/redoc/redoc.standalone.js'])(
      '304 for %s when the client has it',
      async (url) => {
        const { headers } = await test.request({ url })
        const again = await test.request({ url, headers: { 'if-none-match': String(headers.etag) } })
        expect([again.status, again.body, again.headers.etag]).toEqual([304, '', headers.etag])
      },
    )

    it('include the complete ReDoc bundle', async () => {
      const { body } = await test.request({ url: '/redoc/redoc.standalone.js' })
      expect(body.length).toBeGreaterThan(500_000)
      expect(body).toContain('Redoc')
    })
  })

  function resolve(schema: Schema = {}): Schema {
    const name = schema.$ref?.split('/').at(-1)
    return name === undefined ? schema : (documents.components.schemas?.[name] ?? {})
  }
})

describe('exampleOf', () => {
  const cases: [string, object, unknown][] = [
    ["returns the first of the schema's examples", { type: 'string', examples: ['a', 'b'] }, 'a'],
    ['returns the const', { const: 'ok' }, 'ok'],
    ['returns the first enum value', { enum: ['low', 'high'] }, 'low'],
    ['builds an object from its properties', { properties: { a: { const: 1 }, b: {} } }, { a: 1 }],
    ['builds a list of one item', { type: 'array', items: { type: 'boolean' } }, [false]],
    ['fits the format', { type: 'string', format: 'date' }, '2026-11-22'],
    ['returns at least the minimum', { type: 'integer', minimum: 5 }, 5],
    ['returns no null for a nullable type', { type: ['integer', 'null'] }, 1],
    ['uses the first schema of anyOf', { anyOf: [{ type: 'string' }, { type: 'null' }] }, 'text'],
  ]
  it.each(cases)('%s', (_, schema, expected) => {
    expect(exampleOf(schema)).toEqual(expected)
  })
})

/** True if the request was refused only for values that its example invents, not for its shape. */
function isWellFormed({
  code,
  details = {},
}: {
  code: string
  details?: Record<string, { code: string }[]>
}) {
  if (code === 'malformed') return false
  const untrue = [
    ...['wrong', 'wrong_code', 'mismatch', 'taken', 'guessable_password', 'common_password'],
    ...['proof_required', 'proof_unneeded', 'link_expired', 'address_replaced', 'invitation_invalid'],
    ...['not_a_new_passkey', 'passkey_too_late'],
  ]
  const reasons = code === 'invalid' ? Object.values(details).flat() : []
  return reasons.every((reason) => untrue.includes(reason.code))
}

function eachSchema(node: unknown, visit: (schema: Schema) => void, isSchema = false): void {
  if (node === null || typeof node !== 'object') return
  if (Array.isArray(node)) {
    for (const child of node) eachSchema(child, visit, isSchema)
    return
  }
  if (isSchema) visit(node as Schema)
  for (const [key, child] of Object.entries(node)) {
    if (key === 'example' || key === 'examples' || key === 'default' || key === 'enum') continue
    if (key === 'schemas' || key === 'properties') {
      for (const each of Object.values(child as object)) eachSchema(each, visit, true)
    } else eachSchema(child, visit, key === 'schema' || key === 'items' || key === 'anyOf')
  }
}
