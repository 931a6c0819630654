import { isIP } from 'node:net'
import Bowser from 'bowser'
import type { FastifyRequest } from 'fastify'

/** Where a request comes from, for sessions and the audit log. */
export type Client = { address: string; user_agent: string; request_id: string }

const MOST_CHARACTERS = 400

/** Where this request comes from. */
export function clientOf({ ip, id, headers }: FastifyRequest): Client {
  return {
    address: shownAddress(ip),
    request_id: id,
    user_agent: (headers['user-agent'] ?? '').slice(0, MOST_CHARACTERS),
  }
}

/** A socket that takes both kinds of addresses shows IPv4 ones in the form of the other; a proxy may tell anything. */
function shownAddress(ip: string): string {
  const address = ip.replace(/^::ffff:(?=\d+\.)/i, '')
  return isIP(address) ? address : ''
}

/** What a person calls the browser and the machine: "Firefox", "Windows computer"; empty where nobody can tell. */
export function describeDevice(user_agent: string): { browser: string; device: string } {
  if (!user_agent) return { browser: '', device: '' }
  const { browser, os, platform } = Bowser.parse(user_agent)
  const kind = platform.model ?? KINDS[platform.type ?? ''] ?? ''
  return { browser: browser.name ?? '', device: [os.name, kind].filter(Boolean).join(' ') }
}

const KINDS: Record<string, string> = { desktop: 'computer', mobile: 'phone', tablet: 'tablet', tv: 'TV' }
