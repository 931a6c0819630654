import type { FastifyReply } from 'fastify'

/** Headers of every response: no type guessing, no frames, no use by other sites, no entry in search engines. */
export function commonHeaders(publicUrl: string): Record<string, string> {
  return {
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'same-origin',
    'x-frame-options': 'DENY',
    // Search engines list only what `allowIndexing` names.
    'x-robots-tag': 'noindex',
    'cross-origin-resource-policy': 'same-origin',
    // Nothing runs in a response that is not a page. Pages set their own policy.
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
    ...(publicUrl.startsWith('https:') && { 'strict-transport-security': 'max-age=31536000' }),
  }
}

/** Headers of every page: what it may load and run, and no access to it from the page that opened it. */
export function pageHeaders(policy: string): Record<string, string> {
  return {
    'content-security-policy': policy,
    'cross-origin-opener-policy': 'same-origin',
    'permissions-policy': 'camera=(), microphone=(), geolocation=(self), payment=(), usb=()',
  }
}

/** Lets search engines list the response. */
export function allowIndexing(reply: FastifyReply): void {
  reply.removeHeader('x-robots-tag')
}
