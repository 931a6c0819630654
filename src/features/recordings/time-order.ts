export const SORTED_WARNING = 'Points were not in the order of time; they were sorted.'

/**
 * Brings items into the order of their times, in place; one without a time (NaN) stays behind the one before it.
 * Answers whether they were in another order.
 */
export function sortByTime<T>(items: T[], timeOf: (item: T) => number): boolean {
  if (isOrdered(items, timeOf)) return false
  let last = 0
  const placed = items.map((item) => {
    const time = timeOf(item)
    if (!Number.isNaN(time)) last = time
    return { item, time: last }
  })
  placed.sort((a, b) => a.time - b.time)
  for (const [i, { item }] of placed.entries()) items[i] = item
  return true
}

function isOrdered<T>(items: T[], timeOf: (item: T) => number): boolean {
  let last = 0
  for (const item of items) {
    const time = timeOf(item)
    if (time < last) return false
    if (!Number.isNaN(time)) last = time
  }
  return true
}
