import type { Trx } from '../../platform/database/schema.ts'
import type { Services } from '../../platform/services.ts'
import type { Sport } from '../sports/index.ts'

declare module '../../platform/jobs/kinds.ts' {
  interface JobPayloads {
    /** Computes again what depends on all of the owner's workouts of a sport, such as records. */
    'workouts.changed': { owner_id: number; sport: Sport }
  }
}

/**
 * Call it in every transaction that adds, changes or removes workouts, or changes what others see of them, with the
 * sports that they have and had. The transaction must already have bumped the owner's revision, which locks the profile:
 * so either a job that runs at this moment sees the change, or it has ended and a new one is added.
 */
export async function workoutsChanged(
  { queue }: Pick<Services, 'queue'>,
  trx: Trx,
  owner_id: number,
  sports: Iterable<Sport>,
): Promise<void> {
  for (const sport of new Set(sports))
    await queue.enqueue(trx, {
      kind: 'workouts.changed',
      payload: { owner_id, sport },
      owner_id,
      unique_key: `workouts.changed ${owner_id} ${sport}`,
    })
}
