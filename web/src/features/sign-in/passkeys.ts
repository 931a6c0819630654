import {
  browserSupportsWebAuthn,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  startAuthentication,
  startRegistration,
} from '@simplewebauthn/browser'
import { api } from '../../api/client.ts'
import { Problem, unwrap } from '../../api/problem.ts'
import type { PasskeyAnswer, Proof } from '../../api/types.ts'
import { t } from '../../i18n/i18n.svelte.ts'

/** Browsers support passkeys only on https and on localhost. */
export function canUsePasskeys(): boolean {
  return browserSupportsWebAuthn()
}

/** Asks for a passkey to sign in with. Throws a `Problem` when the person cancels. */
export async function passkeyToSignIn(): Promise<PasskeyAnswer> {
  const options = await unwrap(api.POST('/api/auth/passkey/options/', { body: {} }))
  return askFor(options)
}

/** Asks for a passkey of the signed-in account, as a proof of identity. */
export async function passkeyAsProof(): Promise<PasskeyAnswer> {
  const options = await unwrap(api.POST('/api/auth/mfa/passkeys/proof-options/', { body: {} }))
  return askFor(options)
}

/** Creates a passkey and adds it to the account. */
export async function addPasskey(name: string, proof: Proof): Promise<void> {
  const options = await unwrap(api.POST('/api/auth/mfa/passkeys/options/', { body: proof }))
  const optionsJSON = options as unknown as PublicKeyCredentialCreationOptionsJSON
  const answer = await inWords(() => startRegistration({ optionsJSON }))
  await unwrap(api.POST('/api/auth/mfa/passkeys/', { body: { name, answer } }))
}

function askFor(options: unknown): Promise<PasskeyAnswer> {
  const optionsJSON = options as PublicKeyCredentialRequestOptionsJSON
  return inWords(() => startAuthentication({ optionsJSON }))
}

async function inWords(ceremony: () => Promise<unknown>): Promise<PasskeyAnswer> {
  try {
    return (await ceremony()) as PasskeyAnswer
  } catch (cause) {
    throw new Problem(400, { code: 'passkey', message: wordsFor(cause) })
  }
}

/** Replaces the browser's messages, which are in English and written for developers. */
function wordsFor(cause: unknown): string {
  const name = cause instanceof Error ? cause.name : ''
  if (name === 'NotAllowedError' || name === 'AbortError') return t('passkey.not_used')
  if (name === 'InvalidStateError') return t('passkey.known')
  if (name === 'SecurityError') return t('passkey.wrong_address')
  return t('passkey.failed')
}
