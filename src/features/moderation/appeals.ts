import { lockRow } from '../../platform/database/columns.ts'
import { inTransaction } from '../../platform/database/index.ts'
import type { Trx } from '../../platform/database/schema.ts'
import { AppError, invalidField, notFound } from '../../platform/errors.ts'
import type { RequestOrigin } from '../../platform/http/request-origin.ts'
import { hashLinkToken } from '../../platform/mail/index.ts'
import type { Services } from '../../platform/services.ts'
import { type ActionContext, actOnAccount, liftSuspension } from '../admin/index.ts'
import { recordAudit } from '../audit/index.ts'
import type { Actor } from '../auth/index.ts'
import { endRestriction } from '../conduct/index.ts'
import { showContent, type Undo } from './content.ts'
import { tellAnswer } from './notices.ts'
import { actionsOf, lockCase } from './queries.ts'
import type { AppealAnswer } from './schemas.ts'

type Needs = Pick<Services, 'db' | 'clock'>

/** Appeals against a decision about the actor; throws `not_found`, or `conflict` when that was done before. */
export function appeal(
  { clock }: Pick<Services, 'clock'>,
  trx: Trx,
  actor: Actor,
  given: { action_id: number; content: string },
  origin: RequestOrigin,
): Promise<void> {
  return saveAppeal({ clock }, trx, { ...given, account_id: actor.account_id }, origin)
}

/** Appeals against a suspension with the token of its mail, because suspended people cannot sign in. */
export function appealByToken(
  { db, clock }: Needs,
  { token, content }: { token: string; content: string },
  origin: RequestOrigin,
): Promise<void> {
  return inTransaction(db, async (trx) => {
    const action = await trx
      .selectFrom('moderation_action')
      .select(['id', 'account_id'])
      .where('appeal_token_hash', '=', hashLinkToken(token))
      .executeTakeFirst()
    if (!action) throw invalidField('token', 'link_expired')
    await saveAppeal({ clock }, trx, { action_id: action.id, account_id: action.account_id, content }, origin)
  })
}

async function saveAppeal(
  { clock }: Pick<Services, 'clock'>,
  trx: Trx,
  { action_id, account_id, content }: { action_id: number; account_id: number; content: string },
  origin: RequestOrigin,
): Promise<void> {
  const now = clock.now()
  const text = content.trim()
  if (!text) throw invalidField('content', 'empty')
  const action = await lockAction(trx, action_id)
  if (!action || action.account_id !== account_id || action.kind === 'dismiss') throw notFound()
  if (action.reversed_at !== null) throw new AppError('conflict', 'already_reversed')
  const saved = await trx
    .insertInto('appeal')
    .values({ action_id, content: text, created_at: now })
    .onConflict((conflict) => conflict.column('action_id').doNothing())
    .returning('action_id')
    .executeTakeFirst()
  if (!saved) throw new AppError('conflict', 'already_appealed')
  const details = { decision: action_id, case: action.case_id }
  await recordAudit(trx, now, { kind: 'decision.appealed', account_id, origin, details })
}

function lockAction(trx: Trx, id: number) {
  return trx
    .selectFrom('moderation_action')
    .selectAll()
    .where('id', '=', id)
    .$call(lockRow(trx))
    .executeTakeFirst()
}

type ActionRow = NonNullable<Awaited<ReturnType<typeof lockAction>>>

/**
 * Answers an appeal; `reversed` undoes the decision. Returns the case. Throws `conflict` when it has its answer, and `forbidden` for the
 * moderator who decided, unless there is no other.
 */
export async function answerAppeal(
  services: Services,
  actor: Actor,
  action_id: number,
  { outcome, answer }: AppealAnswer,
  origin: RequestOrigin,
): Promise<number> {
  const now = services.clock.now()
  const text = answer.trim()
  if (!text) throw invalidField('answer', 'empty')
  const found = await services.db
    .selectFrom('appeal')
    .innerJoin('moderation_action', 'moderation_action.id', 'appeal.action_id')
    .select('moderation_action.account_id')
    .where('appeal.action_id', '=', action_id)
    .executeTakeFirst()
  if (!found || found.account_id === actor.account_id) throw notFound()
  return actOnAccount(services, actor, found.account_id, origin, async (context) => {
    const { trx } = context
    const action = await lockAction(trx, action_id)
    if (!action) throw notFound()
    await assertMayAnswer(trx, actor, action, now)
    const saved = await trx
      .updateTable('appeal')
      .set({ outcome, answer: text, answered_by: actor.account_id, answered_at: now })
      .where('action_id', '=', action_id)
      .where('answered_at', 'is', null)
      .returning('action_id')
      .executeTakeFirst()
    if (!saved) throw new AppError('conflict', 'already_answered')
    // The case is kept for as long again as after a decision.
    await trx
      .updateTable('moderation_case')
      .set({ closed_at: now })
      .where('id', '=', action.case_id)
      .execute()
    if (outcome === 'reversed') await reverse(services, context, action)
    const kind = outcome === 'reversed' ? 'decision.reversed' : 'decision.upheld'
    await context.record({ kind, details: { decision: action_id, case: action.case_id, answer: text } })
    await tellAnswer(services, context, { action_id, outcome, answer: text })
    return action.case_id
  })
}

/** The moderator who decided answers only if nobody else could. */
async function assertMayAnswer(
  trx: Trx,
  { account_id }: Actor,
  { id, case_id, moderator_id }: ActionRow,
  now: number,
): Promise<void> {
  if (moderator_id !== account_id) return
  const action = (await actionsOf(trx, case_id, now)).find((row) => row.id === id)
  if (action?.has_other_moderator === 1) throw new AppError('forbidden', 'another_moderator')
}

/** Undoes what was decided, as far as it still lasts. */
async function reverse(services: Services, context: ActionContext, action: ActionRow): Promise<void> {
  const { trx, account } = context
  await trx
    .updateTable('moderation_action')
    .set({ reversed_at: services.clock.now() })
    .where('id', '=', action.id)
    .execute()
  if (action.kind === 'limit' && action.until !== null) await endRestriction(trx, account.id, action.until)
  // A later suspension stays.
  if (action.kind === 'suspend' && account.suspended_at === action.created_at)
    await liftSuspension(services, context)
  if (action.kind !== 'hide') return
  const hidden = await lockCase(trx, action.case_id)
  if (hidden) await showContent(services, trx, hidden, JSON.parse(action.undo ?? '{}') as Undo)
}
