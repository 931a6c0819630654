import { inTransaction } from '../../platform/database/index.ts'
import type { Trx } from '../../platform/database/schema.ts'
import { AppError, invalidField, notFound } from '../../platform/errors.ts'
import type { Services } from '../../platform/services.ts'
import type { Actor } from '../auth/index.ts'
import { bumpRevision, recountWorkouts } from '../profiles/index.ts'
import { typeOfSport } from '../sports/index.ts'
import { type Selected, selectedWorkouts, updateWorkouts } from './bulk-queries.ts'
import type { BulkChange, Selection } from './bulk-schemas.ts'
import { MOST_TAGS } from './schemas.ts'
import { foldTag, parseTags, tagsColumn } from './tags.ts'

/** Others who write wait meanwhile. */
const MOST_AT_ONCE = 10_000

/** Changes all of the actor's workouts that are selected, or none; answers how many. */
export function changeWorkouts(services: Services, actor: Actor, given: BulkChange): Promise<number> {
  const { add_tags, remove_tags, ...fields } = given.change
  const { sport } = fields
  const columns = { ...(sport && { type: typeOfSport(sport) }), ...fields, updated_at: services.clock.now() }
  return inTransaction(services.db, async (trx) => {
    const workouts = await ownSelection(trx, actor, given)
    await updateWorkouts(trx, idsOf(workouts), columns)
    for (const [tags, those] of retagged(workouts, { add_tags, remove_tags }))
      await updateWorkouts(trx, idsOf(those), { tags })
    await bumpRevision(trx, actor.account_id)
    return workouts.length
  })
}

/** Puts all of the actor's workouts that are selected into the trash, or none; answers how many. */
export function deleteWorkouts(services: Services, actor: Actor, selection: Selection): Promise<number> {
  return inTransaction(services.db, async (trx) => {
    const workouts = await ownSelection(trx, actor, selection)
    await updateWorkouts(trx, idsOf(workouts), { deleted_at: services.clock.now() })
    await recountWorkouts(trx, actor.account_id)
    return workouts.length
  })
}

/** Locked; throws `not_found` when one of the ids is not the actor's. */
async function ownSelection(trx: Trx, actor: Actor, { ids, filters }: Selection): Promise<Selected[]> {
  if ((ids === undefined) === (filters === undefined))
    throw invalidField('ids', { code: 'either_required', other: 'filters' })
  const workouts = await selectedWorkouts(trx, actor.account_id, { ids, filters }, MOST_AT_ONCE + 1)
  if (ids && workouts.length < ids.length) throw notFound()
  if (workouts.length > MOST_AT_ONCE)
    throw new AppError('conflict', { code: 'selection_too_large', maximum: MOST_AT_ONCE })
  return workouts
}

const idsOf = (workouts: { id: number }[]) => workouts.map(({ id }) => id)

type TagChange = Pick<BulkChange['change'], 'add_tags' | 'remove_tags'>

/** The new tags of the workouts whose tags change, and which workouts get them. */
function retagged(workouts: Selected[], { add_tags = [], remove_tags = [] }: TagChange) {
  const removed = new Set(remove_tags.map(foldTag))
  const changed: { id: number; column: string }[] = []
  for (const workout of workouts) {
    const kept = parseTags(workout.tags).filter((tag) => !removed.has(tag))
    const column = tagsColumn([...kept, ...add_tags], 'change.add_tags')
    if (parseTags(column).length > MOST_TAGS)
      throw invalidField('change.add_tags', {
        code: 'too_many_tags',
        workout: workout.id,
        maximum: MOST_TAGS,
      })
    if (column !== workout.tags) changed.push({ id: workout.id, column })
  }
  return Map.groupBy(changed, ({ column }) => column)
}
