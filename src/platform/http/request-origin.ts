import { isIP } from 'node:net'
import type { FastifyRequest } from 'fastify'

/** Where a request comes from, for the list of sessions and the audit log. */
export type RequestOrigin = { address: string; user_agent: string; request_id: string }

const MAX_USER_AGENT_LENGTH = 400

/** Reads the network address, the user agent and the id of a request. */
export function requestOrigin({ ip, id, headers }: FastifyRequest): RequestOrigin {
  return {
    address: plainAddress(ip),
    request_id: id,
    user_agent: (headers['user-agent'] ?? '').slice(0, MAX_USER_AGENT_LENGTH),
  }
}

/** A dual-stack socket reports IPv4 addresses as `::ffff:192.0.2.7`; a proxy may report text that is no address. */
function plainAddress(ip: string): string {
  const address = ip.replace(/^::ffff:(?=\d+\.)/i, '')
  return isIP(address) ? address : ''
}
