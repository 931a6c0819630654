import { authorisedFetch } from './access-token.ts'
import { asProblem, problemFrom } from './problem.ts'

/** Downloads a file of the API. It is fetched, because a link cannot send the access token. */
export async function download(path: string, fallbackName: string): Promise<void> {
  const response = await authorisedFetch(new Request(path)).catch((cause) => Promise.reject(asProblem(cause)))
  if (!response.ok) {
    const body = await response.json().catch(() => null)
    throw problemFrom(response.status, body, response.headers.get('retry-after'))
  }
  const name = /filename="?([^";]+)"?/.exec(response.headers.get('content-disposition') ?? '')?.[1]
  saveAs(await response.blob(), name ?? fallbackName)
}

/** Saves a file as a browser download. */
export function saveAs(content: Blob, name: string): void {
  const url = URL.createObjectURL(content)
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}
