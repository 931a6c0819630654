/** A tab that nobody has looked at for so long needs no news. */
const HIDDEN_MS = 5 * 60_000
const SHOWN = 'shown'

/**
 * Tells whether this tab needs news. A browser has only six connections to a server without HTTP/2, so a hidden tab gives
 * up its stream as soon as another tab is shown.
 */
export function watchPresence({ arrive, leave }: { arrive: () => void; leave: () => void }): () => void {
  const otherTabs = 'BroadcastChannel' in window ? new BroadcastChannel('fittrack-events') : null
  let timer: ReturnType<typeof setTimeout> | undefined

  function look(): void {
    clearTimeout(timer)
    if (document.visibilityState === 'hidden') {
      timer = setTimeout(leave, HIDDEN_MS)
      return
    }
    otherTabs?.postMessage(SHOWN)
    arrive()
  }

  function leaveToOther(): void {
    if (document.visibilityState === 'hidden') leave()
  }

  document.addEventListener('visibilitychange', look)
  addEventListener('online', look)
  addEventListener('pageshow', look)
  // An open stream would keep the page out of the browser's cache of earlier pages.
  addEventListener('pagehide', leave)
  if (otherTabs) otherTabs.onmessage = leaveToOther
  if (document.visibilityState === 'visible') look()
  return () => {
    clearTimeout(timer)
    document.removeEventListener('visibilitychange', look)
    removeEventListener('online', look)
    removeEventListener('pageshow', look)
    removeEventListener('pagehide', leave)
    otherTabs?.close()
  }
}
