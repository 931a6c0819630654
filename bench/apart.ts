import { isDeepStrictEqual } from 'node:util'
import { median } from './load.ts'
import type { DatabaseName } from './options.ts'

const WARMUPS = 10

/** Response times for something that exists, and for something that does not. */
export type Apart = {
  title: string
  database: DatabaseName
  tries: number
  existing_ms: number
  absent_ms: number
  apart_ms: number
}

export type Answer = { took_ms: number; shown: unknown }

/**
 * Sends both requests of each pair in turn, after warming up. Throws when the responses differ in status, headers or
 * body.
 */
export async function measureApart(
  { title, database, tries }: Pick<Apart, 'title' | 'database' | 'tries'>,
  askPair: (n: number) => Promise<{ existing: Answer; absent: Answer }>,
): Promise<Apart> {
  const pairs: { existing: Answer; absent: Answer }[] = []
  for (let n = 0; n < WARMUPS + tries; n++) pairs.push(await askPair(n))
  const counted = pairs.slice(WARMUPS)
  for (const { existing, absent } of counted) assertIndistinguishable(title, existing, absent)
  const existing_ms = median(counted.map(({ existing }) => existing.took_ms))
  const absent_ms = median(counted.map(({ absent }) => absent.took_ms))
  return { title, database, tries, existing_ms, absent_ms, apart_ms: Math.abs(existing_ms - absent_ms) }
}

/** Sends a request with an optional JSON body. */
export async function ask(
  url: string,
  {
    method = 'GET',
    headers = {},
    body,
  }: { method?: string; headers?: Record<string, string>; body?: object },
): Promise<Answer> {
  const began = performance.now()
  const answer = await fetch(url, {
    method,
    headers: { ...headers, ...(body && { 'content-type': 'application/json' }) },
    ...(body && { body: JSON.stringify(body) }),
  })
  const text = await answer.text()
  const took_ms = performance.now() - began
  const names = [...answer.headers.keys()].toSorted()
  const shown = { status: answer.status, headers: names, body: JSON.parse(text, withoutVariableValues) }
  return { took_ms, shown }
}

/** Replaces values that repeat the request or differ in every response, so that responses can be compared. */
function withoutVariableValues(key: string, value: unknown): unknown {
  const own = ['request_id', 'access', 'refresh', 'id', 'username', 'email', 'created_at']
  return own.includes(key) ? typeof value : value
}

function assertIndistinguishable(title: string, existing: Answer, absent: Answer): void {
  if (isDeepStrictEqual(existing.shown, absent.shown)) return
  const shown = JSON.stringify([existing.shown, absent.shown])
  throw new Error(`${title}: the responses for what exists and for what is absent differ: ${shown}`)
}
