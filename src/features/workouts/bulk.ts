import { inTransaction } from '../../platform/database/index.ts'
import type { Trx } from '../../platform/database/schema.ts'
import { AppError, invalidField, notFound } from '../../platform/errors.ts'
import type { Services } from '../../platform/services.ts'
import type { Actor } from '../auth/index.ts'
import { bumpRevision, recountVisible, recountWorkouts } from '../profiles/index.ts'
import { toSharingColumns } from '../sharing/index.ts'
import { typeOfSport } from '../sports/index.ts'
import { endsChanged } from '../zones/index.ts'
import { lockSelectedWorkouts, type SelectedWorkout, updateWorkouts } from './bulk-queries.ts'
import type { BulkChange, WorkoutSelection } from './bulk-schemas.ts'
import { assertMayShow } from './hidden.ts'
import { workoutsChanged } from './jobs.ts'
import { MAX_TAGS } from './limits.ts'
import { assertShownWordsOfAll } from './shown-words.ts'
import { foldTag, parseTags, tagsColumn } from './tags.ts'

/** Limits how long other writes have to wait for a change of many workouts. */
const MAX_SELECTED = 10_000

/** Changes all selected workouts of the actor, or none; returns how many. */
export function changeWorkouts(services: Services, actor: Actor, given: BulkChange): Promise<number> {
  const { add_tags, remove_tags, ...fields } = given.change
  const { sport, visibility } = fields
  const columns = {
    ...(sport && { type: typeOfSport(sport) }),
    ...fields,
    ...toSharingColumns(fields),
    updated_at: services.clock.now(),
  }
  return inTransaction(services.db, async (trx) => {
    const workouts = await lockSelection(trx, actor, given)
    if (visibility) await assertMayShow(trx, idsOf(workouts), visibility, 'change.visibility')
    if (visibility && visibility !== 'private') assertShownWordsOfAll(services, workouts, 'change.visibility')
    await updateWorkouts(trx, idsOf(workouts), columns)
    for (const [tags, group] of groupByNewTags(workouts, { add_tags, remove_tags }))
      await updateWorkouts(trx, idsOf(group), { tags })
    if (fields.hidden_ends_m !== undefined) await endsChanged(services, trx, actor.account_id)
    if (visibility) await recountVisible(trx, actor.account_id)
    else await bumpRevision(trx, actor.account_id)
    await workoutsChanged(services, trx, actor.account_id, [...sportsOf(workouts), ...(sport ? [sport] : [])])
    return workouts.length
  })
}

/** Puts all selected workouts of the actor into the trash, or none; returns how many. */
export function deleteWorkouts(
  services: Services,
  actor: Actor,
  selection: WorkoutSelection,
): Promise<number> {
  return inTransaction(services.db, async (trx) => {
    const workouts = await lockSelection(trx, actor, selection)
    await updateWorkouts(trx, idsOf(workouts), { deleted_at: services.clock.now() })
    await recountWorkouts(trx, actor.account_id)
    await workoutsChanged(services, trx, actor.account_id, sportsOf(workouts))
    return workouts.length
  })
}

/** The selected workouts, locked; throws `not_found` when one of the ids is not the actor's. */
async function lockSelection(
  trx: Trx,
  actor: Actor,
  { ids, filters }: WorkoutSelection,
): Promise<SelectedWorkout[]> {
  if ((ids === undefined) === (filters === undefined))
    throw invalidField('ids', { code: 'either_required', other: 'filters' })
  const workouts = await lockSelectedWorkouts(trx, actor.account_id, { ids, filters }, MAX_SELECTED + 1)
  if (ids && workouts.length < ids.length) throw notFound()
  if (workouts.length > MAX_SELECTED)
    throw new AppError('conflict', { code: 'selection_too_large', maximum: MAX_SELECTED })
  return workouts
}

const idsOf = (workouts: { id: number }[]) => workouts.map(({ id }) => id)
const sportsOf = (workouts: SelectedWorkout[]) => workouts.map(({ sport }) => sport)

type TagChange = Pick<BulkChange['change'], 'add_tags' | 'remove_tags'>

/** The workouts whose tags change, grouped by the new value of their column `tags`. */
function groupByNewTags(workouts: SelectedWorkout[], { add_tags = [], remove_tags = [] }: TagChange) {
  const removed = new Set(remove_tags.map(foldTag))
  const changed: { id: number; column: string }[] = []
  for (const workout of workouts) {
    const kept = parseTags(workout.tags).filter((tag) => !removed.has(tag))
    const column = tagsColumn([...kept, ...add_tags], 'change.add_tags')
    if (parseTags(column).length > MAX_TAGS)
      throw invalidField('change.add_tags', {
        code: 'too_many_tags',
        workout: workout.id,
        maximum: MAX_TAGS,
      })
    if (column !== workout.tags) changed.push({ id: workout.id, column })
  }
  return Map.groupBy(changed, ({ column }) => column)
}
