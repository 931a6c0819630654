import { authorisedFetch } from '../../api/access-token.ts'
import { errorMessage, fieldError } from '../../api/error-message.ts'
import { asProblem, problemFrom } from '../../api/problem.ts'
import { t } from '../../i18n/i18n.svelte.ts'
import { sessionSignal } from '../../session/session.svelte.ts'
import { refusalReason } from './refusal.ts'
import { shrinkImage } from './shrink-image.ts'

/** What the file picker offers. The server checks the content of a file itself. */
export const IMAGE_TYPES = 'image/jpeg,image/png,image/webp,image/avif'

/** Uploads an image as the form field `image`, and returns the response of the API. */
export async function sendImage<T>(method: 'PUT' | 'POST', path: string, file: File): Promise<T> {
  const signal = sessionSignal()
  const body = new FormData()
  body.append('image', await shrinkImage(file), file.name)
  signal.throwIfAborted()
  const headers = { 'accept-language': document.documentElement.lang }
  const request = new Request(path, { method, body, headers, signal })
  const response = await authorisedFetch(request).catch((cause) => Promise.reject(asProblem(cause)))
  const answer = await response.json().catch(() => null)
  if (!response.ok) throw problemFrom(response.status, answer, response.headers.get('retry-after'))
  return answer as T
}

/** Why an image was refused, as a sentence. */
export function imageErrorMessage(cause: unknown): string {
  const problem = asProblem(cause)
  const known = refusalReason(problem)
  if (known) return t(`picture.refusals.${known.reason}`, known)
  return fieldError(problem, 'image', t('picture.this')) ?? errorMessage(problem)
}
