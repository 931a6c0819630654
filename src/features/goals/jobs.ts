import type { Trx } from '../../platform/database/schema.ts'
import type { Services } from '../../platform/services.ts'

declare module '../../platform/jobs/kinds.ts' {
  interface JobPayloads {
    /** Computes again which workouts reached the owner's goals. */
    'goals.changed': { owner_id: number }
  }
}

/** Call it in every transaction that changes goals, after `bumpRevision`. `workoutsChanged` of `workouts` says why. */
export function goalsChanged({ queue }: Pick<Services, 'queue'>, trx: Trx, owner_id: number): Promise<void> {
  const unique_key = `goals.changed ${owner_id}`
  return queue.enqueue(trx, { kind: 'goals.changed', payload: { owner_id }, owner_id, unique_key })
}
