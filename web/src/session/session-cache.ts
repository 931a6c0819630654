import { onSessionEnd } from './session.svelte.ts'

/** A cache for data of the account: emptied when the session ends. */
export function sessionCache<T>(): Map<string, T> {
  const cache = new Map<string, T>()
  onSessionEnd(() => cache.clear())
  return cache
}
