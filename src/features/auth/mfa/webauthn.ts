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
/** EdDSA, ES256, RS256 (RFC 9053, RFC 8812), the preferred first. */
const ALGORITHMS = [-8, -7, -257]

/** How long a challenge can be answered. */
export const CHALLENGE_LIFE_MS = 5 * 60_000

/** What an authenticator answered, in WebAuthn's JSON form, unchecked. */
export type PasskeyAnswer = Record<string, unknown>

/** 150 ms and 28 MB that a server without passkeys does not need. */
const loadLibrary = () => import('@simplewebauthn/server')

/** What the browser is asked in order to make a passkey. */
export async function toCreate(
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

/** Without passkeys to choose from, the person chooses among those that the authenticator has for this server. */
export async function toUse(
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
 * The credential that was made; undefined when anything is wrong but the challenge, which the caller uses up. Throws
 * `invalid` when the page was at another address than the server's.
 */
export async function madeCredential(
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

/** The signature counter of a right answer; undefined and thrown as `madeCredential` does. */
export async function usedCounter(
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

/** What an authenticator keeps to tell accounts apart; it says nothing about the person. */
function userHandleOf(account_id: number): string {
  return `account ${account_id}`
}

function toDescriptor({ credential_id, transports }: PasskeyRow) {
  return { id: credential_id, transports: JSON.parse(transports) as string[] }
}
