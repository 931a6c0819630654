import type { Db } from '../../platform/database/schema.ts'
import { notFound } from '../../platform/errors.ts'
import type { Actor } from '../auth/index.ts'
import { toCaseDetail } from './presenter.ts'
import { actionsOf, caseById, reportsOf } from './queries.ts'
import type { ModerationCaseDetail } from './schemas.ts'

/** A case with everything in it; throws `not_found`, also for a case about the viewer. */
export async function loadCase(
  db: Db,
  viewer: Actor,
  id: number,
  now: number,
): Promise<ModerationCaseDetail> {
  const row = await caseById(db, viewer.account_id, id)
  if (!row) throw notFound()
  return toCaseDetail(row, viewer, await reportsOf(db, id), await actionsOf(db, id, now))
}
