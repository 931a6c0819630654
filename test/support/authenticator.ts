import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto'

type Credential = { id: string; privateKey: KeyObject; userHandle: string; counter: number }

/** Wrong values that a test sends in place of the correct ones. */
export type Forgery = {
  origin?: string
  rpId?: string
  type?: string
  challenge?: string
  crossOrigin?: boolean
  isVerified?: boolean
  /** The signature counter; by default it grows by one with each use. */
  counter?: number
  userHandle?: string
}

const USER_PRESENT = 0x01
const USER_VERIFIED = 0x04
const HAS_CREDENTIAL = 0x40

export type Authenticator = ReturnType<typeof openAuthenticator>

/** A browser with an authenticator of P-256 keys (WebAuthn level 3, section 6); `create` and `get` return JSON. */
export function openAuthenticator(origin = 'http://localhost:5173') {
  const credentials: Credential[] = []

  // biome-ignore lint/suspicious/noExplicitAny: the options that the server sent
  function create(options: any, forged: Forgery = {}) {
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
    const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
    const id = randomBytes(32)
    const credential = {
      id: id.toString('base64url'),
      privateKey,
      userHandle: options.user.id as string,
      counter: forged.counter ?? 0,
    }
    credentials.push(credential)
    const authData = Buffer.concat([
      authenticatorData(forged.rpId ?? options.rp.id, credential.counter, HAS_CREDENTIAL, forged),
      Buffer.alloc(16),
      uint16(id.length),
      id,
      coseKey(x, y),
    ])
    return answerOf(credential, {
      clientDataJSON: clientData('webauthn.create', options.challenge, forged).toString('base64url'),
      attestationObject: attestation(authData).toString('base64url'),
      transports: ['internal'],
    })
  }

  // biome-ignore lint/suspicious/noExplicitAny: the options that the server sent
  function get(options: any, forged: Forgery = {}) {
    const allowed = (options.allowCredentials ?? []).map(({ id }: { id: string }) => id)
    const credential = credentials.findLast(({ id }) => allowed.length === 0 || allowed.includes(id))
    if (!credential) throw new Error('the authenticator has no such passkey')
    credential.counter = forged.counter ?? credential.counter + 1
    const authData = authenticatorData(forged.rpId ?? options.rpId, credential.counter, 0, forged)
    const data = clientData('webauthn.get', options.challenge, forged)
    const signed = Buffer.concat([authData, createHash('sha256').update(data).digest()])
    return answerOf(credential, {
      clientDataJSON: data.toString('base64url'),
      authenticatorData: authData.toString('base64url'),
      signature: sign('sha256', signed, credential.privateKey).toString('base64url'),
      userHandle: forged.userHandle ?? credential.userHandle,
    })
  }

  function clientData(type: string, challenge: string, forged: Forgery): Buffer {
    const { crossOrigin = false } = forged
    const data = {
      type: forged.type ?? type,
      challenge: forged.challenge ?? challenge,
      origin: forged.origin ?? origin,
    }
    return Buffer.from(JSON.stringify({ ...data, crossOrigin }))
  }

  return { credentials, create, get }
}

function answerOf({ id }: Credential, response: Record<string, unknown>) {
  return { id, rawId: id, type: 'public-key', clientExtensionResults: {}, response }
}

function authenticatorData(
  rpId: string,
  counter: number,
  more: number,
  { isVerified = true }: Forgery,
): Buffer {
  const count = Buffer.alloc(4)
  count.writeUInt32BE(counter)
  const flags = USER_PRESENT | (isVerified ? USER_VERIFIED : 0) | more
  return Buffer.concat([createHash('sha256').update(rpId).digest(), Buffer.of(flags), count])
}

/** CBOR: {1: 2 (EC2), 3: -7 (ES256), -1: 1 (P-256), -2: x, -3: y}. */
function coseKey(x: string, y: string): Buffer {
  const coordinate = (name: number, value: string) =>
    Buffer.concat([Buffer.of(name, 0x58, 32), Buffer.from(value, 'base64url')])
  return Buffer.concat([
    Buffer.of(0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01),
    coordinate(0x21, x),
    coordinate(0x22, y),
  ])
}

/** CBOR: {"fmt": "none", "attStmt": {}, "authData": authData}. */
function attestation(authData: Buffer): Buffer {
  const text = (value: string) => Buffer.concat([Buffer.of(0x60 + value.length), Buffer.from(value)])
  return Buffer.concat([
    Buffer.of(0xa3),
    text('fmt'),
    text('none'),
    text('attStmt'),
    Buffer.of(0xa0),
    text('authData'),
    Buffer.of(0x59),
    uint16(authData.length),
    authData,
  ])
}

function uint16(value: number): Buffer {
  return Buffer.of(value >> 8, value & 0xff)
}
