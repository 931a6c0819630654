import { AppError, type FieldErrors } from './errors.ts'

/** A failure as the schema library reports it, after JSON Schema's error vocabulary. */
export type SchemaFailure = {
  keyword: string
  instancePath: string
  params: Record<string, unknown>
  message?: string
}

/** The error that names every wrong field, in words. */
export function validationError(failures: SchemaFailure[]): AppError {
  // Without a prototype: an unknown field may be named `toString`.
  const errors: FieldErrors = Object.create(null)
  for (const failure of failures) {
    for (const [field, message] of describe(failure)) {
      errors[field] ??= []
      const messages = errors[field]
      if (!messages.includes(message)) messages.push(message)
    }
  }
  const [field, messages] = Object.entries(errors)[0] ?? ['body', ['is not valid']]
  return new AppError('invalid', `${field} ${messages[0]}`, { errors })
}

function describe(failure: SchemaFailure): [field: string, message: string][] {
  const { keyword, params } = failure
  const field = failure.instancePath.split('/').slice(1).join('.') || 'body'
  const inside = (name: string) => (field === 'body' ? name : `${field}.${name}`)
  if (keyword === 'required')
    return names(params.requiredProperties).map((name) => [inside(name), 'is required'])
  if (keyword === 'additionalProperties')
    return names(params.additionalProperties).map((name) => [inside(name), 'is not a known field'])
  // A refused unknown field fails its own empty schema, too.
  if (keyword === 'boolean') return []
  return [[field, wording(keyword, params) ?? failure.message ?? 'is not valid']]
}

function wording(keyword: string, params: Record<string, unknown>): string | undefined {
  const { limit } = params
  switch (keyword) {
    case 'type':
      return `must be ${typeName(params.type)}`
    case 'enum':
      return `must be one of ${names(params.allowedValues).join(', ')}`
    case 'minimum':
      return `must be at least ${limit}`
    case 'maximum':
      return `must be at most ${limit}`
    case 'exclusiveMinimum':
      return `must be more than ${limit}`
    case 'minLength':
      return limit === 1 ? 'must not be empty' : `must have at least ${limit} characters`
    case 'maxLength':
      return `must have at most ${limit} characters`
    case 'minProperties':
      return 'must have at least one field'
    case 'format':
      return FORMAT_WORDS[String(params.format)] ?? `must be a valid ${params.format}`
    case 'pattern':
      return 'has characters that are not allowed'
    default:
      return undefined
  }
}

const FORMAT_WORDS: Record<string, string> = {
  'date-time': 'must be a date and time with its offset, such as 2026-11-22T19:46:00Z',
  date: 'must be a day such as 2026-11-22',
  email: 'must be an e-mail address',
}

function typeName(type: unknown): string {
  const kinds = (Array.isArray(type) ? type : [type]).map(String)
  const words: Record<string, string> = {
    integer: 'a whole number',
    number: 'a number',
    string: 'text',
    boolean: 'true or false',
    object: 'an object',
    array: 'a list',
    null: 'null',
  }
  return kinds.map((kind) => words[kind] ?? kind).join(' or ')
}

function names(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : []
}
