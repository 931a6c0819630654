import { unreadCount } from '../events/unread.svelte.ts'

/** The server counts up to 100. */
const MOST = 99

/** The number beside the bell; empty when everything is read. */
export function unreadText(): string {
  const count = unreadCount()
  if (count === 0) return ''
  return count > MOST ? `${MOST}+` : String(count)
}
