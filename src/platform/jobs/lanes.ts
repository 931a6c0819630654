import type { JobKind } from './kinds.ts'

/** Jobs of one lane never wait for jobs of another: every worker process has slots for each lane. */
export const LANES = [
  'mails',
  'notices',
  'pushes',
  'digests',
  'imports',
  'exports',
  'zones',
  'highlights',
  'cleanup',
] as const
export type Lane = (typeof LANES)[number]

/** The lane of each kind of job. `src/job-lanes.ts` has the list. */
export type JobLanes = Readonly<Record<JobKind, Lane>>

/**
 * How many jobs of each lane a process runs at once. One more may run if its owner has no running job in the lane, so
 * that one person's long jobs cannot take every slot.
 */
export type LaneSlots = Readonly<Record<Lane, number>>

/** The owner of jobs that belong to no account. All of them together take turns as one owner. */
export const NO_OWNER = 0

/** The last owner whose job was claimed in a lane. Each process has a value of its own. */
export type Turn = { readonly lane: Lane; last_owner_id: number }

export function firstTurn(lane: Lane): Turn {
  return { lane, last_owner_id: NO_OWNER }
}
