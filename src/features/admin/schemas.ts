import { type Static, Type } from 'typebox'
import { PageQuery, pageOf } from '../../platform/http/pagination.ts'
import { Id, Instant, named, nullable, strictObject } from '../../platform/http/schema.ts'
import { ProofFields } from '../auth/index.ts'

const Role = Type.Enum(['user', 'moderator', 'admin'], { examples: ['user'] })
const Status = Type.Enum(['active', 'suspended', 'deleting', 'unverified'], {
  description:
    'suspended; deleting: will be erased unless its owner comes back; unverified: the e-mail address is; else active.',
})
const Username = Type.String({ examples: ['ana.lind'] })
const Address = nullable(Type.String({ description: 'Null for moderators.', examples: ['192.0.2.7'] }))
const Reason = Type.String({ minLength: 1, maxLength: 500, examples: ['Advertising in comments'] })
const GivenInstant = Type.String({
  format: 'date-time',
  maxLength: 64,
  description: 'ISO 8601 with its offset.',
  examples: ['2026-12-01T00:00:00Z'],
})

/** Somebody by id and name; null when the account is gone. */
const Person = nullable(named('PersonName', Type.Object({ id: Id, username: Username })))

const userFields = {
  id: Id,
  username: Username,
  email: nullable(Type.String({ description: 'Null for moderators.', examples: ['ana@example.org'] })),
  is_email_verified: Type.Boolean(),
  role: Role,
  status: Status,
  created_at: Instant,
  suspended_at: nullable(Instant),
  suspended_until: nullable(Type.String({ ...Instant, description: 'Null: until somebody restores it.' })),
  suspension_reason: nullable(Type.String({ examples: ['Advertising in comments'] })),
  deletion_at: nullable(Instant),
}

export const ManagedUser = named('ManagedUser', Type.Object(userFields))
export type ManagedUser = Static<typeof ManagedUser>
export const ManagedUserPage = named('ManagedUserPage', pageOf(ManagedUser))

export const ManagedUserDetail = named(
  'ManagedUserDetail',
  Type.Object({
    ...userFields,
    failed_sign_ins: Type.Integer({ description: 'Wrong passwords since the last right one.' }),
    session_count: Type.Integer({ description: 'Sessions that are open.' }),
    sessions: Type.Array(
      Type.Object({
        id: Id,
        browser: nullable(Type.String({ description: 'Null for moderators.', examples: ['Firefox'] })),
        device: nullable(Type.String({ description: 'Null for moderators.', examples: ['Linux computer'] })),
        address: Address,
        created_at: Instant,
        last_used_at: Instant,
      }),
    ),
    key_count: Type.Integer({ description: 'Keys that have not run out.' }),
    has_totp: Type.Boolean(),
    passkey_count: Type.Integer(),
    last_sign_in_at: nullable(Instant),
  }),
)
export type ManagedUserDetail = Static<typeof ManagedUserDetail>

export const UserQuery = strictObject({
  ...PageQuery,
  search: Type.Optional(
    Type.String({
      minLength: 1,
      maxLength: 100,
      description: 'Part of the username, or, for administrators, of the e-mail address.',
    }),
  ),
  role: Type.Optional(Role),
  status: Type.Optional(Status),
  ordering: Type.Enum(['created_at', '-created_at', 'username', '-username'], { default: '-created_at' }),
})
export type UserQuery = Static<typeof UserQuery>

export const Suspension = named(
  'Suspension',
  strictObject(
    {
      reason: Type.String({ ...Reason, description: 'In words that the person is told.' }),
      until: Type.Optional(
        nullable(
          Type.String({
            format: 'date-time',
            maxLength: 64,
            description: 'Null or left out: until somebody restores it.',
          }),
        ),
      ),
    },
    { examples: [{ reason: 'Advertising in comments' }] },
  ),
)
/** With a proof: who only found an open session makes no accomplice an administrator. */
export const RoleChange = named(
  'RoleChange',
  strictObject(
    { role: Role, ...ProofFields },
    { examples: [{ role: 'moderator', password: 'a long sentence is best' }] },
  ),
)

export const AuditEntry = named(
  'AuditEntry',
  Type.Object({
    id: Id,
    created_at: Instant,
    kind: Type.String({ examples: ['sign_in.succeeded'] }),
    account: Person,
    actor: Person,
    request_id: nullable(Type.String({ examples: ['req-8f3a1c'] })),
    address: nullable(Type.String({ examples: ['192.0.2.7'] })),
    user_agent: nullable(Type.String({ examples: ['Mozilla/5.0'] })),
    details: Type.Unsafe<Record<string, unknown> | null>({
      type: ['object', 'null'],
      additionalProperties: true,
      description: 'What else there is to say; depends on the kind.',
      examples: [{ method: 'password' }],
    }),
  }),
)
export type AuditEntry = Static<typeof AuditEntry>
export const AuditPage = named('AuditPage', pageOf(AuditEntry))

export const AuditQuery = strictObject({
  ...PageQuery,
  account: Type.Optional(Type.Integer({ ...Id, description: 'The id of the account that it is about.' })),
  actor: Type.Optional(Type.Integer({ ...Id, description: 'The id of who did it to somebody else.' })),
  kind: Type.Optional(
    Type.String({ pattern: '^[a-z_]+\\.[a-z_]+$', maxLength: 60, examples: ['sign_in.failed'] }),
  ),
  after: Type.Optional(Type.String({ ...GivenInstant, description: 'At this instant or after it.' })),
  before: Type.Optional(Type.String({ ...GivenInstant, description: 'Before this instant.' })),
})
export type AuditQuery = Static<typeof AuditQuery>

const invitationFields = {
  id: Id,
  status: Type.Enum(['open', 'used', 'expired']),
  email: nullable(
    Type.String({
      description: 'Where it was mailed to, while nobody has used it.',
      examples: ['ben@example.org'],
    }),
  ),
  created_at: Instant,
  created_by: Person,
  expires_at: Instant,
  used_at: nullable(Instant),
  used_by: Person,
}
export const Invitation = named('Invitation', Type.Object(invitationFields))
export type Invitation = Static<typeof Invitation>
export const InvitationPage = named('InvitationPage', pageOf(Invitation))
export const MadeInvitation = named(
  'MadeInvitation',
  Type.Object({
    ...invitationFields,
    code: Type.String({ description: 'Shown now and never again.', examples: ['Zm9vYmFy…'] }),
  }),
)
export const NewInvitation = named(
  'NewInvitation',
  strictObject(
    {
      email: Type.Optional(
        Type.String({
          format: 'email',
          maxLength: 254,
          description: 'Where to mail a link with the code; left out: hand the code over yourself.',
        }),
      ),
      expires_in_days: Type.Optional(
        Type.Integer({ minimum: 1, maximum: 90, description: '14 if left out.' }),
      ),
    },
    { examples: [{ expires_in_days: 7 }] },
  ),
)
