import { existsSync, readdirSync, readFileSync } from 'node:fs'

export type Usage = { rss_mb: number; descriptors: number }

/** Memory and open descriptors of a process; null on systems without /proc. */
export function usageOf(pid: number | undefined): Usage | null {
  if (!existsSync(`/proc/${pid}/status`)) return null
  const [, kilobytes] = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
  return { rss_mb: Number(kilobytes) / 1024, descriptors: readdirSync(`/proc/${pid}/fd`).length }
}

/** The smallest value that the given share of the values does not exceed; NaN without values. */
export function quantile(values: number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}
