import { setTimeout } from 'node:timers/promises'
import { Type } from 'typebox'
import { AppError } from '../errors.ts'
import type { App } from './app.ts'

const READY_FOR_MS = 1_000
/** A check that takes longer counts as failed. */
const MAX_CHECK_MS = 2_000
const Healthy = Type.Object({ status: Type.Literal('ok') })
const tags = ['Operation']
/** Monitoring may call these under any host name and without a rate limit. */
export const HEALTH_PATHS: ReadonlySet<string> = new Set(['/healthz', '/readyz'])

/** `/healthz`: the process answers. `/readyz`: the database answers, too; it is checked at most once a second. */
export function healthRoutes(app: App, check: () => Promise<void>): void {
  let checkedAt = 0
  let checking: Promise<void> | undefined
  const checkOnce = () => {
    checking ??= check()
      .then(() => {
        checkedAt = performance.now()
      })
      .finally(() => {
        checking = undefined
      })
    return checking
  }
  app.get(
    '/healthz',
    {
      config: { permission: 'public', audience: 'nobody' },
      schema: { tags, summary: 'Does the process answer?', security: [], response: { 200: Healthy } },
    },
    async () => ({ status: 'ok' as const }),
  )
  app.get(
    '/readyz',
    {
      config: { permission: 'public', audience: 'nobody' },
      schema: { tags, summary: 'Can it serve requests?', security: [], response: { 200: Healthy } },
    },
    async () => {
      if (checkedAt === 0 || performance.now() - checkedAt > READY_FOR_MS) {
        await withTimeout(checkOnce()).catch((cause) => {
          throw new AppError('unavailable', 'database_unavailable', { cause, retryAfter_s: 2 })
        })
      }
      return { status: 'ok' as const }
    },
  )
}

async function withTimeout(check: Promise<void>): Promise<void> {
  const clock = new AbortController()
  const late = setTimeout(MAX_CHECK_MS, undefined, { signal: clock.signal }).then(() => {
    throw new Error(`no answer within ${MAX_CHECK_MS} ms`)
  })
  try {
    await Promise.race([check, late])
  } finally {
    clock.abort()
    late.catch(() => {})
  }
}
