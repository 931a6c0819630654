import { nearestIndex } from './scale.ts'

type Column = readonly unknown[]
type Times = readonly (number | null | undefined)[]

/** Missing values form a gap when they exceed both limits. */
const GAP = { samples: 5, seconds: 30 }

/**
 * The indices of the samples with a value, split into pieces that are each drawn as one line. A single missing value is
 * no gap, because some devices write the position in one record and the heart rate in the next. When the times are
 * unknown, the number of missing samples decides.
 */
export function splitAtGaps(values: Column, times: Times = []): number[][] {
  const found: number[][] = []
  let piece: number[] = []
  for (const [i, value] of values.entries()) {
    if (value === null || value === undefined) continue
    const last = piece.at(-1)
    if (last === undefined || isGap(last, i, times)) {
      piece = []
      found.push(piece)
    }
    piece.push(i)
  }
  return found
}

function isGap(from: number, to: number, times: Times): boolean {
  const [start, end] = [times[from] ?? null, times[to] ?? null]
  const long = start === null || end === null || end - start > GAP.seconds
  return long && to - from - 1 > GAP.samples
}

/** The index of the sample with a value that is nearest to `index`; null in a gap. */
export function sampleAt(found: readonly (readonly number[])[], index: number | null): number | null {
  if (index === null) return null
  const piece = found.find((indices) => index <= (indices.at(-1) as number))
  if (!piece || index < (piece[0] as number)) return null
  return piece[nearestIndex(piece, index)] ?? null
}
