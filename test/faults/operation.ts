import type { Random } from '../../src/cli/demo/random.ts'

/** A random write and its frequency in relation to the others. It returns the HTTP status. */
export type Operation = readonly [weight: number, act: (random: Random) => Promise<number>]
