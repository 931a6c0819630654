import { untrack } from 'svelte'
import { onSessionEnd, session } from '../../session/session.svelte.ts'
import { forgetBrowser, renewPush } from './push.ts'

/** Keeps the server's address of this browser right while somebody is signed in, and forgets it afterwards. Call it once. */
export function keepPush(): void {
  // Nobody waits for either: the page of the settings shows the state, and the server deletes useless addresses.
  const renew = () => void renewPush().catch(() => {})
  onSessionEnd(() => void forgetBrowser().catch(() => {}))
  // The service worker tells of a change.
  navigator.serviceWorker?.addEventListener('message', () => {
    if (session.account) renew()
  })
  $effect.root(() => {
    const id = $derived(session.account?.id)
    $effect(() => {
      if (id !== undefined) untrack(renew)
    })
  })
}
