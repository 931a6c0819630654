/** What a passkey response claims. Not trustworthy before its signature is verified. */
export type ClientData = {
  challenge: string
  origin: string
  credential_id: string
  /** As text; undefined when the authenticator sent none. */
  user_handle: string | undefined
}

/** Reads a response of navigator.credentials in its JSON form; undefined when it is malformed. */
export function parseClientData(answer: Record<string, unknown>): ClientData | undefined {
  const response = answer.response as Record<string, unknown> | null | undefined
  const parsed = parseJson(response?.clientDataJSON)
  if (!parsed || !isBase64Url(answer.id) || !isBase64Url(parsed.challenge)) return undefined
  const { challenge, origin, crossOrigin } = parsed
  // FitTrack's pages refuse to be framed, so a cross-origin response is a forgery.
  if (typeof origin !== 'string' || crossOrigin === true) return undefined
  const handle = response?.userHandle
  const user_handle = isBase64Url(handle) ? Buffer.from(handle, 'base64url').toString('utf8') : undefined
  return { challenge, origin, credential_id: answer.id, user_handle }
}

function parseJson(encoded: unknown): Record<string, unknown> | undefined {
  if (!isBase64Url(encoded)) return undefined
  try {
    const value: unknown = JSON.parse(Buffer.from(encoded, 'base64url').toString('utf8'))
    return value !== null && typeof value === 'object' ? (value as Record<string, unknown>) : undefined
  } catch {
    return undefined
  }
}

function isBase64Url(value: unknown): value is string {
  return typeof value === 'string' && value.length <= 4_000 && /^[\w-]+$/.test(value)
}
