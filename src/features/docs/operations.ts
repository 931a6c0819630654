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

/** Adds an operation id, the error responses and examples to the declared schema of a route. */
export const describeOperation: SwaggerTransform = ({ schema: given, url, route }) => {
  // Routes of other plugins, such as Swagger UI, have no schema and are not part of the API.
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
      security: schema.security ?? (route.config?.permission === 'view' ? OPTIONAL_BEARER : [{ bearer: [] }]),
      ...(schema.querystring && { querystring: withOptionalDefaults(schema.querystring) }),
      ...(route.config?.isIdempotent && { headers: IDEMPOTENCY }),
      ...(schema.body && { body: withExample(schema.body) }),
      response: { ...response, ...errorResponsesOf(schema, url) },
    } as never,
    url: url.endsWith('/') || /\.json$|z$/.test(url) ? url : `${url}/`,
  }
}

/** For routes that serve public pages, too. */
const OPTIONAL_BEARER = [{ bearer: [] }, {}]

const IDEMPOTENCY = {
  type: 'object',
  properties: {
    'idempotency-key': {
      type: 'string',
      maxLength: 255,
      description:
        'A request repeated with the same key and body within 24 hours gets the first response, and nothing is done twice.',
    },
  },
}

/** A parameter with a default is not required. */
function withOptionalDefaults(schema: QuerySchema): object {
  const required = (schema.required ?? []).filter((name) => schema.properties?.[name]?.default === undefined)
  return { ...schema, required }
}

function errorResponsesOf(schema: RouteSchema, url: string): Record<string, object> {
  const isAccountRoute = url.startsWith('/api/auth/') && !url.startsWith('/api/auth/registration')
  return {
    400: errorResponse('The request is invalid.'),
    ...((!schema.security || isAccountRoute) && {
      401: errorResponse('Authentication is missing or invalid.'),
    }),
    ...(!schema.security && {
      403: errorResponse('The role of the account or the scopes of the key do not allow this.'),
    }),
    ...(schema.params && { 404: errorResponse('It does not exist, or you may not see it.') }),
    ...(url.startsWith('/api/') && {
      429: errorResponse('Too many requests. Retry-After says how long to wait.'),
    }),
  }
}

function errorResponse(description: string): object {
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
