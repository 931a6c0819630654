import { type Static, Type } from 'typebox'
import { PageQuery, pageOf } from '../../../platform/http/pagination.ts'
import { Id, Instant, named, nullable, strictObject } from '../../../platform/http/schema.ts'
import { ProofFields } from '../../auth/index.ts'
import { Username } from '../person-name.ts'

const Role = Type.Enum(['user', 'moderator', 'admin'], { examples: ['user'] })
const Status = Type.Enum(['active', 'suspended', 'deleting', 'unverified'], {
  description:
    '`deleting`: will be erased unless the owner signs in; `unverified`: the e-mail address is not verified yet.',
})
const Address = nullable(Type.String({ description: 'Null for moderators.', examples: ['192.0.2.7'] }))
const Reason = Type.String({ minLength: 1, maxLength: 500, examples: ['Advertising in comments'] })

const userFields = {
  id: Id,
  username: Username,
  email: nullable(Type.String({ description: 'Null for moderators.', examples: ['ana@example.org'] })),
  is_email_verified: Type.Boolean(),
  role: Role,
  status: Status,
  created_at: Instant,
  suspended_at: nullable(Instant),
  suspended_until: nullable(Type.String({ ...Instant, description: 'Null when the suspension has no end.' })),
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
    failed_sign_ins: Type.Integer({ description: 'Failed sign-ins since the last successful one.' }),
    session_count: Type.Integer({ description: 'The number of sessions that have not ended.' }),
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
    key_count: Type.Integer({ description: 'The number of API keys that have not expired.' }),
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
      description: 'A part of the username or, for administrators, of the e-mail address.',
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
      reason: Type.String({ ...Reason, description: 'Shown to the suspended person.' }),
      until: Type.Optional(
        nullable(
          Type.String({
            format: 'date-time',
            maxLength: 64,
            description: 'Null or omitted: the suspension lasts until somebody restores the account.',
          }),
        ),
      ),
    },
    { examples: [{ reason: 'Advertising in comments' }] },
  ),
)
export type Suspension = Static<typeof Suspension>

/** Needs an identity proof: a stolen session must not be enough to appoint an accomplice. */
export const RoleChange = named(
  'RoleChange',
  strictObject(
    { role: Role, ...ProofFields },
    { examples: [{ role: 'moderator', password: 'a long sentence is best' }] },
  ),
)
export type RoleChange = Static<typeof RoleChange>
