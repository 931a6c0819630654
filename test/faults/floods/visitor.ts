import { setTimeout as sleep } from 'node:timers/promises'
import { isMainThread } from 'node:worker_threads'
import { multipart } from '../../support/multipart.ts'

export const PASSWORD = 'correct horse battery'
const MAX_TRIES = 20

type File = { field?: string; name: string; content: Uint8Array }
export type RequestOptions = { body?: object; file?: File; headers?: Record<string, string> }
export type Reply = {
  status: number
  // biome-ignore lint/suspicious/noExplicitAny: responses of any shape
  body: any
  /** How many requests the rate limit still allows. */
  remaining: number
  /** Null when the response does not say when to try again. */
  retryAfter_s: number | null
}

let made = 0

/** An address that no other client has. Clients send it in X-Forwarded-For; the server trusts them as its proxy. */
export function newAddress(): string {
  const number = made++
  // Attackers run in the main thread, innocents in another. Separate ranges keep their addresses different.
  return `100.${(isMainThread ? 64 : 96) + (number >> 16)}.${(number >> 8) & 255}.${number & 255}`
}

/** True when the server was too busy and said when to try again. */
export function isBusy({ status, retryAfter_s }: Reply): boolean {
  return status === 503 && retryAfter_s !== null
}

/** A client with an address of its own, and an account once it has registered. */
export class Visitor {
  readonly url: string
  username = ''
  access = ''
  address = newAddress()
  /** Whether the address of the account is confirmed. */
  isConfirmed = false
  /** How often the server told `insist` to try again later. */
  delays = 0

  constructor(url: string) {
    this.url = url
  }

  get email(): string {
    return `${this.username}@example.org`
  }

  /** Throws a TypeError when the connection breaks. */
  async request(method: string, path: string, options: RequestOptions = {}): Promise<Reply> {
    const { body, file } = options
    const form = file && multipart(file.name, file.content, file.field)
    const response = await fetch(this.url + path, {
      method,
      headers: {
        'x-forwarded-for': this.address,
        ...(this.access && { authorization: `Bearer ${this.access}` }),
        ...(body && { 'content-type': 'application/json' }),
        ...form?.headers,
        ...options.headers,
      },
      ...(body && { body: JSON.stringify(body) }),
      ...(form && { body: form.payload }),
    })
    const text = await response.text()
    const isJson = response.headers.get('content-type')?.startsWith('application/json')
    const retryAfter = response.headers.get('retry-after')
    return {
      status: response.status,
      body: isJson ? JSON.parse(text) : text,
      remaining: Number(response.headers.get('ratelimit-remaining') ?? Number.POSITIVE_INFINITY),
      retryAfter_s: retryAfter === null ? null : Number(retryAfter),
    }
  }

  /** Repeats the request while the server is too busy, as often as an honest client would. */
  async insist(method: string, path: string, options?: RequestOptions): Promise<Reply> {
    for (let tries = 1; ; tries++) {
      const reply = await this.request(method, path, options)
      if (!isBusy(reply) || tries === MAX_TRIES) return reply
      this.delays++
      await sleep((reply.retryAfter_s ?? 1) * 1_000)
    }
  }

  async register(username: string): Promise<Reply> {
    this.username = username
    const form = { username, email: this.email, password1: PASSWORD, password2: PASSWORD }
    const reply = await this.insist('POST', '/api/auth/registration/', { body: form })
    this.access = reply.body.access ?? ''
    return reply
  }

  /** Signs in without using the open session. */
  signIn(password = PASSWORD, headers: Record<string, string> = {}): Promise<Reply> {
    const stranger = Object.assign(new Visitor(this.url), { address: this.address })
    const body = { username: this.username, password }
    return stranger.insist('POST', '/api/auth/login/', { body, headers })
  }
}
