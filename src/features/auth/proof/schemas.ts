import { type Static, Type } from 'typebox'
import { strictObject } from '../../../platform/http/schema.ts'
import { Password } from '../passwords/schemas.ts'

/** A response to a passkey challenge, in WebAuthn's JSON form. */
export const PasskeyAnswer = Type.Unsafe<Record<string, unknown>>({
  type: 'object',
  description: 'The result of navigator.credentials.get(), in its JSON form.',
  examples: [{ id: 'AbC…', rawId: 'AbC…', type: 'public-key', response: {}, clientExtensionResults: {} }],
})

export const Otp = Type.String({
  minLength: 6,
  maxLength: 60,
  description: 'A code of the authenticator app, or a recovery code.',
  examples: ['123456'],
})

/** A fresh proof of identity for a sensitive change: exactly one of the three fields. */
export const ProofFields = {
  password: Type.Optional(Password),
  otp: Type.Optional(Otp),
  passkey: Type.Optional(PasskeyAnswer),
}

export const Proof = strictObject(ProofFields)
export type Proof = Static<typeof Proof>
