import { authorisedFetch } from '../../api/access.ts'
import { asProblem, problemFrom } from '../../api/problem.ts'
import { onSessionEnd } from '../../session/session.svelte.ts'

/** Enough for a long list. The image that was shown longest ago is dropped first. */
const KEPT = 150
const kept = new Map<string, Promise<string>>()

/**
 * A blob address of an image of the API. It is fetched, because an `<img>` cannot send the access token, and cached,
 * because lists show the same images again and again.
 */
export function imageUrl(path: string): Promise<string> {
  const known = kept.get(path)
  if (known) {
    // Moves it to the end, which holds what was shown last.
    kept.delete(path)
    kept.set(path, known)
    return known
  }
  const asked = fetchPicture(path)
  kept.set(path, asked)
  asked.catch(() => kept.delete(path))
  const [oldest] = kept.keys()
  if (kept.size > KEPT && oldest !== undefined) forget(oldest)
  return asked
}

// An image of one account must not be shown to the next one.
onSessionEnd(() => {
  for (const path of kept.keys()) forget(path)
})

function forget(path: string): void {
  const url = kept.get(path)
  kept.delete(path)
  url?.then(URL.revokeObjectURL, () => {})
}

async function fetchPicture(path: string): Promise<string> {
  const response = await authorisedFetch(new Request(path)).catch((cause) => Promise.reject(asProblem(cause)))
  if (!response.ok) throw problemFrom(response.status, null, response.headers.get('retry-after'))
  return URL.createObjectURL(await response.blob())
}
