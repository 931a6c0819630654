import type { Config } from '../config.ts'

/**
 * Whom push services may contact about this server's messages (RFC 8292): its address, or else the sender of its mails.
 * Apple refuses localhost in either, so a server without an address of its own reaches no Apple device.
 */
export function pushSubject({ http, mail }: Pick<Config, 'http' | 'mail'>): string {
  const { protocol, hostname } = new URL(http.publicUrl)
  if (protocol === 'https:' && hostname !== 'localhost') return http.publicUrl
  const [, address] = /<([^<>]+)>\s*$/.exec(mail.from) ?? []
  return `mailto:${(address ?? mail.from).trim()}`
}
