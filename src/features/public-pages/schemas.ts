import { type TSchema, Type } from 'typebox'
import { strictObject } from '../../platform/http/schema.ts'

const content = (type: string, schema: TSchema) => ({ content: { [type]: { schema } } })

export const CardContent = content(
  'image/png',
  Type.Unsafe<unknown>({ type: 'string', format: 'binary', examples: ['(the bytes of the picture)'] }),
)
export const AtomContent = content(
  'application/atom+xml',
  Type.Unsafe<unknown>({ type: 'string', examples: ['<feed xmlns="http://www.w3.org/2005/Atom">…</feed>'] }),
)
export const NotModified = Type.Unsafe<undefined>({
  type: 'null',
  description: "The client's copy is current.",
})
export const NoQuery = strictObject({})
