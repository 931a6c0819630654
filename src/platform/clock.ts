/** The time as the rest of the code sees it; tests put their own in its place. */
export type Clock = { now(): number }

export const systemClock: Clock = { now: () => Date.now() }
