import { type Static, Type } from 'typebox'
import { PageQuery, pageOf } from '../../../platform/http/pagination.ts'
import { Id, Instant, named, nullable, strictObject } from '../../../platform/http/schema.ts'
import { PersonName } from '../person-name.ts'

export const AuditEntry = named(
  'AuditEntry',
  Type.Object({
    id: Id,
    created_at: Instant,
    kind: Type.String({ examples: ['sign_in.succeeded'] }),
    account: PersonName,
    actor: PersonName,
    request_id: nullable(Type.String({ examples: ['req-8f3a1c'] })),
    address: nullable(Type.String({ examples: ['192.0.2.7'] })),
    user_agent: nullable(Type.String({ examples: ['Mozilla/5.0'] })),
    details: Type.Unsafe<Record<string, unknown> | null>({
      type: ['object', 'null'],
      additionalProperties: true,
      description: 'Details of the event. The fields depend on its kind.',
      examples: [{ method: 'password' }],
    }),
  }),
)
export type AuditEntry = Static<typeof AuditEntry>
export const AuditPage = named('AuditPage', pageOf(AuditEntry))

const InstantBound = Type.String({
  format: 'date-time',
  maxLength: 64,
  description: 'ISO 8601 with a UTC offset.',
  examples: ['2026-12-01T00:00:00Z'],
})

export const AuditQuery = strictObject({
  ...PageQuery,
  account: Type.Optional(
    Type.Integer({ ...Id, description: 'The id of the account that the event is about.' }),
  ),
  actor: Type.Optional(
    Type.Integer({ ...Id, description: 'The id of the account that caused the event for another account.' }),
  ),
  kind: Type.Optional(
    Type.String({ pattern: '^[a-z_]+\\.[a-z_]+$', maxLength: 60, examples: ['sign_in.failed'] }),
  ),
  after: Type.Optional(Type.String({ ...InstantBound, description: 'Events at this instant or later.' })),
  before: Type.Optional(Type.String({ ...InstantBound, description: 'Events before this instant.' })),
})
export type AuditQuery = Static<typeof AuditQuery>
