type Schema = {
  type?: string | string[]
  properties?: Record<string, Schema>
  additionalProperties?: boolean | Schema
  items?: Schema
  anyOf?: Schema[]
}

/** Keywords whose fields this code cannot list. */
const UNSUPPORTED = ['allOf', 'oneOf', 'patternProperties', '$ref', 'prefixItems'] as const

/**
 * Compiles a function that copies the fields that the schema names, at every depth, and no others. The function is
 * generated code with one object literal for each object of the schema, which is faster than a walk over the schema.
 * Throws for a schema whose objects do not list their fields, unless they say `additionalProperties: true`.
 */
export function compilePick(schema: object): (value: unknown) => unknown {
  const functions: string[] = []
  const copy = copyCode(schema, 'value', functions)
  return new Function(`${functions.join('\n')}\nreturn (value) => ${copy}`)()
}

/** Code that copies `value`; the functions that it calls are added to `functions`. */
function copyCode(schema: Schema, value: string, functions: string[]): string {
  const body = bodyCode(schema, functions)
  if (body === undefined) return value
  const name = `pick${functions.length}`
  functions.push(`function ${name}(value) { return ${body} }`)
  // Null and a missing field stay as they are; the schema decides elsewhere whether they are allowed.
  return `(${value} == null ? ${value} : ${name}(${value}))`
}

/** Code that copies an object or a list; undefined where there are no fields to pick. */
function bodyCode(schema: Schema, functions: string[]): string | undefined {
  assertListsFields(schema)
  if (schema.anyOf) return bodyCode(structureOf(schema.anyOf), functions)
  if (schema.items) {
    const item = copyCode(schema.items, 'item', functions)
    return item === 'item' ? undefined : `value.map((item) => ${item})`
  }
  if (!schema.properties || schema.additionalProperties === true) return undefined
  const fields = Object.entries(schema.properties).map(([name, field]) => {
    const key = JSON.stringify(name)
    return `${key}: ${copyCode(field, `value[${key}]`, functions)}`
  })
  return `({ ${fields.join(', ')} })`
}

/** The only alternative with fields. With several, the generated code could not tell which of them a value matches. */
function structureOf(alternatives: Schema[]): Schema {
  const [structure, another] = alternatives.filter((schema) => bodyCode(schema, []) !== undefined)
  if (another) throw new Error('A response cannot be one of several objects.')
  return structure ?? {}
}

function assertListsFields(schema: Schema): void {
  const keyword = UNSUPPORTED.find((name) => name in schema)
  if (keyword) throw new Error(`A response cannot use ${keyword}: its fields are not listed.`)
  const { additionalProperties, properties } = schema
  if (additionalProperties === true) return
  if (additionalProperties) throw new Error('A response cannot use a schema for additionalProperties.')
  if ([schema.type].flat().includes('object') && !properties)
    throw new Error('A response object must list its properties, or say additionalProperties: true.')
}
