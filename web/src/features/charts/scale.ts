export type Scale = (value: number) => number
export type Span = readonly [low: number, high: number]

export function linear([d0, d1]: Span, [r0, r1]: Span): Scale {
  const k = d1 === d0 ? 0 : (r1 - r0) / (d1 - d0)
  return (value) => r0 + (value - d0) * k
}

/** About `count` round values within a span, at steps of 1, 2, 2.5 or 5 times a power of ten. */
export function ticks([low, high]: Span, count: number): number[] {
  const rough = (high - low) / Math.max(1, count)
  if (!(rough > 0)) return []
  const power = 10 ** Math.floor(Math.log10(rough))
  const sizes = power >= 10 ? [1, 2, 2.5, 5, 10] : [1, 2, 5, 10]
  const step = power * (sizes.find((m) => m * power >= rough) ?? 10)
  return steps([low, high], step)
}

const CLOCK_STEPS = [5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10_800, 21_600, 43_200]

/** Round times within a span, in seconds, at steps such as 5 or 15 minutes. */
export function clockTicks([low, high]: Span, count: number): number[] {
  const rough = (high - low) / Math.max(1, count)
  return steps([low, high], CLOCK_STEPS.find((step) => step >= rough) ?? 86_400)
}

function steps([low, high]: Span, step: number): number[] {
  const first = Math.ceil(low / step - 1e-9)
  const last = Math.floor(high / step + 1e-9)
  return Array.from({ length: last - first + 1 }, (_, i) => (first + i) * step)
}

type Values = readonly (number | null | undefined)[]

/**
 * The lowest and the highest value without the given share of outliers at each end, so that a bad reading does not
 * flatten a chart. A peak counts as true, and stays, when it exceeds the other values by no more than their span.
 */
export function extent(values: Values, cutLow = 0, cutHigh = cutLow): Span | null {
  const sorted = values.filter((v): v is number => v !== null && v !== undefined).sort((a, b) => a - b)
  const low = sorted[Math.floor(cutLow * (sorted.length - 1))]
  const high = sorted[Math.ceil((1 - cutHigh) * (sorted.length - 1))]
  const peak = sorted.at(-1)
  if (low === undefined || high === undefined || peak === undefined) return null
  return [low, peak - high <= high - low ? peak : high]
}

/** Widens a span around its middle by a share of its length, and to at least `minSpan`. */
export function padded([low, high]: Span, share: number, minSpan: number): Span {
  const more = Math.max((high - low) * share, (minSpan - (high - low)) / 2)
  return [low - more, high + more]
}

export function mean(values: Values): number | null {
  let sum = 0
  let count = 0
  for (const value of values) {
    if (value === null || value === undefined) continue
    sum += value
    count++
  }
  return count ? sum / count : null
}

/** Index of the value nearest to `x` in an ascending list. */
export function nearestIndex(xs: readonly number[], x: number): number {
  let low = 0
  let high = xs.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if ((xs[middle] as number) < x) low = middle + 1
    else high = middle
  }
  const before = xs[low - 1]
  return before !== undefined && x - before < (xs[low] as number) - x ? low - 1 : low
}

/** A copy in which no value is lower than the one before it. Gaps repeat the last value. */
export function ascending(values: Values): number[] {
  let last = 0
  return values.map((value) => (last = Math.max(last, value ?? last)))
}
