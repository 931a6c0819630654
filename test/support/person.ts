import type { InjectOptions } from 'fastify'
import { multipart } from './multipart.ts'

export const PASSWORD = 'correct horse battery'

export type Answer<T> = { status: number; body: T; headers: Record<string, unknown> }
export type SendRequest = <
  // biome-ignore lint/suspicious/noExplicitAny: a test reads responses of any shape
  T = any,
>(
  options: InjectOptions & { url: string },
) => Promise<Answer<T>>
export type Person = Awaited<ReturnType<typeof registerPerson>>

/** Registers a person; returns functions that send requests with their token. */
export async function registerPerson(
  request: SendRequest,
  runJobs: () => Promise<unknown>,
  username: string,
  given: object = {},
) {
  const payload = {
    username,
    email: `${username}@example.org`,
    password1: PASSWORD,
    password2: PASSWORD,
    ...given,
  }
  const { status, body } = await request({ method: 'POST', url: '/api/auth/registration/', payload })
  if (status !== 201) throw new Error(`registration answered ${status}: ${JSON.stringify(body)}`)
  const headers = { authorization: `Bearer ${body.access}` }
  const call = (
    method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    url: string,
    payload?: object,
    more: Record<string, string> = {},
  ) => request({ method, url, headers: { ...headers, ...more }, ...(payload && { payload }) })
  return {
    id: body.user.id as number,
    username,
    headers,
    tokens: body as { access: string; refresh: string },
    get: (url: string, more?: Record<string, string>) => call('GET', url, undefined, more),
    post: (url: string, payload: object = {}, more?: Record<string, string>) =>
      call('POST', url, payload, more),
    put: (url: string, payload: object) => call('PUT', url, payload),
    patch: (url: string, payload: object) => call('PATCH', url, payload),
    delete: (url: string) => call('DELETE', url),
    /** Uploads a file, runs its jobs, and returns the recording. */
    async upload(name: string, content: Uint8Array, more: Record<string, string> = {}) {
      const form = multipart(name, content)
      const answer = await request({
        method: 'POST',
        url: '/api/recordings/',
        ...form,
        headers: { ...headers, ...form.headers, ...more },
      })
      if (answer.status !== 202) return answer
      await runJobs()
      return request({ method: 'GET', url: `/api/recordings/${answer.body.id}/`, headers })
    },
  }
}
