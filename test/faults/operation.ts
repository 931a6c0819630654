import type { Random } from '../../src/cli/demo/random.ts'

/** A random write, which returns the HTTP status, and its frequency relative to other operations. */
export type Operation = readonly [weight: number, act: (random: Random) => Promise<number>]

/** Picks one of the operations, by their weights. */
export function pickOperation(operations: readonly Operation[], random: Random): Operation[1] {
  let at = random.next() * operations.reduce((sum, [weight]) => sum + weight, 0)
  for (const [weight, act] of operations) {
    if (at < weight) return act
    at -= weight
  }
  return operations[0]![1]
}
