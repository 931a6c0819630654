import { vi } from 'vitest'

/** Waits until the check passes; after 30 s fails with what the check last said. For conditions that come soon. */
export function eventually<T>(check: () => T | Promise<T>): Promise<T> {
  return vi.waitFor(check, { timeout: 30_000, interval: 20 })
}
