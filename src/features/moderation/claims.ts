import { inTransaction } from '../../platform/database/index.ts'
import { AppError, notFound } from '../../platform/errors.ts'
import type { RequestOrigin } from '../../platform/http/request-origin.ts'
import type { Services } from '../../platform/services.ts'
import { recordAudit } from '../audit/index.ts'
import type { Actor } from '../auth/index.ts'
import { type CaseRow, lockCase } from './queries.ts'

/** After this time somebody else may claim the case. */
const CLAIM_LASTS_MS = 86_400_000

type Needs = Pick<Services, 'db' | 'clock'>

/** Throws `conflict` while another moderator works on the case. */
export function assertNotClaimedByOther(
  { claimed_by, claimed_at }: Pick<CaseRow, 'claimed_by' | 'claimed_at'>,
  { account_id }: Pick<Actor, 'account_id'>,
  now: number,
): void {
  if (claimed_by === null || claimed_by === account_id) return
  if ((claimed_at ?? 0) > now - CLAIM_LASTS_MS) throw new AppError('conflict', 'case_claimed')
}

/** Tells other moderators that the actor works on the case. */
export function claimCase(
  { db, clock }: Needs,
  actor: Actor,
  id: number,
  origin: RequestOrigin,
): Promise<void> {
  return inTransaction(db, async (trx) => {
    const now = clock.now()
    const found = await lockCase(trx, id)
    if (!found || found.account_id === actor.account_id) throw notFound()
    if (found.closed_at !== null) throw new AppError('conflict', 'case_closed')
    assertNotClaimedByOther(found, actor, now)
    await trx
      .updateTable('moderation_case')
      .set({ claimed_by: actor.account_id, claimed_at: now })
      .where('id', '=', id)
      .execute()
    await recordAudit(trx, now, {
      kind: 'report.claimed',
      account_id: actor.account_id,
      origin,
      details: { case: id },
    })
  })
}

/** Gives the case back. Administrators may also end the claim of somebody else. */
export function releaseCase(
  { db, clock }: Needs,
  actor: Actor,
  id: number,
  origin: RequestOrigin,
): Promise<void> {
  return inTransaction(db, async (trx) => {
    const found = await lockCase(trx, id)
    if (!found || found.account_id === actor.account_id) throw notFound()
    if (found.claimed_by === null) return
    if (found.claimed_by !== actor.account_id && actor.role !== 'admin')
      throw new AppError('conflict', 'case_claimed')
    await trx
      .updateTable('moderation_case')
      .set({ claimed_by: null, claimed_at: null })
      .where('id', '=', id)
      .execute()
    await recordAudit(trx, clock.now(), {
      kind: 'report.released',
      account_id: actor.account_id,
      origin,
      details: { case: id, claimed_by: found.claimed_by },
    })
  })
}
