import { type Static, Type } from 'typebox'
import { named, nullable, strictObject } from '../../../platform/http/schema.ts'
import { Email, User } from '../account/schemas.ts'
import { Password } from '../passwords/schemas.ts'
import { Otp } from '../proof/schemas.ts'

export const SessionMode = Type.Enum(['token', 'cookie'], {
  description: 'With `cookie`, for browsers, the response sets the refresh token as an HttpOnly cookie.',
})

export const Login = named(
  'Login',
  strictObject(
    {
      username: Type.Optional(
        Type.String({
          minLength: 1,
          maxLength: 254,
          description: 'A username, or a verified e-mail address.',
        }),
      ),
      email: Type.Optional(Email),
      password: Password,
      otp: Type.Optional(Otp),
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
      description: 'The refresh token. Omit it in cookie mode.',
      examples: ['Zm9v…'],
    }),
  ),
})

export const TokenVerification = strictObject({
  token: Type.String({ minLength: 1, maxLength: 4096, examples: ['eyJ…'] }),
})

const TokenFields = {
  access: Type.String({ description: 'Send it as "Authorization: Bearer …"; it is valid for 15 minutes.' }),
  refresh: nullable(Type.String({ description: 'Null in cookie mode.' })),
  csrf_token: Type.Optional(
    Type.String({ description: 'Only in cookie mode: the token to send in the X-CSRF-Token header.' }),
  ),
}

export const Tokens = named('Tokens', Type.Object(TokenFields))
export const SignedIn = named('SignedIn', Type.Object({ ...TokenFields, user: User }))
