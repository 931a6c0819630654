import { nearestIndex } from './scale.ts'

type Column = readonly unknown[]
type Times = readonly (number | null | undefined)[]

/** A silence of more samples and of more seconds than these is a gap. */
const GAP = { samples: 5, seconds: 30 }

/**
 * The indices of the samples that have a value, in pieces that are each drawn as one line. A device that writes twice
 * a second, the place in one record and the pulse in the other, leaves holes everywhere: only a real gap parts two
 * pieces. Where the time is not known the number of samples decides.
 */
export function pieces(values: Column, times: Times = []): number[][] {
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

/** The sample with a value that is nearest to a position in one of the pieces; null in a gap. */
export function sampleAt(found: readonly (readonly number[])[], index: number | null): number | null {
  if (index === null) return null
  const piece = found.find((indices) => index <= (indices.at(-1) as number))
  if (!piece || index < (piece[0] as number)) return null
  return piece[nearestIndex(piece, index)] ?? null
}
