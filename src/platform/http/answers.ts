import type { FastifySerializerCompiler } from 'fastify'
import type { TSchema } from 'typebox'
import { Compile } from 'typebox/compile'

/**
 * Answers are written by JSON.stringify: a serializer made from the schema costs more than the rest of a list.
 * What a route may show is decided where its answer is put together, field by field; with `areChecked`, in
 * development and in tests, an answer that has another field than its schema, or lacks one, is an error.
 */
export function serializerCompiler(areChecked: boolean): FastifySerializerCompiler<unknown> {
  if (!areChecked) return () => JSON.stringify
  return ({ schema, method, url }) => {
    const validator = Compile(closed(schema) as TSchema)
    return (answer) => {
      const text = JSON.stringify(answer)
      const value = JSON.parse(text)
      if (validator.Check(value)) return text
      const failures = validator
        .Errors(value)
        .map(({ instancePath, message }) => `${instancePath} ${message}`)
      throw new Error(`${method} ${url} does not answer as it says: ${failures.join('; ')}`)
    }
  }
}

/** The schema with no field allowed that it does not name. */
function closed(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(closed)
  if (schema === null || typeof schema !== 'object') return schema
  const copy: Record<string, unknown> = Object.fromEntries(
    Object.entries(schema).map(([key, value]) => [key, key === 'examples' ? value : closed(value)]),
  )
  if (copy.properties && copy.additionalProperties === undefined) copy.additionalProperties = false
  return copy
}
