import { linkSecret, matchPath } from './match.ts'

type Place = { path: string; search: string; visit: number }

let place = $state.raw<Place>(here(0))

function here(visit: number): Place {
  return { path: location.pathname, search: location.search, visit }
}

/** The current address. `visit` counts navigations: 0 is the page that the browser opened. */
export const router = {
  get route() {
    return matchPath(place.path)
  },
  get path() {
    return place.path
  },
  get search() {
    return place.search
  },
  get visit() {
    return place.visit
  },
}

export function navigate(to: string, { replace = false } = {}): void {
  history.replaceState({ ...history.state, scroll: scrollY }, '')
  history[replace ? 'replaceState' : 'pushState']({}, '', to)
  place = here(place.visit + 1)
}

/** Changes the query of the address without a navigation: scroll position, focus and history stay as they are. */
export function replaceSearch(search: string): void {
  history.replaceState(history.state, '', location.pathname + search)
  place = here(place.visit)
}

/** Removes the secret of a mailed link from the address, so that it is neither visible nor in the history. */
export function takeLinkSecret(): { token: string; uid: string } {
  const secret = linkSecret(location.hash)
  if (location.hash) history.replaceState(history.state, '', location.pathname + location.search)
  return secret
}

/** The scroll position at which the page was left; 0 for a page that is opened first. */
export function savedScroll(): number {
  return Number(history.state?.scroll ?? 0)
}

function onClick(event: MouseEvent): void {
  const link = (event.target as Element | null)?.closest?.('a')
  if (!link || event.defaultPrevented || event.button !== 0) return
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
  if (link.origin !== location.origin || link.target || link.hasAttribute('download')) return
  if (link.hash && link.pathname === location.pathname) return
  event.preventDefault()
  navigate(link.pathname + link.search)
}

export function startRouter(): void {
  history.scrollRestoration = 'manual'
  document.addEventListener('click', onClick)
  addEventListener('popstate', () => {
    place = here(place.visit + 1)
  })
}
