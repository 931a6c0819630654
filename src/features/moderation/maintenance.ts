import { inTransaction } from '../../platform/database/index.ts'
import type { Services } from '../../platform/services.ts'

/** How long a person can appeal, and how long copies and reports are kept after the last decision or answer. */
export const CLOSED_CASES_KEPT_MS = 183 * 86_400_000
const BATCH_SIZE = 200

type Needs = Pick<Services, 'db' | 'clock' | 'queue'>

/** The steps of the hourly maintenance of moderation, by name. */
export function moderationMaintenance(services: Needs): Record<string, () => Promise<unknown>> {
  return { closed_cases: () => deleteClosedCases(services) }
}

/** Deletes cases that were closed long ago, unless an appeal waits; returns how many. */
async function deleteClosedCases(services: Needs): Promise<number> {
  let removed = 0
  for (;;) {
    const count = await deleteBatch(services)
    removed += count
    if (count < BATCH_SIZE) return removed
  }
}

function deleteBatch({ db, clock, queue }: Needs): Promise<number> {
  return inTransaction(db, async (trx) => {
    const cases = await trx
      .selectFrom('moderation_case')
      .select(['id', 'account_id'])
      .where('closed_at', '<', clock.now() - CLOSED_CASES_KEPT_MS)
      .where((where) =>
        where.not(
          where.exists(
            where
              .selectFrom('moderation_action')
              .innerJoin('appeal', 'appeal.action_id', 'moderation_action.id')
              .select('appeal.action_id')
              .whereRef('moderation_action.case_id', '=', 'moderation_case.id')
              .where('appeal.answered_at', 'is', null),
          ),
        ),
      )
      .limit(BATCH_SIZE)
      .execute()
    if (cases.length === 0) return 0
    const ids = cases.map(({ id }) => id)
    const images = await trx
      .selectFrom('reported_image')
      .innerJoin('reported_copy', 'reported_copy.id', 'reported_image.copy_id')
      .innerJoin('moderation_case', 'moderation_case.id', 'reported_copy.case_id')
      .select(['reported_image.name', 'moderation_case.account_id'])
      .where('reported_copy.case_id', 'in', ids)
      .execute()
    await trx.deleteFrom('moderation_case').where('id', 'in', ids).execute()
    for (const [owner_id, owned] of Map.groupBy(images, ({ account_id }) => account_id)) {
      const names = [...new Set(owned.map(({ name }) => name))]
      await queue.enqueue(trx, { kind: 'images.release', payload: { names }, owner_id })
    }
    return cases.length
  })
}
