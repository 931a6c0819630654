import { createDecipheriv, createECDH, createPublicKey, hkdfSync, randomBytes, verify } from 'node:crypto'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { openOutbound, type PushTarget } from '../../src/platform/push/index.ts'
import { makeCertificate } from './certificate.ts'

const HOST = 'push.test'

/** A message as the browser gets it, and what the push service saw. */
export type Received = {
  path: string
  headers: Record<string, string>
  /** The claims of the server's signed token. */
  claims: { aud: string; exp: number; sub: string }
  text: string
  bytes: number
}

export type PushService = Awaited<ReturnType<typeof startPushService>>

/**
 * A push service on this machine, over HTTPS, with browsers that subscribe to it: it checks the server's signature and
 * decrypts each message (RFC 8291, 8292), with code that shares nothing with the code under test.
 */
export async function startPushService() {
  const browsers = new Map<string, Browser>()
  const received: Received[] = []
  let answer: { status: number; headers?: Record<string, string> } | 'hangs' = { status: 201 }
  const { key, cert } = makeCertificate(HOST)
  const server = createServer({ key, cert }, async (request, response) => {
    const body = await buffer(request)
    if (answer === 'hangs') return
    const browser = browsers.get(request.url ?? '')
    if (browser && answer.status < 300)
      received.push(receive(browser, request.url ?? '', request.headers, body))
    response.writeHead(browser ? answer.status : 404, answer.headers).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    received,
    /** The client of the server under test, which finds this service at the name in the addresses. */
    outbound: openOutbound({
      allowed: ['127.0.0.1'],
      port,
      ca: cert,
      resolve: async () => ['127.0.0.1'],
      timeout_ms: 1_000,
    }),
    port,
    cert,
    /** What a browser returns from `pushManager.subscribe`. */
    subscribe(): PushTarget {
      const keys = createECDH('prime256v1')
      keys.generateKeys()
      const auth = randomBytes(16)
      const path = `/${randomBytes(12).toString('hex')}`
      browsers.set(path, { keys, auth })
      const p256dh = keys.getPublicKey('base64url')
      return { endpoint: `https://${HOST}${path}`, p256dh, auth: auth.toString('base64url') }
    },
    unsubscribe({ endpoint }: Pick<PushTarget, 'endpoint'>): void {
      browsers.delete(new URL(endpoint).pathname)
    },
    /** How it answers from now on. */
    behave(as: typeof answer): void {
      answer = as
    },
    close(): Promise<unknown> {
      server.closeAllConnections()
      return new Promise((resolve) => server.close(resolve))
    },
  }
}

type Browser = { keys: ReturnType<typeof createECDH>; auth: Buffer }

function receive(browser: Browser, path: string, headers: object, body: Buffer): Received {
  const given = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]))
  return {
    path,
    headers: given,
    claims: verified(given.authorization ?? ''),
    text: decrypted(browser, body),
    bytes: body.length,
  }
}

/** RFC 8188: salt, record size, length of the key, key, one record. RFC 8291: how its key is made. */
function decrypted({ keys, auth }: Browser, body: Buffer): string {
  const salt = body.subarray(0, 16)
  const keyEnd = 21 + body[20]!
  const serverKey = body.subarray(21, keyEnd)
  const info = Buffer.concat([Buffer.from('WebPush: info\0'), keys.getPublicKey(), serverKey])
  const material = hkdf(auth, keys.computeSecret(serverKey), info, 32)
  const key = hkdf(salt, material, 'Content-Encoding: aes128gcm\0', 16)
  const nonce = hkdf(salt, material, 'Content-Encoding: nonce\0', 12)
  const decipher = createDecipheriv('aes-128-gcm', key, nonce, { authTagLength: 16 })
  decipher.setAuthTag(body.subarray(-16))
  const padded = Buffer.concat([decipher.update(body.subarray(keyEnd, -16)), decipher.final()])
  return padded.subarray(0, padded.lastIndexOf(2)).toString()
}

function hkdf(salt: Buffer, material: Buffer, info: Buffer | string, length: number): Buffer {
  return Buffer.from(hkdfSync('sha256', material, salt, info, length))
}

/** Throws unless the token is signed with the key that is sent with it. */
function verified(authorization: string): Received['claims'] {
  const [, token = '', key = ''] = /^vapid t=([\w.-]+), k=([\w-]+)$/.exec(authorization) ?? []
  const [head = '', claims = '', signature = ''] = token.split('.')
  const point = Buffer.from(key, 'base64url')
  const [x, y] = [point.subarray(1, 33), point.subarray(33)].map((part) => part.toString('base64url'))
  const publicKey = createPublicKey({ key: { kty: 'EC', crv: 'P-256', x, y }, format: 'jwk' })
  const isRight = verify(
    'sha256',
    Buffer.from(`${head}.${claims}`),
    { key: publicKey, dsaEncoding: 'ieee-p1363' },
    Buffer.from(signature, 'base64url'),
  )
  if (!isRight) throw new Error(`the signature of ${authorization} is wrong`)
  return JSON.parse(Buffer.from(claims, 'base64url').toString())
}
