import type { Trx } from '../../platform/database/schema.ts'
import type { Services } from '../../platform/services.ts'
import { commentById } from './comment-queries.ts'
import { recountComments } from './counted.ts'
import { lockSummary, reactionsChanged } from './summaries.ts'

type Needs = Pick<Services, 'clock' | 'events'>

/** Hides a comment and its replies from everybody but their authors, for moderators; false if there is no such comment. */
export function hideComment(services: Needs, trx: Trx, id: number): Promise<boolean> {
  return setHidden(services, trx, id, services.clock.now())
}

/** Shows a comment that moderators have hidden again; false if there is no such comment. */
export function showComment(services: Needs, trx: Trx, id: number): Promise<boolean> {
  return setHidden(services, trx, id, null)
}

async function setHidden(services: Needs, trx: Trx, id: number, hidden_at: number | null): Promise<boolean> {
  const found = await commentById(trx, id)
  if (!found) return false
  await lockSummary(trx, found.workout_id)
  // From here on, nobody deletes it.
  const comment = await commentById(trx, id)
  if (!comment) return false
  if ((comment.hidden_at === null) === (hidden_at === null)) return true
  const { workout_id, owner_id } = comment
  await trx.updateTable('comment').set({ hidden_at }).where('id', '=', id).execute()
  await recountComments(trx, [workout_id], services.clock.now())
  await reactionsChanged(services, trx, { id: workout_id, owner_id })
  return true
}
