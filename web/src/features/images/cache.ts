import { authorisedFetch } from '../../api/access.ts'
import { asProblem, problemFrom } from '../../api/problem.ts'
import { onSessionEnd } from '../../session/session.svelte.ts'

/** Enough for every picture of a long list; what was seen longest ago goes first. */
const KEPT = 150
const kept = new Map<string, Promise<string>>()

/**
 * An address under which an `<img>` can show a picture of the API. Fetched, because a picture's request cannot carry
 * the access token; kept, because a list shows the same one again and again.
 */
export function imageUrl(path: string): Promise<string> {
  const known = kept.get(path)
  if (known) {
    // The last in the order is the one seen last.
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
