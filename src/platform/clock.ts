/** All code reads the current time from this clock. Tests replace it. */
export type Clock = { now(): number }

export const systemClock: Clock = { now: () => Date.now() }

/** Devices may write local time as UTC, so a start up to a day ahead of the server's clock is accepted. */
export const MAX_CLOCK_SKEW_MS = 86_400_000
