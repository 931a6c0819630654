import { type Static, Type } from 'typebox'
import { named, strictObject } from '../../../platform/http/schema.ts'
import { AccountLanguage, Email, TimeZone, Units, Username } from '../account/schemas.ts'
import { NewPassword, Password } from '../passwords/schemas.ts'
import { SessionMode } from '../sign-in/schemas.ts'

export const Registration = named(
  'Registration',
  strictObject({
    username: Username,
    email: Email,
    password1: NewPassword,
    password2: Password,
    invitation: Type.Optional(
      Type.String({
        minLength: 1,
        maxLength: 200,
        description: 'The invitation code, when the server requires one.',
      }),
    ),
    session_mode: Type.Optional(SessionMode),
    language: Type.Optional(AccountLanguage),
    time_zone: Type.Optional(TimeZone),
    units: Type.Optional(Units),
  }),
)
export type Registration = Static<typeof Registration>

export const EmailKey = strictObject({
  key: Type.String({
    minLength: 1,
    maxLength: 200,
    description: 'The key in the link.',
    examples: ['Zm9v…'],
  }),
})

export const ResendRequest = strictObject({ email: Email })
export const VerifiedEmail = Type.Object({ email: Type.String(), username: Type.String() })

export const RegistrationRules = named(
  'RegistrationRules',
  Type.Object({
    registration: Type.Enum(['open', 'invitation', 'closed'], { description: 'Who may create an account.' }),
    password_min_length: Type.Integer({ description: 'The least number of characters.', examples: [12] }),
    public_pages: Type.Boolean({ description: 'Whether public workouts are shown without an account.' }),
  }),
)
