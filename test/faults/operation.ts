import type { Random } from '../../src/cli/demo/random.ts'

/** A random write, which returns the HTTP status, and its frequency relative to other operations. */
export type Operation = readonly [weight: number, act: (random: Random) => Promise<number>]
