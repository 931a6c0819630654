import { serialize } from '../../platform/database/columns.ts'
import type { Trx } from '../../platform/database/schema.ts'
import { AppError, invalidField, notFound } from '../../platform/errors.ts'
import type { RequestOrigin } from '../../platform/http/request-origin.ts'
import { newMailLink } from '../../platform/mail/index.ts'
import type { Services } from '../../platform/services.ts'
import { type ActionContext, actOnAccount, parseEnd, suspend } from '../admin/index.ts'
import { recordAudit } from '../audit/index.ts'
import type { Actor } from '../auth/index.ts'
import { restrictAccount } from '../conduct/index.ts'
import { assertNotClaimedByOther } from './claims.ts'
import { hideContent, type Undo } from './content.ts'
import type { ActionKind } from './kinds.ts'
import { tellDecision } from './notices.ts'
import { type CaseRow, caseById, lockCase } from './queries.ts'
import type { NewAction } from './schemas.ts'

type Decided = { kind: ActionKind; reason: string; until: number | null }

/**
 * Decides in a case and closes it. Further decisions can follow, but a report can only be dismissed first. Throws
 * `conflict` when somebody else has claimed the case, and `forbidden` for people of a higher role.
 */
export async function takeAction(
  services: Services,
  actor: Actor,
  case_id: number,
  given: NewAction,
  origin: RequestOrigin,
): Promise<void> {
  const decided = toDecided(given, services.clock.now())
  const found = await caseById(services.db, actor.account_id, case_id)
  if (!found) throw notFound()
  await actOnAccount(services, actor, found.account_id, origin, async (context) => {
    const { trx } = context
    await serialize(trx, `case ${found.kind} ${found.target}`)
    const locked = await lockCase(trx, case_id)
    if (!locked) throw notFound()
    assertNotClaimedByOther(locked, actor, services.clock.now())
    await assertNew(trx, locked, decided.kind)
    await decide(services, context, locked, decided, origin)
  })
}

function toDecided({ kind, reason, until }: NewAction, now: number): Decided {
  const text = reason.trim()
  if (!text) throw invalidField('reason', 'empty')
  const takesEnd = kind === 'limit' || kind === 'suspend'
  if (until != null && !takesEnd) throw invalidField('until', 'unneeded_end')
  if (until == null && kind === 'limit') throw invalidField('until', 'required')
  return { kind, reason: text, until: until == null ? null : parseEnd(until, now) }
}

/** Throws `conflict` for what was decided already. */
async function assertNew(trx: Trx, { id, closed_at }: CaseRow, kind: ActionKind): Promise<void> {
  if (kind === 'dismiss' && closed_at !== null) throw new AppError('conflict', 'case_closed')
  const same = await trx
    .selectFrom('moderation_action')
    .select('id')
    .where('case_id', '=', id)
    .where('kind', '=', kind)
    .where('reversed_at', 'is', null)
    .executeTakeFirst()
  if (same) throw new AppError('conflict', 'already_decided')
}

async function decide(
  services: Services,
  context: ActionContext,
  locked: CaseRow,
  decided: Decided,
  origin: RequestOrigin,
): Promise<void> {
  const { trx, account, actor } = context
  const now = services.clock.now()
  const undo = await carryOut(services, context, locked, { ...decided, now }, origin)
  const appeal = newMailLink(services.secret, '/appeal')
  const { id } = await trx
    .insertInto('moderation_action')
    .values({
      ...decided,
      case_id: locked.id,
      account_id: account.id,
      moderator_id: actor.id,
      undo: undo && JSON.stringify(undo),
      appeal_token_hash: decided.kind === 'suspend' ? appeal.token_hash : null,
      created_at: now,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await trx
    .updateTable('moderation_case')
    .set((row) => ({
      closed_at: row.fn.coalesce('closed_at', row.val(now)),
      claimed_by: null,
      claimed_at: null,
    }))
    .where('id', '=', locked.id)
    .execute()
  if (decided.kind === 'dismiss') return
  const link = decided.kind === 'suspend' ? appeal.link : { path: '/settings/decisions' }
  await tellDecision(services, context, { ...decided, kind: decided.kind, id, link, subject: locked })
}

/** Does what was decided and records it. */
async function carryOut(
  services: Services,
  context: ActionContext,
  locked: CaseRow,
  { kind, reason, until, now }: Decided & { now: number },
  origin: RequestOrigin,
): Promise<Undo | null> {
  const { trx, account, actor, record } = context
  const details = { reason, case: locked.id }
  switch (kind) {
    case 'dismiss':
      // About the moderator: the download of the reported person must not tell of reports that were dismissed.
      await recordAudit(trx, now, {
        kind: 'report.dismissed',
        account_id: actor.id,
        origin,
        details,
      })
      return null
    case 'hide': {
      const undo = await hideContent(services, trx, locked)
      await record({
        kind: 'content.hidden',
        details: { ...details, kind: locked.kind, target: locked.target },
      })
      return undo
    }
    case 'warn':
      await record({ kind: 'account.warned', details })
      return null
    case 'limit':
      await restrictAccount(trx, account.id, until!)
      await record({
        kind: 'account.limited',
        details: { ...details, until: new Date(until!).toISOString() },
      })
      return null
    case 'suspend':
      // A reversal finds the suspension by this time.
      await suspend(services, context, { reason, until, now })
      return null
  }
}
