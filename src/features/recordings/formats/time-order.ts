import type { ImportWarning } from '../reasons.ts'

export const SORTED_WARNING: ImportWarning = { code: 'points_sorted' }

/**
 * Sorts items by time in place; an item without a time (NaN) stays behind its predecessor. Returns whether the order
 * changed.
 */
export function sortByTime<T>(items: T[], timeOf: (item: T) => number): boolean {
  if (isSorted(items, timeOf)) return false
  let last = 0
  const timed = items.map((item) => {
    const time = timeOf(item)
    if (!Number.isNaN(time)) last = time
    return { item, time: last }
  })
  timed.sort((a, b) => a.time - b.time)
  for (const [i, { item }] of timed.entries()) items[i] = item
  return true
}

function isSorted<T>(items: T[], timeOf: (item: T) => number): boolean {
  let last = 0
  for (const item of items) {
    const time = timeOf(item)
    if (time < last) return false
    if (!Number.isNaN(time)) last = time
  }
  return true
}
