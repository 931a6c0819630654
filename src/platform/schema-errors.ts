import type { FieldReason, FieldReasons } from './error-texts.ts'
import { type AppError, invalidFields } from './errors.ts'

/** A failure as the schema library reports it, in the terms of JSON Schema. */
export type SchemaFailure = {
  keyword: string
  instancePath: string
  params: Record<string, unknown>
}

/** The error that names every wrong field. */
export function validationError(failures: SchemaFailure[]): AppError {
  // Without a prototype: an unknown field may be named `toString`.
  const fields: FieldReasons = Object.create(null)
  for (const failure of failures) {
    for (const [field, reason] of reasonsOf(failure)) {
      fields[field] ??= []
      if (!fields[field].some((known) => isSame(known, reason))) fields[field].push(reason)
    }
  }
  const isEmpty = Object.keys(fields).length === 0
  return invalidFields(isEmpty ? { body: [{ code: 'invalid' }] } : fields)
}

function isSame(a: FieldReason, b: FieldReason): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}

function reasonsOf({ keyword, params, instancePath }: SchemaFailure): [field: string, reason: FieldReason][] {
  const field = instancePath.split('/').slice(1).join('.') || 'body'
  const inside = (name: string) => (field === 'body' ? name : `${field}.${name}`)
  if (keyword === 'required')
    return names(params.requiredProperties).map((name) => [inside(name), { code: 'required' }])
  if (keyword === 'additionalProperties')
    return names(params.additionalProperties).map((name) => [inside(name), { code: 'unknown_field' }])
  // An unknown field fails twice: with `additionalProperties`, reported above, and with this keyword.
  if (keyword === 'boolean') return []
  return [[field, reasonOf(keyword, params)]]
}

function reasonOf(keyword: string, params: Record<string, unknown>): FieldReason {
  const limit = Number(params.limit)
  switch (keyword) {
    case 'type':
      return { code: 'wrong_type', expected: names([params.type].flat()) }
    case 'enum':
      return { code: 'not_one_of', allowed: params.allowedValues as string[] }
    case 'minimum':
      return { code: 'too_small', minimum: limit }
    case 'maximum':
      return { code: 'too_large', maximum: limit }
    case 'exclusiveMinimum':
      return { code: 'not_above', limit }
    case 'minLength':
      return limit === 1 ? { code: 'empty' } : { code: 'too_short', minimum: limit }
    case 'maxLength':
      return { code: 'too_long', maximum: limit }
    case 'minProperties':
      return { code: 'no_fields' }
    case 'minItems':
      return limit === 1 ? { code: 'empty' } : { code: 'too_few', minimum: limit }
    case 'maxItems':
      return { code: 'too_many', maximum: limit }
    case 'uniqueItems':
      return { code: 'duplicate' }
    case 'format':
      return formatReason(params.format)
    case 'pattern':
      return { code: 'invalid_characters' }
    default:
      return { code: 'invalid' }
  }
}

function formatReason(format: unknown): FieldReason {
  return format === 'date-time' || format === 'date' || format === 'email'
    ? { code: 'invalid_format', format }
    : { code: 'invalid' }
}

function names(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : []
}
