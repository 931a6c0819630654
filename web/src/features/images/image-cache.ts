import { authorisedFetch } from '../../api/access-token.ts'
import { asProblem, problemFrom } from '../../api/problem.ts'
import { onSessionEnd } from '../../session/session.svelte.ts'

/** Enough for a long list. The image that was shown longest ago is dropped first. */
const CACHE_SIZE = 150
const cache = new Map<string, Promise<string>>()

/**
 * A blob address for an image of the API. The image is fetched, because an `<img>` cannot send the access token, and
 * cached, because lists show the same images again and again.
 */
export function imageUrl(path: string): Promise<string> {
  const cached = cache.get(path)
  if (cached) {
    // Moves the image to the end of the map: the first one was shown longest ago.
    cache.delete(path)
    cache.set(path, cached)
    return cached
  }
  const loading = fetchImage(path)
  cache.set(path, loading)
  loading.catch(() => {
    // Deletes only its own entry: after a sign-out, the next session may have cached the same path.
    if (cache.get(path) === loading) cache.delete(path)
  })
  const [oldest] = cache.keys()
  if (cache.size > CACHE_SIZE && oldest !== undefined) drop(oldest)
  return loading
}

// Images of one account must not be shown to the next account.
onSessionEnd(() => {
  for (const path of cache.keys()) drop(path)
})

function drop(path: string): void {
  const url = cache.get(path)
  cache.delete(path)
  url?.then(URL.revokeObjectURL, () => {})
}

async function fetchImage(path: string): Promise<string> {
  const response = await authorisedFetch(new Request(path)).catch((cause) => Promise.reject(asProblem(cause)))
  if (!response.ok) throw problemFrom(response.status, null, response.headers.get('retry-after'))
  return URL.createObjectURL(await response.blob())
}
