import { arrayParameter, isInArray } from '../../platform/database/columns.ts'
import { prepared } from '../../platform/database/index.ts'
import type { Trx } from '../../platform/database/schema.ts'
import { newRevision } from './new-revision.ts'

/**
 * Gives the likes and comments on the owner's workouts a new revision. It is another one than that of the owner's data,
 * which a like must not change. Call it in every transaction that changes them, or who of them the owner sees.
 */
export async function bumpReactions(trx: Trx, owner_id: number): Promise<void> {
  await upsertRevision(trx, { account_id: owner_id, revision: newRevision() })
}

const upsertRevision = prepared((trx, row: { account_id: number; revision: number }) =>
  trx
    .insertInto('reaction_revision')
    .values(row)
    .onConflict((conflict) =>
      conflict
        .column('account_id')
        .doUpdateSet((excluded) => ({ revision: excluded.ref('excluded.revision') })),
    ),
)

/** The same for the owners of these workouts, on each of which there are likes or comments. */
export async function bumpReactionsOnWorkouts(trx: Trx, workout_ids: readonly number[]): Promise<void> {
  await trx
    .updateTable('reaction_revision')
    .set({ revision: newRevision() })
    .where('account_id', 'in', (of) =>
      of
        .selectFrom('workout')
        .select('workout.owner_id')
        .where(isInArray(trx, 'workout.id', arrayParameter(trx, workout_ids))),
    )
    .execute()
}
