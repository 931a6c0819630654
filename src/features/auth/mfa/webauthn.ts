import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
  RegistrationResponseJSON,
  WebAuthnCredential,
} from '@simplewebauthn/server'
import type { Services } from '../../../platform/services.ts'
import type { AccountRow } from '../account/queries.ts'
import type { ClientData } from './client-data.ts'
import type { PasskeyRow } from './passkey-queries.ts'
import { assertOrigin, relyingPartyOf } from './relying-party.ts'

const RP_NAME = 'FitTrack'
/** EdDSA, ES256, RS256 (RFC 9053, RFC 8812), in order of preference. */
const ALGORITHMS = [-8, -7, -257]

/** How long a challenge is valid. */
export const CHALLENGE_LIFE_MS = 5 * 60_000

/** An unverified response of an authenticator, in WebAuthn's JSON form. */
export type PasskeyAnswer = Record<string, unknown>

/** Loaded on first use: it takes 150 ms and 28 MB, and many servers have no passkeys. */
const loadLibrary = () => import('@simplewebauthn/server')

/** The options with which a browser creates a passkey. */
export async function generateCreationOptions(
  services: Services,
  { id, username }: AccountRow,
  passkeys: PasskeyRow[],
): Promise<PublicKeyCredentialCreationOptionsJSON> {
  const { generateRegistrationOptions } = await loadLibrary()
  return generateRegistrationOptions({
    rpName: RP_NAME,
    rpID: relyingPartyOf(services),
    userName: username,
    userID: new TextEncoder().encode(userHandleOf(id)),
    timeout: CHALLENGE_LIFE_MS,
    attestationType: 'none',
    supportedAlgorithmIDs: ALGORITHMS,
    excludeCredentials: passkeys.map(toDescriptor),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  })
}

/** The options with which a browser uses one of `passkeys`, or any passkey for this server if the list is empty. */
export async function generateRequestOptions(
  services: Services,
  passkeys: PasskeyRow[],
): Promise<PublicKeyCredentialRequestOptionsJSON> {
  const { generateAuthenticationOptions } = await loadLibrary()
  return generateAuthenticationOptions({
    rpID: relyingPartyOf(services),
    allowCredentials: passkeys.map(toDescriptor),
    timeout: CHALLENGE_LIFE_MS,
    userVerification: 'required',
  })
}

/**
 * Verifies the response to `generateCreationOptions`; undefined when it is not valid. The caller must check and spend
 * the challenge. Throws `invalid` when the page had another origin than the server.
 */
export async function verifyCreation(
  services: Services,
  answer: PasskeyAnswer,
  { origin, challenge }: ClientData,
): Promise<WebAuthnCredential | undefined> {
  const expectedOrigin = assertOrigin(services, origin)
  const { verifyRegistrationResponse } = await loadLibrary()
  try {
    const { registrationInfo } = await verifyRegistrationResponse({
      response: answer as unknown as RegistrationResponseJSON,
      expectedChallenge: challenge,
      expectedOrigin,
      expectedRPID: relyingPartyOf(services),
      requireUserVerification: true,
      supportedAlgorithmIDs: ALGORITHMS,
    })
    return registrationInfo?.credential
  } catch (error) {
    services.log.info({ err: error }, 'a new passkey was refused')
    return undefined
  }
}

/** Verifies the response to `generateRequestOptions` like `verifyCreation`; returns the signature counter. */
export async function verifyUse(
  services: Services,
  answer: PasskeyAnswer,
  { origin, challenge, user_handle }: ClientData,
  passkey: PasskeyRow,
): Promise<number | undefined> {
  const expectedOrigin = assertOrigin(services, origin)
  if (user_handle !== undefined && user_handle !== userHandleOf(passkey.account_id)) return undefined
  const { verifyAuthenticationResponse } = await loadLibrary()
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: answer as unknown as AuthenticationResponseJSON,
      expectedChallenge: challenge,
      expectedOrigin,
      expectedRPID: relyingPartyOf(services),
      credential: {
        id: passkey.credential_id,
        publicKey: new Uint8Array(passkey.public_key),
        counter: passkey.sign_count,
      },
      requireUserVerification: true,
    })
    return verified ? authenticationInfo.newCounter : undefined
  } catch (error) {
    services.log.info({ err: error, passkey_id: passkey.id }, "a passkey's answer was refused")
    return undefined
  }
}

/** The name of the account in the authenticator; it holds no personal data. */
function userHandleOf(account_id: number): string {
  return `account ${account_id}`
}

function toDescriptor({ credential_id, transports }: PasskeyRow) {
  return { id: credential_id, transports: JSON.parse(transports) as string[] }
}
