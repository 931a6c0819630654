/** The time as the rest of the code sees it; tests put their own in its place. */
export type Clock = { now(): number }

export const systemClock: Clock = { now: () => Date.now() }

/** Devices may write local time as UTC, so a start up to a day ahead of the server's clock is accepted. */
export const MAX_CLOCK_SKEW_MS = 86_400_000
