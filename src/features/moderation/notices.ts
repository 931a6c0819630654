import { postMail } from '../../platform/mail/index.ts'
import type { MailLink } from '../../platform/mail/kinds.ts'
import type { Services } from '../../platform/services.ts'
import { toIso } from '../../platform/time.ts'
import type { ActionContext } from '../admin/index.ts'
import { notify } from '../inbox/index.ts'
import type { AppealOutcome, DecisionKind } from './kinds.ts'
import type { CaseRow } from './queries.ts'

type ToldDecision = {
  id: number
  kind: DecisionKind
  reason: string
  until: number | null
  link: MailLink
  subject: Pick<CaseRow, 'kind' | 'target'>
}

/** Tells the person what was decided, by mail and in the inbox. Call it last, because it locks the inbox. */
export async function tellDecision(
  services: Services,
  { trx, account, actor }: ActionContext,
  { id, kind, reason, until, link }: ToldDecision,
): Promise<void> {
  const mail = { account, sender_id: actor.id, dedupe_key: `decision ${id}` }
  const values = { username: account.username, reason, link }
  const end = until === null ? null : toIso(until)
  if (kind === 'hide') await postMail(services, trx, { ...mail, kind: 'content_hidden', values })
  if (kind === 'warn') await postMail(services, trx, { ...mail, kind: 'account_warned', values })
  if (kind === 'limit')
    await postMail(services, trx, {
      ...mail,
      kind: 'account_limited',
      values: { ...values, until: end ?? '' },
    })
  if (kind === 'suspend')
    await postMail(services, trx, { ...mail, kind: 'account_suspended', values: { ...values, until: end } })
  await notify(services, trx, { kind: 'moderation', account_id: account.id, data: { action: kind, reason } })
}

type ToldAnswer = { action_id: number; outcome: AppealOutcome; answer: string }

/** Tells the person the answer to an appeal, by mail and in the inbox. Call it last, because it locks the inbox. */
export async function tellAnswer(
  services: Services,
  { trx, account, actor }: ActionContext,
  { action_id, outcome, answer }: ToldAnswer,
): Promise<void> {
  await postMail(services, trx, {
    kind: outcome === 'reversed' ? 'appeal_reversed' : 'appeal_upheld',
    account,
    sender_id: actor.id,
    dedupe_key: `appeal ${action_id}`,
    values: { username: account.username, reason: answer },
  })
  const data = { action: outcome, reason: answer }
  await notify(services, trx, { kind: 'moderation', account_id: account.id, data })
}
