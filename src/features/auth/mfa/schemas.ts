import { type Static, Type } from 'typebox'
import { Id, Instant, named, nullable, strictObject } from '../../../platform/http/schema.ts'
import { PasskeyAnswer } from '../proof/schemas.ts'
import { SessionMode } from '../sign-in/schemas.ts'

const EXAMPLE_ANSWER = {
  id: 'AbC…',
  rawId: 'AbC…',
  type: 'public-key',
  response: {},
  clientExtensionResults: {},
}

const PasskeyName = Type.String({ minLength: 1, maxLength: 60, pattern: '\\S', examples: ['Phone'] })

export const Passkey = named(
  'Passkey',
  Type.Object({
    id: Id,
    name: Type.String({ examples: ['Phone'] }),
    created_at: Instant,
    last_used_at: nullable(Instant),
  }),
)
export type Passkey = Static<typeof Passkey>

export const Factors = named(
  'SecondFactors',
  Type.Object({
    totp: Type.Boolean({
      description:
        'Whether an authenticator app is set up, so that signing in with a password also needs a code.',
    }),
    recovery_codes_left: Type.Integer({ minimum: 0, examples: [10] }),
    passkeys: Type.Array(Passkey),
  }),
)

export const NewTotp = named(
  'NewTotp',
  Type.Object({
    secret: Type.String({ description: 'Base32, for typing into the app.', examples: ['JBSWY3DPEHPK3PXP'] }),
    uri: Type.String({
      description: 'The secret as a URI, for a QR code.',
      examples: ['otpauth://totp/FitTrack:ana.lind?…'],
    }),
  }),
)

export const TotpCode = strictObject({
  code: Type.String({
    minLength: 6,
    maxLength: 10,
    description: 'The code that the app shows.',
    examples: ['123456'],
  }),
})

export const RecoveryCodes = named(
  'RecoveryCodes',
  Type.Object({
    recovery_codes: Type.Array(Type.String(), {
      description: 'Each code works once, in place of a code of the app. The codes are not shown again.',
      examples: [['k7f2-9mqx-3tbd-h4wz-p8ce-6rnv']],
    }),
  }),
)

/** Options of navigator.credentials, in WebAuthn's JSON form. */
const OPTIONS = { type: 'object', additionalProperties: true }

export const CreationOptions = named(
  'PasskeyCreationOptions',
  Type.Unsafe<object>({
    ...OPTIONS,
    description: 'The argument of PublicKeyCredential.parseCreationOptionsFromJSON().',
    examples: [
      {
        challenge: 'Zm9v…',
        rp: { id: 'fit.example.org', name: 'FitTrack' },
        user: { id: 'YWNjb3VudCA3', name: 'ana.lind', displayName: '' },
        pubKeyCredParams: [{ alg: -7, type: 'public-key' }],
        authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
      },
    ],
  }),
)
export const RequestOptions = named(
  'PasskeyRequestOptions',
  Type.Unsafe<object>({
    ...OPTIONS,
    description: 'The argument of PublicKeyCredential.parseRequestOptionsFromJSON().',
    examples: [{ challenge: 'Zm9v…', rpId: 'fit.example.org', userVerification: 'required' }],
  }),
)

export const NewPasskey = named(
  'NewPasskey',
  strictObject({
    name: PasskeyName,
    answer: Type.Unsafe<Record<string, unknown>>({
      type: 'object',
      description: 'The result of navigator.credentials.create(), in its JSON form.',
      examples: [EXAMPLE_ANSWER],
    }),
  }),
)
export const PasskeyChange = strictObject({ name: PasskeyName })
export const PasskeyLogin = named(
  'PasskeyLogin',
  strictObject({ answer: PasskeyAnswer, session_mode: Type.Optional(SessionMode) }),
)
