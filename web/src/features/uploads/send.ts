import { type AccessToken, currentAccessToken, refreshedTokenAfter } from '../../api/access-token.ts'
import { api } from '../../api/client.ts'
import { Problem, problemFrom, unwrap } from '../../api/problem.ts'
import type { Recording } from '../../api/types.ts'

type Sending = { signal: AbortSignal; onProgress: (share: number) => void }

/** Sends a file. `onProgress` gets the share that was sent. By XHR, because fetch reports no upload progress. */
export async function sendFile(file: File, sending: Sending): Promise<Recording> {
  const token = currentAccessToken()
  const first = await post(file, token, sending)
  if (token === null || first.status !== 401) return recordingOf(first)
  const fresh = await refreshedTokenAfter(token)
  if (fresh === null) throw problemFrom(401, first.body)
  return recordingOf(await post(file, fresh, sending))
}

type Answer = { status: number; body: unknown; retryAfter: string | null }

function recordingOf({ status, body, retryAfter }: Answer): Recording {
  if (status < 200 || status >= 300) throw problemFrom(status, body, retryAfter)
  return body as Recording
}

async function post(file: File, token: AccessToken | null, { signal, onProgress }: Sending): Promise<Answer> {
  // A signal that was aborted earlier fires no event.
  signal.throwIfAborted()
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', '/api/recordings/')
    request.responseType = 'json'
    if (token) request.setRequestHeader('authorization', `Bearer ${token.value}`)
    request.setRequestHeader('accept-language', document.documentElement.lang)
    request.upload.onprogress = (event) => {
      if (event.lengthComputable) onProgress(event.loaded / event.total)
    }
    request.onload = () => {
      const retryAfter = request.getResponseHeader('retry-after')
      resolve({ status: request.status, body: request.response, retryAfter })
    }
    request.onerror = () => reject(new Problem(0, { code: 'unreachable' }))
    request.onabort = () => reject(signal.reason)
    signal.addEventListener('abort', () => request.abort(), { once: true })
    const form = new FormData()
    form.append('file', file, file.name)
    request.send(form)
  })
}

const FIRST_WAIT_MS = 300
const LONGEST_WAIT_MS = 2000
/** How many polls in a row may fail, because a bad connection loses some responses. */
const MAX_LOST = 5

type Following = { signal: AbortSignal; onNews: (recording: Recording) => void }

/** Polls a recording until the server has imported it or has failed to. */
export async function followRecording(
  first: Recording,
  { signal, onNews }: Following,
): Promise<'done' | 'failed'> {
  const params = { path: { id: first.id } }
  let recording = first
  let wait = FIRST_WAIT_MS
  let lost = 0
  onNews(recording)
  while (recording.status === 'queued' || recording.status === 'running') {
    await new Promise((resolve) => setTimeout(resolve, wait))
    signal.throwIfAborted()
    wait = Math.min(wait * 1.4, LONGEST_WAIT_MS)
    try {
      recording = await unwrap(api.GET('/api/recordings/{id}/', { signal, params }))
      lost = 0
      onNews(recording)
    } catch (cause) {
      const mayPass = cause instanceof Problem && (cause.status === 0 || cause.status >= 429)
      if (signal.aborted || !mayPass || ++lost > MAX_LOST) throw cause
    }
  }
  return recording.status
}
