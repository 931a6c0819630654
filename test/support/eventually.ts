import { vi } from 'vitest'

/** Repeats the check every 20 ms until it passes; after 30 s fails with the check's last error. */
export function eventually<T>(check: () => T | Promise<T>): Promise<T> {
  return vi.waitFor(check, { timeout: 30_000, interval: 20 })
}
