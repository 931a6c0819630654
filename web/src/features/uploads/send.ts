import { accessAfter, currentAccess } from '../../api/access.ts'
import { api } from '../../api/client.ts'
import { Problem, problemFrom, unwrap } from '../../api/problem.ts'
import type { Recording } from '../../api/types.ts'

/** Sends a file; `progress` hears the share of it that has left. XHR, because fetch tells no upload progress. */
export async function sendFile(file: File, progress: (share: number) => void): Promise<Recording> {
  const token = currentAccess() ?? ''
  const first = await post(file, token, progress)
  if (first.status !== 401) return recordingOf(first)
  const fresh = await accessAfter(token)
  if (fresh === null) throw problemFrom(401, first.body)
  return recordingOf(await post(file, fresh, progress))
}

type Answer = { status: number; body: unknown; retryAfter: string | null }

function recordingOf({ status, body, retryAfter }: Answer): Recording {
  if (status < 200 || status >= 300) throw problemFrom(status, body, retryAfter)
  return body as Recording
}

function post(file: File, token: string, progress: (share: number) => void): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', '/api/recordings/')
    request.responseType = 'json'
    request.setRequestHeader('authorization', `Bearer ${token}`)
    request.setRequestHeader('accept-language', document.documentElement.lang)
    request.upload.onprogress = (event) => {
      if (event.lengthComputable) progress(event.loaded / event.total)
    }
    request.onload = () => {
      const retryAfter = request.getResponseHeader('retry-after')
      resolve({ status: request.status, body: request.response, retryAfter })
    }
    request.onerror = () => reject(new Problem(0, 'unreachable', ''))
    const form = new FormData()
    form.append('file', file, file.name)
    request.send(form)
  })
}

const FIRST_WAIT_MS = 300
const LONGEST_WAIT_MS = 2000
const PATIENCE = 5

/** Follows a recording until the server has read it, or gave up. A few lost answers on the way do not matter. */
export async function followRecording(
  first: Recording,
  heard: (recording: Recording) => void,
): Promise<'done' | 'failed'> {
  let recording = first
  let wait = FIRST_WAIT_MS
  let lost = 0
  heard(recording)
  while (recording.status === 'queued' || recording.status === 'running') {
    await new Promise((resolve) => setTimeout(resolve, wait))
    wait = Math.min(wait * 1.4, LONGEST_WAIT_MS)
    try {
      recording = await unwrap(api.GET('/api/recordings/{id}/', { params: { path: { id: first.id } } }))
      lost = 0
      heard(recording)
    } catch (cause) {
      const passing = cause instanceof Problem && (cause.status === 0 || cause.status >= 429)
      if (!passing || ++lost > PATIENCE) throw cause
    }
  }
  return recording.status
}
