import { type Static, type TSchema, Type } from 'typebox'

/** The schema with null allowed, as a list of types, which OpenAPI tools support best. */
export function nullable<T extends TSchema>(schema: T) {
  const { type } = schema as { type?: string }
  const values = (schema as { enum?: unknown[] }).enum
  return Type.Unsafe<Static<T> | null>({
    ...schema,
    ...(type && { type: [type, 'null'] }),
    ...(values && { enum: [...values, null] }),
  })
}

/** An object that refuses unknown fields. */
export function strictObject<P extends Record<string, TSchema>>(properties: P, options: object = {}) {
  return Type.Object(properties, { additionalProperties: false, ...options })
}

/** The fields with each of them optional. */
export function optional<P extends Record<string, TSchema>>(properties: P) {
  return Object.fromEntries(
    Object.entries(properties).map(([name, schema]) => [name, Type.Optional(schema)]),
  ) as { [K in keyof P]: ReturnType<typeof Type.Optional<P[K]>> }
}

export const Instant = Type.String({ format: 'date-time', description: 'ISO 8601 in UTC.' })
export const Day = Type.String({ format: 'date', description: 'A calendar day, YYYY-MM-DD.' })
export const Id = Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER })
export const IdParams = Type.Object({ id: Id })
export const NoContent = Type.Null({ description: 'Done. The response has no body.' })

/** Text of one line: no control characters, and none that hide or reorder the text around them. */
export const ONE_LINE =
  '^[^\\p{Cc}\\u061c\\u200b\\u200e\\u200f\\u2028-\\u202e\\u2060\\u2066-\\u2069\\ufeff]*$'

export const EmptyBody = strictObject({})

/** Names the schema in the API's documentation and in clients generated from it. */
export function named<T extends TSchema>(title: string, schema: T): T {
  return { ...schema, title }
}
