import { type Static, Type } from 'typebox'
import { Id, Instant, named, nullable } from '../../platform/http/schema.ts'

export const AccountExport = named(
  'AccountExport',
  Type.Object({
    id: Id,
    status: Type.Enum(['queued', 'done', 'failed']),
    size_bytes: nullable(Type.Integer()),
    created_at: Instant,
    expires_at: nullable(Instant),
  }),
)
export type AccountExport = Static<typeof AccountExport>

export const ZipFile = {
  content: {
    'application/zip': {
      schema: Type.Unsafe<unknown>({ type: 'string', format: 'binary', examples: ['(a zip)'] }),
    },
  },
}
