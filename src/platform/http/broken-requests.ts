import type { Socket } from 'node:net'
import { AppError } from '../errors.ts'
import { acceptedLanguage } from '../i18n.ts'
import { errorBody } from './errors.ts'

/** The client has this long to read the refusal before the connection is closed. */
const CLOSE_AFTER_MS = 1_000

/**
 * Refuses a request that is not HTTP or never arrives in full. Writes to the socket itself, because Fastify has no
 * request yet. The body has the shape of every other refusal.
 */
export function refuseBrokenRequest(
  error: Error & { code?: string },
  socket: Socket,
  acceptLanguage?: string,
): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy()
  const { status, reason, refusal } = describe(error.code)
  const language = acceptedLanguage(acceptLanguage) ?? 'en'
  const body = JSON.stringify({ ...errorBody(refusal, language, 'none'), status_code: status })
  setTimeout(() => socket.destroy(), CLOSE_AFTER_MS).unref()
  socket.end(
    `HTTP/1.1 ${status} ${reason}\r\nContent-Type: application/json; charset=utf-8\r\nContent-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
  )
}

function describe(code = ''): { status: number; reason: string; refusal: AppError } {
  if (code === 'HPE_HEADER_OVERFLOW') {
    const refusal = new AppError('headers_too_large', 'headers_too_large')
    return { status: 431, reason: 'Request Header Fields Too Large', refusal }
  }
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') {
    return { status: 408, reason: 'Request Timeout', refusal: new AppError('malformed', 'request_timeout') }
  }
  return { status: 400, reason: 'Bad Request', refusal: new AppError('malformed', 'unreadable') }
}
