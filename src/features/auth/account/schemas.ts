import { type Static, Type } from 'typebox'
import { Id, Instant, named, strictObject } from '../../../platform/http/schema.ts'
import { LANGUAGES } from '../../../platform/i18n.ts'
import { ProofFields } from '../proof/schemas.ts'

export const Username = Type.String({
  minLength: 3,
  maxLength: 30,
  pattern: '^[A-Za-z0-9](?:[A-Za-z0-9._\\-]*[A-Za-z0-9])?$',
  examples: ['ana.lind'],
})
export const Email = Type.String({ format: 'email', maxLength: 254, examples: ['ana@example.org'] })
export const TimeZone = Type.String({ minLength: 1, maxLength: 64, examples: ['Europe/Ljubljana'] })
export const AccountLanguage = Type.Enum([...LANGUAGES])
export const Units = Type.Enum(['metric', 'imperial'])
const WeekStart = Type.Enum(['monday', 'sunday'], { description: 'The first day of a week.' })
const UserRole = Type.Enum(['user', 'moderator', 'admin'])

export const User = named(
  'User',
  Type.Object({
    id: Id,
    username: Type.String(),
    email: Type.String(),
    is_email_verified: Type.Boolean(),
    role: UserRole,
    language: AccountLanguage,
    time_zone: TimeZone,
    units: Units,
    week_start: WeekStart,
    created_at: Instant,
  }),
)
export type User = Static<typeof User>

export const UserChange = named(
  'UserChange',
  strictObject(
    {
      username: Type.Optional(Username),
      email: Type.Optional(
        Type.String({
          ...Email,
          description: 'The new address gets a link. The change takes effect when the link is opened.',
        }),
      ),
      language: Type.Optional(AccountLanguage),
      time_zone: Type.Optional(TimeZone),
      units: Type.Optional(Units),
      week_start: Type.Optional(WeekStart),
      ...ProofFields,
    },
    {
      minProperties: 1,
      description: 'A new e-mail address needs an identity proof: password, otp or passkey.',
      examples: [{ units: 'imperial' }],
    },
  ),
)
export type UserChange = Static<typeof UserChange>

export const AccountDeletionRequest = named('AccountDeletionRequest', strictObject({ ...ProofFields }))
export const DeletionPlan = named(
  'DeletionPlan',
  Type.Object({
    deletion_at: Type.String({ ...Instant, description: 'Signing in before then cancels the deletion.' }),
  }),
)
