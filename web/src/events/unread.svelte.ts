import { untrack } from 'svelte'
import { api } from '../api/client.ts'
import { unwrap } from '../api/problem.ts'
import { onSessionEnd, session } from '../session/session.svelte.ts'

let count = $state(0)

/** How many notifications are unread; 100 also stands for more. */
export function unreadCount(): number {
  return count
}

export function setUnreadCount(next: number): void {
  count = next
}

/** Loads the number whenever somebody signs in. Call it once. */
export function followUnread(): () => void {
  return $effect.root(() => {
    const id = $derived(session.account?.id)
    $effect(() => {
      if (id !== undefined) untrack(loadUnreadCount)
    })
  })
}

async function loadUnreadCount(): Promise<void> {
  try {
    setUnreadCount((await unwrap(api.GET('/api/notifications/count/'))).count)
  } catch {
    // A badge that is missing for a while is no reason for an error message.
  }
}

onSessionEnd(() => setUnreadCount(0))
