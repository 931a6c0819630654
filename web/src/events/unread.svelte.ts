import { api } from '../api/client.ts'
import { unwrap } from '../api/problem.ts'
import { onSessionEnd, sessionSignal } from '../session/session.svelte.ts'

let count = $state(0)

/** How many notifications are unread; 100 also stands for more. */
export function unreadCount(): number {
  return count
}

export function setUnreadCount(next: number): void {
  count = next
}

/** Without the stream of events, which tells the number whenever it changes. */
export async function loadUnreadCount(): Promise<void> {
  try {
    const signal = sessionSignal()
    setUnreadCount((await unwrap(api.GET('/api/notifications/count/', { signal }))).count)
  } catch {
    // A badge that is missing for a while is no reason for an error message.
  }
}

onSessionEnd(() => setUnreadCount(0))
