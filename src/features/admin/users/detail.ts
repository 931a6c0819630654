import type { Db } from '../../../platform/database/schema.ts'
import { notFound } from '../../../platform/errors.ts'
import { type Actor, sessionsOf } from '../../auth/index.ts'
import { toManagedUserDetail } from './presenter.ts'
import { lastSignInOf, userDetail } from './queries.ts'
import type { ManagedUserDetail } from './schemas.ts'

/** An account with its sessions and ways to sign in, as the viewer may see it. Throws `not_found` if there is none. */
export async function loadDetail(db: Db, viewer: Actor, id: number, now: number): Promise<ManagedUserDetail> {
  const row = await userDetail(db, id, now)
  if (!row) throw notFound()
  const sessions = await sessionsOf(db, now, id)
  const last_sign_in_at = await lastSignInOf(db, id)
  return toManagedUserDetail({ row, sessions, last_sign_in_at }, viewer, now)
}
