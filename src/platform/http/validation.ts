import type { FastifySchemaCompiler } from 'fastify'
import type { TSchema } from 'typebox'
import { Compile } from 'typebox/compile'
import { type SchemaFailure, validationError } from '../schema-errors.ts'

const QUERY_PARTS = new Set(['querystring', 'params'])

/** Checks every part of a request against its schema. Only values of the URL are converted from text. */
export const validatorCompiler: FastifySchemaCompiler<TSchema> = ({ schema, httpPart }) => {
  const validator = Compile(schema)
  const isText = QUERY_PARTS.has(httpPart ?? '')
  return (given: unknown) => {
    const value = isText ? fromText(schema, given as Record<string, string>) : given
    if (validator.Check(value)) return { value }
    return { error: validationError(validator.Errors(value) as SchemaFailure[]) }
  }
}

/** Converts numbers and booleans of a query or path from text. `1.5` and `1e3` do not count as whole numbers. */
function fromText(schema: TSchema, given: Record<string, string>): Record<string, unknown> {
  const properties =
    (schema as { properties?: Record<string, { type?: string; default?: unknown }> }).properties ?? {}
  const value: Record<string, unknown> = { ...given }
  for (const [name, { type, default: fallback }] of Object.entries(properties)) {
    const text = value[name]
    if (text === undefined && fallback !== undefined) value[name] = fallback
    else if (typeof text !== 'string') continue
    else if (type === 'integer' && /^-?\d{1,16}$/.test(text)) value[name] = Number(text)
    else if (type === 'number' && /^-?\d{1,15}(\.\d{1,15})?$/.test(text)) value[name] = Number(text)
    else if (type === 'boolean' && /^(true|false)$/.test(text)) value[name] = text === 'true'
  }
  return value
}
