import webPush from 'web-push'
import type { Config } from '../config.ts'
import { type KeyServices, loadPushKeys, type PushKeys } from './keys.ts'
import { type Outbound, openOutbound } from './outbound.ts'
import { pushSubject } from './subject.ts'

/** No push service has to take more. */
const MAX_MESSAGE_BYTES = 4_096

/** What a browser made with this server's public key. */
export type PushTarget = { endpoint: string; p256dh: string; auth: string }

export type PushMessage = {
  /** What the service worker gets. It is encrypted; push services cannot read it. */
  text: string
  /** A later message of the same topic replaces one that is not delivered yet. At most 32 characters of base64url. */
  topic: string
  urgency: 'low' | 'normal' | 'high'
  /** How long the push service keeps the message while the device is away. */
  ttl_s: number
}

/** Sends messages to browsers through the push services that they have chosen (RFC 8030, 8291, 8292). */
export type Push = {
  /** The `applicationServerKey` for `pushManager.subscribe`. */
  publicKey(): Promise<string>
  /** Returns `gone` when the subscription has ended. Throws PushRefused, or another error when a retry may help. */
  send(target: PushTarget, message: PushMessage): Promise<'sent' | 'gone'>
}

/** The push service refuses this message, and will do so again. */
export class PushRefused extends Error {
  readonly status: number

  constructor(status: number) {
    super(`the push service refused the message with ${status}`)
    this.status = status
  }
}

declare module '../services.ts' {
  interface Services {
    push: Push
  }
}

export type PushServices = KeyServices & { config: Pick<Config, 'http' | 'mail'> }

export function openPush(services: PushServices, outbound: Outbound = openOutbound()): Push {
  let loading: Promise<PushKeys> | undefined
  const keys = () => {
    loading ??= loadPushKeys(services).catch((error) => {
      loading = undefined
      throw error
    })
    return loading
  }
  const subject = pushSubject(services.config)
  return {
    publicKey: async () => (await keys()).publicKey,
    async send(target, message) {
      const { endpoint, headers, body } = encrypt(target, message, { subject, ...(await keys()) })
      const { status } = await outbound.post({ url: new URL(endpoint), headers, body })
      if (status >= 200 && status < 300) return 'sent'
      if (status === 404 || status === 410) return 'gone'
      if (isFinal(status)) throw new PushRefused(status)
      throw new Error(`the push service answered ${status}`)
    },
  }
}

/** Errors of the request. The service may take it later after 408 and 429. A redirect is not followed. */
function isFinal(status: number): boolean {
  return status >= 300 && status < 500 && status !== 408 && status !== 429
}

function encrypt(
  { endpoint, p256dh, auth }: PushTarget,
  { text, topic, urgency, ttl_s }: PushMessage,
  vapidDetails: PushKeys & { subject: string },
) {
  const details = webPush.generateRequestDetails({ endpoint, keys: { p256dh, auth } }, text, {
    vapidDetails,
    TTL: ttl_s,
    topic,
    urgency,
    contentEncoding: 'aes128gcm',
  })
  const body = details.body as Buffer
  if (body.length > MAX_MESSAGE_BYTES)
    throw new RangeError(`a push message of ${body.length} bytes is too long`)
  const headers = Object.entries(details.headers).map(([name, value]) => [name, String(value)])
  return { endpoint, headers: Object.fromEntries(headers) as Record<string, string>, body }
}
