import { authorisedFetch } from '../../api/access.ts'
import { errorMessage, fieldError } from '../../api/error-message.ts'
import { asProblem, problemFrom } from '../../api/problem.ts'
import { t } from '../../i18n/i18n.svelte.ts'
import { refusalOf } from './refusal.ts'
import { shrunk } from './shrink.ts'

/** What the file picker offers; the server looks into the file itself. */
export const PICTURES = 'image/jpeg,image/png,image/webp,image/avif'

/** Sends a picture as a form's field `image`, and answers what the API says of it. */
export async function sendPicture<T>(method: 'PUT' | 'POST', path: string, file: File): Promise<T> {
  const body = new FormData()
  body.append('image', await shrunk(file), file.name)
  const headers = { 'accept-language': document.documentElement.lang }
  const request = new Request(path, { method, body, headers })
  const response = await authorisedFetch(request).catch((cause) => Promise.reject(asProblem(cause)))
  const answer = await response.json().catch(() => null)
  if (!response.ok) throw problemFrom(response.status, answer, response.headers.get('retry-after'))
  return answer as T
}

/** Why a picture was not taken, in words. */
export function imageErrorMessage(cause: unknown): string {
  const problem = asProblem(cause)
  const known = refusalOf(problem)
  if (known) return t(`picture.refusals.${known.reason}`, known)
  return fieldError(problem, 'image', t('picture.this')) ?? errorMessage(problem)
}
