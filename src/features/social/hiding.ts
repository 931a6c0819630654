import type { Trx } from '../../platform/database/schema.ts'
import { notFound } from '../../platform/errors.ts'
import type { Services } from '../../platform/services.ts'
import { commentById } from './comment-queries.ts'
import { recountComments } from './counted.ts'
import { lockSummary, reactionsChanged } from './summaries.ts'

type Needs = Pick<Services, 'clock' | 'events'>

/** Hides a comment and its replies from everybody but their authors, for moderators. Does nothing if it is hidden. */
export function hideComment(services: Needs, trx: Trx, id: number): Promise<void> {
  return setHidden(services, trx, id, services.clock.now())
}

/** Shows a comment that moderators have hidden again. */
export function showComment(services: Needs, trx: Trx, id: number): Promise<void> {
  return setHidden(services, trx, id, null)
}

async function setHidden(services: Needs, trx: Trx, id: number, hidden_at: number | null): Promise<void> {
  const comment = await commentById(trx, id)
  if (!comment) throw notFound()
  const { workout_id, owner_id } = comment
  await lockSummary(trx, workout_id)
  const changed = await trx
    .updateTable('comment')
    .set({ hidden_at })
    .where('id', '=', id)
    .where('hidden_at', hidden_at === null ? 'is not' : 'is', null)
    .returning('id')
    .executeTakeFirst()
  if (!changed) return
  await recountComments(trx, [workout_id], services.clock.now())
  await reactionsChanged(services, trx, { id: workout_id, owner_id })
}
