import { inTransaction } from '../../platform/database/index.ts'
import { notFound } from '../../platform/errors.ts'
import type { Services } from '../../platform/services.ts'
import type { Actor } from '../auth/index.ts'
import { assertReactsTo } from './access.ts'

/** Closes or opens the comments on the actor's own workout. Comments that are there stay. */
export function closeComments(
  { db, clock, events }: Pick<Services, 'db' | 'clock' | 'events'>,
  { account_id }: Actor,
  workout_id: number,
  comments_closed: 0 | 1,
): Promise<void> {
  return inTransaction(db, async (trx) => {
    const workout = await assertReactsTo(trx, { id: workout_id, viewer_id: account_id, now: clock.now() })
    if (workout.owner_id !== account_id) throw notFound()
    await trx
      .insertInto('reaction_summary')
      .values({ workout_id, comments_closed })
      .onConflict((conflict) => conflict.column('workout_id').doUpdateSet({ comments_closed }))
      .execute()
    events.emit(trx, 'social.changed', { workout_id })
  })
}
