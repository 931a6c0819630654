import { isDeepStrictEqual } from 'node:util'
import type { FastifyInstance, FastifySerializerCompiler, RouteOptions } from 'fastify'
import type { TSchema } from 'typebox'
import { Compile } from 'typebox/compile'
import { compilePick } from './pick-fields.ts'

/**
 * A response has only the fields that its schema names: they are picked from what the handler returned, then written
 * by JSON.stringify (docs/decisions/0006-responses.md). With `isStrict`, in development and in tests, a response that
 * does not match its schema exactly is an error instead.
 */
export function serializerCompiler(isStrict: boolean): FastifySerializerCompiler<unknown> {
  return ({ schema, method, url }) => {
    const pick = compilePick(schema as TSchema)
    const write = (response: unknown) => JSON.stringify(pick(response))
    if (!isStrict) return write
    const validator = Compile(closed(schema) as TSchema)
    return (response) => {
      const text = write(response)
      const value = JSON.parse(JSON.stringify(response))
      if (validator.Check(value) && isDeepStrictEqual(JSON.parse(text), value)) return text
      const failures = validator
        .Errors(value)
        .map(({ instancePath, message }) => `${instancePath} ${message}`)
      throw new Error(`The response of ${method} ${url} does not match its schema: ${failures.join('; ')}`)
    }
  }
}

/** Refuses to send an object with a status that has no schema in its route, because all fields would be sent. */
export function requireResponseSchemas(app: FastifyInstance): void {
  app.addHook('onRoute', (route) => {
    const check: RouteOptions['preSerialization'] = (_, reply, payload, done) => {
      // Read at each response, because plugins mark their pages as hidden only after the hook `onRoute`.
      const { hide, response = {} } = (route.schema ?? {}) as { hide?: boolean; response?: object }
      const isDescribed = hide || reply.statusCode >= 400 || reply.statusCode in response
      if (isDescribed) return done(null, payload)
      done(new Error(`${route.method} ${route.url} has no response schema for ${reply.statusCode}`))
    }
    route.preSerialization = [route.preSerialization ?? [], check].flat() as RouteOptions['preSerialization']
  })
}

/** The schema, made to allow only the fields that it names. */
function closed(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(closed)
  if (schema === null || typeof schema !== 'object') return schema
  const copy: Record<string, unknown> = Object.fromEntries(
    Object.entries(schema).map(([key, value]) => [key, key === 'examples' ? value : closed(value)]),
  )
  if (copy.properties && copy.additionalProperties === undefined) copy.additionalProperties = false
  return copy
}
