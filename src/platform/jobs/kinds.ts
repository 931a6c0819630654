/**
 * The kinds of jobs and their payloads. Each feature registers its own by declaration merging, beside the handlers in
 * its `jobs.ts`. The compiler then requires a handler for each kind in `src/jobs.ts`.
 */
// biome-ignore lint/suspicious/noEmptyInterface: declaration merging fills it
export interface JobPayloads {}

export type JobKind = keyof JobPayloads
