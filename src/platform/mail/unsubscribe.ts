import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Secret } from '../secret.ts'

const PURPOSE = 'unsubscribe'

/**
 * Headers with which a mail program offers to stop such mails (RFC 2369, 8058). The token is never stored and does not
 * expire, because people unsubscribe in old mails; all that it permits is to stop these mails.
 */
export function unsubscribeHeaders(
  secret: Secret,
  address: string,
  account_id: number,
): Record<string, string> {
  return {
    'List-Unsubscribe': `<${address}?token=${account_id}.${signatureOf(secret.key(PURPOSE), account_id)}>`,
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
  }
}

/** The account that a token was made for; undefined when the server did not make it. */
export function accountOfUnsubscribeToken(secret: Secret, token: string): number | undefined {
  const [, id, signature = ''] = /^(\d{1,15})\.([\w-]{43})$/.exec(token) ?? []
  const account_id = Number(id)
  const isRight = secret
    .keys(PURPOSE)
    .some(
      (key) =>
        signature && timingSafeEqual(Buffer.from(signature), Buffer.from(signatureOf(key, account_id))),
    )
  return isRight ? account_id : undefined
}

function signatureOf(key: Buffer, account_id: number): string {
  return createHmac('sha256', key).update(String(account_id)).digest('base64url')
}
