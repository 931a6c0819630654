import type { Random } from '../../src/cli/demo/random.ts'

/** The same values in a random order. */
export function shuffle<T>(all: readonly T[], random: Random): T[] {
  return all
    .map((value) => ({ value, rank: random.next() }))
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ value }) => value)
}
