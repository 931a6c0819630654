import { authorisedFetch } from './access.ts'
import { asProblem, problemFrom } from './problem.ts'

/** Saves the file that a workout was imported from. Fetched, because a link cannot carry the access token. */
export async function downloadOriginal(id: number): Promise<void> {
  const request = new Request(`/api/workouts/${id}/original/`)
  const response = await authorisedFetch(request).catch((cause) => Promise.reject(asProblem(cause)))
  if (!response.ok) throw problemFrom(response.status, await response.json().catch(() => null))
  const name = /filename="?([^";]+)"?/.exec(response.headers.get('content-disposition') ?? '')?.[1]
  const url = URL.createObjectURL(await response.blob())
  const link = document.createElement('a')
  link.href = url
  link.download = name ?? `workout-${id}`
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}
