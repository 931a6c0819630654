import type { Db } from '../../../platform/database/schema.ts'
import { withTotal } from '../pages.ts'

/** A page of invitations, the newest first. */
export async function invitationPage(db: Db, { page, page_size }: { page: number; page_size: number }) {
  const total = db.selectFrom('invitation').select((of) => of.fn.countAll<number>().as('total'))
  const rows = await db
    .selectFrom('invitation')
    .leftJoin('account as creator', 'creator.id', 'invitation.created_by')
    .leftJoin('account as guest', 'guest.id', 'invitation.used_by')
    .select(['invitation.id', 'invitation.email', 'invitation.created_at', 'invitation.created_by'])
    .select(['invitation.expires_at', 'invitation.used_at', 'invitation.used_by'])
    .select(['creator.username as creator_username', 'guest.username as guest_username'])
    .select(total.as('total'))
    .orderBy('invitation.id', 'desc')
    .limit(page_size)
    .offset((page - 1) * page_size)
    .execute()
  return withTotal(page, rows, () => total.executeTakeFirstOrThrow())
}

export type ListedInvitation = Omit<Awaited<ReturnType<typeof invitationPage>>['rows'][number], 'total'>
