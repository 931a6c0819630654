import { inBatches } from '../../platform/database/batches.ts'
import { toIso } from '../../platform/time.ts'
import { IMAGE_SIZES_PX, imageKey } from '../media/index.ts'
import type { PersonalData } from '../personal-data/index.ts'
import { toDecision } from './presenter.ts'
import { decisionsAbout } from './queries.ts'

/** The person's own reports, and what moderators decided about the person. Not who reported them. */
export const moderationData: PersonalData = {
  lists: {
    'reports.json': async function* (db, account_id) {
      const reports = db
        .selectFrom('report')
        .select(['id', 'kind', 'target', 'reason', 'content', 'created_at'])
        .where('reporter_id', '=', account_id)
      for await (const { created_at, ...report } of inBatches(reports))
        yield { ...report, created_at: toIso(created_at) }
    },
    'decisions.json': async function* (db, account_id) {
      const decisions = db.selectFrom(decisionsAbout(db, account_id).as('decision')).selectAll()
      for await (const row of inBatches(decisions)) {
        const { may_appeal: _, ...decision } = toDecision(row)
        yield decision
      }
    },
  },
  // Copies of pictures that the person has deleted are deleted with the account.
  async files(db, account_id) {
    const images = await db
      .selectFrom('reported_image')
      .innerJoin('reported_copy', 'reported_copy.id', 'reported_image.copy_id')
      .innerJoin('moderation_case', 'moderation_case.id', 'reported_copy.case_id')
      .select('reported_image.name')
      .distinct()
      .where('moderation_case.account_id', '=', account_id)
      .execute()
    return images.flatMap(({ name }) =>
      IMAGE_SIZES_PX.map((size_px) => ({ name: null, storage_key: imageKey(name, size_px) })),
    )
  },
}
