import { vi } from 'vitest'

const bytesOf = (text: string) => new TextEncoder().encode(text).buffer

/** A challenge and the id of a passkey, as the API sends them: base64url of `challenge` and `phone`. */
const challenge = 'Y2hhbGxlbmdl'
const credential = { id: 'cGhvbmU', type: 'public-key' as const }

/** What the API answers when a passkey is to be used. */
export const passkeyRequest = { challenge, allowCredentials: [credential] }
/** What the API answers when a passkey is to be created. */
export const passkeyCreation = {
  challenge,
  rp: { id: 'localhost', name: 'FitTrack' },
  user: { id: 'YW5u', name: 'ann', displayName: 'ann' },
  pubKeyCredParams: [{ type: 'public-key' as const, alg: -7 }],
  excludeCredentials: [credential],
}

/** Gives the browser passkeys. It answers each request with the passkey `phone`, or fails with `error`. */
export function fakePasskeys(error?: DOMException) {
  const created: PublicKeyCredentialCreationOptions[] = []
  const used: PublicKeyCredentialRequestOptions[] = []

  function answer(response: Record<string, unknown>) {
    if (error) throw error
    return {
      ...credential,
      rawId: bytesOf('phone'),
      response: { clientDataJSON: bytesOf('client'), ...response },
      getClientExtensionResults: () => ({}),
    }
  }

  vi.stubGlobal('PublicKeyCredential', class {})
  Object.defineProperty(navigator, 'credentials', {
    configurable: true,
    value: {
      async create({ publicKey }: Required<CredentialCreationOptions>) {
        created.push(publicKey)
        return answer({ attestationObject: bytesOf('attestation') })
      },
      async get({ publicKey }: Required<CredentialRequestOptions>) {
        used.push(publicKey)
        return answer({ authenticatorData: bytesOf('data'), signature: bytesOf('signature') })
      },
    },
  })
  return { created, used }
}

/** Reads bytes as text, such as a challenge that the browser got. */
export function textOf(bytes: BufferSource | undefined): string {
  return new TextDecoder().decode(bytes)
}
