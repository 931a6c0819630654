import type { SwaggerTransform } from '@fastify/swagger'
import { ErrorBody } from '../../platform/http/errors.ts'
import { exampleOf } from './examples.ts'

type QuerySchema = { required?: string[]; properties?: Record<string, { default?: unknown }> }

type RouteSchema = {
  querystring?: QuerySchema
  hide?: boolean
  security?: unknown
  body?: object
  response?: Record<string, object>
  params?: object
}

/** Completes what a route declares: an operation id, the refusals that every route can answer, and examples. */
export const describeOperation: SwaggerTransform = ({ schema: given, url, route }) => {
  // The pages that other plugins serve declare no schema; they are not part of the API.
  const schema = (given ?? { hide: true }) as RouteSchema
  if (schema.hide) return { schema: { ...schema, hide: true } as never, url }
  const response = Object.fromEntries(
    Object.entries(schema.response ?? {}).map(([status, body]) => [
      status,
      withExample({ description: 'Done.', ...body }),
    ]),
  )
  return {
    schema: {
      ...schema,
      operationId: operationId(String(route.method), url),
      security: schema.security ?? [{ bearer: [] }],
      ...(schema.querystring && { querystring: withoutFilledIn(schema.querystring) }),
      ...(route.config?.isIdempotent && { headers: IDEMPOTENCY }),
      ...(schema.body && { body: withExample(schema.body) }),
      response: { ...response, ...refusalsOf(schema, url) },
    } as never,
    url: url.endsWith('/') || /\.json$|z$/.test(url) ? url : `${url}/`,
  }
}

const IDEMPOTENCY = {
  type: 'object',
  properties: {
    'idempotency-key': {
      type: 'string',
      maxLength: 255,
      description:
        'The same key and body again within 24 hours get the first answer again; nothing is done twice.',
    },
  },
}

/** A parameter with a default need not be given. */
function withoutFilledIn(schema: QuerySchema): object {
  const required = (schema.required ?? []).filter((name) => schema.properties?.[name]?.default === undefined)
  return { ...schema, required }
}

function refusalsOf(schema: RouteSchema, url: string): Record<string, object> {
  const answersAccounts = url.startsWith('/api/auth/') && !url.startsWith('/api/auth/registration')
  return {
    400: refusal('What was sent is wrong.'),
    ...((!schema.security || answersAccounts) && { 401: refusal('Nobody is signed in.') }),
    ...(!schema.security && { 403: refusal('The role, or the key that is used, does not allow this.') }),
    ...(schema.params && { 404: refusal('There is no such thing, or it may not be seen.') }),
    ...(url.startsWith('/api/') && { 429: refusal('Too many requests; Retry-After says how long to wait.') }),
  }
}

function refusal(description: string): object {
  return { description, content: { 'application/json': { schema: ErrorBody } } }
}

function withExample(schema: object): object {
  if ('examples' in schema) return schema
  const example = exampleOf(schema)
  return example === undefined ? schema : { ...schema, examples: [example] }
}

function operationId(method: string, url: string): string {
  const words = url.split('/').filter((part) => part && part !== 'api')
  const name = words
    .map((part) => (part.startsWith(':') ? `by_${part.slice(1)}` : part.replaceAll('-', '_')))
    .join('_')
  return `${method.toLowerCase()}_${name.replaceAll('.', '_')}`
}
