import { inTransaction } from '../../../platform/database/index.ts'
import type { Trx } from '../../../platform/database/schema.ts'
import { AppError, notFound } from '../../../platform/errors.ts'
import { hashLinkToken, newMailLink, postMail } from '../../../platform/mail/index.ts'
import type { Services } from '../../../platform/services.ts'
import type { Actor } from '../actor.ts'
import { recordAudit } from '../audit.ts'
import type { Client } from '../client.ts'
import { type InvitationRow, insertInvitation, invitationById, removeUnused, spend } from './queries.ts'

const DAY_MS = 86_400_000
const PAGE = '/register'

export type InvitationGiven = { email?: string; expires_in_days: number }

/** Makes a code with which one person may register; mailed as a link, too, when an address is given. */
export async function makeInvitation(
  services: Services,
  actor: Actor,
  { email, expires_in_days }: InvitationGiven,
  client: Client,
): Promise<{ code: string; row: InvitationRow }> {
  const now = services.clock.now()
  const { link, token: code, token_hash } = newMailLink(services.secret, PAGE)
  const row = await inTransaction(services.db, async (trx) => {
    const row = await insertInvitation(trx, {
      code_hash: token_hash,
      email: email ?? null,
      created_by: actor.account_id,
      created_at: now,
      expires_at: now + expires_in_days * DAY_MS,
      used_at: null,
      used_by: null,
    })
    await noteInvitation(trx, 'invitation.made', now, actor, row.id, client)
    if (email !== undefined) {
      await postMail(services, trx, {
        kind: 'invitation',
        account: { id: null, email, language: actor.language },
        dedupe_key: `invitation ${row.id}`,
        values: { inviter: actor.username, link },
      })
    }
    return row
  })
  return { code, row }
}

/** Takes back an invitation that nobody has used. */
export async function removeInvitation(
  services: Pick<Services, 'db' | 'clock'>,
  actor: Actor,
  id: number,
  client: Client,
): Promise<void> {
  await inTransaction(services.db, async (trx) => {
    if (await removeUnused(trx, id))
      return noteInvitation(trx, 'invitation.removed', services.clock.now(), actor, id, client)
    if (!(await invitationById(trx, id))) throw notFound()
    throw new AppError('conflict', 'invitation_used')
  })
}

/** True for the one caller who gets the code, for the account that has just been made; false when it is worth nothing. */
export function spendInvitation(trx: Trx, code: string, now: number, used_by: number): Promise<boolean> {
  return spend(trx, hashLinkToken(code), now, used_by)
}

/** Not the address: whoever it belongs to has no account whose erasure would take it out again. */
function noteInvitation(
  trx: Trx,
  kind: 'invitation.made' | 'invitation.removed',
  now: number,
  actor: Actor,
  invitation_id: number,
  client: Client,
): Promise<void> {
  return recordAudit(trx, now, {
    kind,
    account_id: null,
    actor_id: actor.account_id,
    client,
    details: { invitation_id },
  })
}
