import { type Static, Type } from 'typebox'
import { strictObject } from '../../platform/http/schema.ts'
import { Password } from './passwords/schemas.ts'

/** The answer of a browser or an authenticator to a passkey challenge, as WebAuthn's JSON form has it. */
export const PasskeyAnswer = Type.Unsafe<Record<string, unknown>>({
  type: 'object',
  description: 'What navigator.credentials.get() answered, in its JSON form.',
  examples: [{ id: 'AbC…', rawId: 'AbC…', type: 'public-key', response: {}, clientExtensionResults: {} }],
})

/** A code of an authenticator app, or a recovery code. */
export const Otp = Type.String({
  minLength: 6,
  maxLength: 60,
  description: 'A code of the authenticator app, or a recovery code.',
  examples: ['123456'],
})

/** Proves, for what must not be done by who only found an open session, that its owner is there: one of the three. */
export const ProofFields = {
  password: Type.Optional(Password),
  otp: Type.Optional(Otp),
  passkey: Type.Optional(PasskeyAnswer),
}

export const Proof = strictObject(ProofFields)
export type Proof = Static<typeof Proof>
