import { inTransaction } from '../../platform/database/index.ts'
import type { Trx } from '../../platform/database/schema.ts'
import { AppError, notFound } from '../../platform/errors.ts'
import type { RequestOrigin } from '../../platform/http/request-origin.ts'
import type { Language } from '../../platform/i18n.ts'
import { hashLinkToken, newMailLink, postMail } from '../../platform/mail/index.ts'
import type { Services } from '../../platform/services.ts'
import { recordAudit } from '../audit/index.ts'
import {
  deleteUnusedInvitation,
  type InvitationRow,
  insertInvitation,
  invitationById,
  markUsed,
} from './queries.ts'

const DAY_MS = 86_400_000
const REGISTRATION_PAGE = '/register'

type Inviter = { account_id: number; username: string; language: Language }
type InvitationOptions = { email?: string; expires_in_days: number }

/** Creates a code that lets one person register. When an address is given, the code is also mailed there as a link. */
export async function createInvitation(
  services: Services,
  inviter: Inviter,
  { email, expires_in_days }: InvitationOptions,
  origin: RequestOrigin,
): Promise<{ code: string; row: InvitationRow }> {
  const now = services.clock.now()
  const { link, token: code, token_hash } = newMailLink(services.secret, REGISTRATION_PAGE)
  const row = await inTransaction(services.db, async (trx) => {
    const row = await insertInvitation(trx, {
      code_hash: token_hash,
      email: email ?? null,
      created_by: inviter.account_id,
      created_at: now,
      expires_at: now + expires_in_days * DAY_MS,
      used_at: null,
      used_by: null,
    })
    await recordInvitation(trx, 'invitation.made', now, inviter, row.id, origin)
    if (email !== undefined) {
      await postMail(services, trx, {
        kind: 'invitation',
        account: { id: null, email, email_verified_at: null, language: inviter.language },
        sender_id: inviter.account_id,
        dedupe_key: `invitation ${row.id}`,
        values: { inviter: inviter.username, link },
      })
    }
    return row
  })
  return { code, row }
}

/** Deletes an unused invitation. Throws `not_found`, or `conflict` when it has been used. */
export async function withdrawInvitation(
  services: Pick<Services, 'db' | 'clock'>,
  actor: Pick<Inviter, 'account_id'>,
  id: number,
  origin: RequestOrigin,
): Promise<void> {
  await inTransaction(services.db, async (trx) => {
    if (await deleteUnusedInvitation(trx, id))
      return recordInvitation(trx, 'invitation.removed', services.clock.now(), actor, id, origin)
    if (!(await invitationById(trx, id))) throw notFound()
    throw new AppError('conflict', 'invitation_used')
  })
}

/** Spends a code for the account that was just created. False when the code is unknown, used or expired. */
export function spendInvitation(trx: Trx, code: string, now: number, used_by: number): Promise<boolean> {
  return markUsed(trx, hashLinkToken(code), now, used_by)
}

/** Leaves the invited address out of the log: its owner has no account whose erasure would clear it. */
function recordInvitation(
  trx: Trx,
  kind: 'invitation.made' | 'invitation.removed',
  now: number,
  actor: Pick<Inviter, 'account_id'>,
  invitation_id: number,
  origin: RequestOrigin,
): Promise<void> {
  return recordAudit(trx, now, {
    kind,
    account_id: null,
    actor_id: actor.account_id,
    origin,
    details: { invitation_id },
  })
}
