type Schema = {
  type?: string | string[]
  examples?: unknown[]
  default?: unknown
  const?: unknown
  enum?: unknown[]
  format?: string
  minimum?: number
  properties?: Record<string, Schema>
  items?: Schema
  anyOf?: Schema[]
}

const BY_FORMAT: Record<string, unknown> = {
  'date-time': '2026-11-22T19:46:00.000Z',
  date: '2026-11-22',
  email: 'ana@example.org',
}

/** An example that fits the schema, built from the examples of its fields. */
export function exampleOf(schema: Schema): unknown {
  if (schema.examples) return schema.examples[0]
  if (schema.const !== undefined) return schema.const
  if (schema.enum) return schema.enum[0]
  if (schema.anyOf) return exampleOf(schema.anyOf[0] ?? {})
  if (schema.properties) {
    const fields = Object.entries(schema.properties).map(([name, field]) => [name, exampleOf(field)] as const)
    return Object.fromEntries(fields.filter(([, value]) => value !== undefined))
  }
  const type = Array.isArray(schema.type) ? schema.type[0] : schema.type
  if (type === 'array') return schema.items ? [exampleOf(schema.items)] : []
  if (schema.default !== undefined) return schema.default
  if (schema.format && schema.format in BY_FORMAT) return BY_FORMAT[schema.format]
  if (type === 'integer' || type === 'number') return Math.max(schema.minimum ?? 1, 1)
  if (type === 'boolean') return false
  if (type === 'string') return 'text'
  if (type === 'object') return {}
  return undefined
}
