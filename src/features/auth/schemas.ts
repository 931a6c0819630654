import { type Static, Type } from 'typebox'
import { Id, Instant, named, nullable, strictObject } from '../../platform/http/schema.ts'
import { LANGUAGES } from '../../platform/i18n.ts'

const Username = Type.String({
  minLength: 3,
  maxLength: 30,
  pattern: '^[A-Za-z0-9](?:[A-Za-z0-9._\\-]*[A-Za-z0-9])?$',
  examples: ['ana.lind'],
})
const Email = Type.String({ format: 'email', maxLength: 254, examples: ['ana@example.org'] })
/** Short ones are refused here; long ones are accepted whole, never cut. */
const NewPassword = Type.String({ minLength: 12, maxLength: 256, examples: ['a long sentence is best'] })
const Password = Type.String({ minLength: 1, maxLength: 1024, examples: ['a long sentence is best'] })
const TimeZone = Type.String({ minLength: 1, maxLength: 64, examples: ['Europe/Ljubljana'] })
const SpokenLanguage = Type.Enum([...LANGUAGES])
const Units = Type.Enum(['metric', 'imperial'])
const SessionMode = Type.Enum(['token', 'cookie'], {
  description: 'cookie: the refresh token is kept in an HttpOnly cookie, for browsers.',
})

export const User = named(
  'User',
  Type.Object({
    id: Id,
    username: Type.String(),
    email: Type.String(),
    language: SpokenLanguage,
    time_zone: TimeZone,
    units: Units,
    created_at: Instant,
  }),
)

export const Registration = named(
  'Registration',
  strictObject({
    username: Username,
    email: Email,
    password1: NewPassword,
    password2: Type.String({ maxLength: 1024, examples: ['a long sentence is best'] }),
    session_mode: Type.Optional(SessionMode),
    language: Type.Optional(SpokenLanguage),
    time_zone: Type.Optional(TimeZone),
    units: Type.Optional(Units),
  }),
)
export type Registration = Static<typeof Registration>

export const Login = named(
  'Login',
  strictObject(
    {
      username: Type.Optional(Type.String({ minLength: 1, maxLength: 254 })),
      email: Type.Optional(Email),
      password: Password,
      session_mode: Type.Optional(SessionMode),
    },
    { examples: [{ username: 'ana.lind', password: 'a long sentence is best' }] },
  ),
)
export type Login = Static<typeof Login>

export const Refresh = strictObject({
  refresh: Type.Optional(
    Type.String({
      minLength: 1,
      maxLength: 200,
      description: 'Left out in cookie mode.',
      examples: ['Zm9v…'],
    }),
  ),
})

export const Verify = strictObject({
  token: Type.String({ minLength: 1, maxLength: 4096, examples: ['eyJ…'] }),
})

export const UserChange = named(
  'UserChange',
  strictObject(
    {
      language: Type.Optional(SpokenLanguage),
      time_zone: Type.Optional(TimeZone),
      units: Type.Optional(Units),
    },
    { minProperties: 1 },
  ),
)
export type UserChange = Static<typeof UserChange>

const TokenFields = {
  access: Type.String({ description: 'Send it as "Authorization: Bearer …"; it lives 15 minutes.' }),
  refresh: nullable(Type.String({ description: 'Null in cookie mode.' })),
  csrf_token: Type.Optional(Type.String({ description: 'In cookie mode: send it as X-CSRF-Token.' })),
}

export const Tokens = named('Tokens', Type.Object(TokenFields))
export const SignedIn = named('SignedIn', Type.Object({ ...TokenFields, user: User }))
export const Empty = strictObject({})
