import type { Trx } from '../../platform/database/schema.ts'
import type { loadReachedGoals, ReachedGoal } from '../goals/index.ts'

type Found = Awaited<ReturnType<typeof loadReachedGoals>>

const keyOf = ({ goal_id, first_date, workout_id }: ReachedGoal) => `${goal_id} ${first_date} ${workout_id}`

/** Replaces what is stored of the goals that were looked at, as far as it differs; returns the rows of newly reached periods. */
export async function saveReachedGoals(
  trx: Trx,
  owner_id: number,
  { goal_ids, reached }: Found,
): Promise<ReachedGoal[]> {
  const lookedAt = new Set(goal_ids)
  const all = await trx
    .selectFrom('workout_goal')
    .innerJoin('goal', 'goal.id', 'workout_goal.goal_id')
    .select(['goal_id', 'first_date', 'workout_id'])
    .where('goal.owner_id', '=', owner_id)
    .execute()
  const stored = all.filter(({ goal_id }) => lookedAt.has(goal_id))
  const [before, after] = [new Set(stored.map(keyOf)), new Set(reached.map(keyOf))]
  for (const row of stored) if (!after.has(keyOf(row))) await deleteReachedGoal(trx, row)
  const added = reached.filter((row) => !before.has(keyOf(row)))
  for (let from = 0; from < added.length; from += 1_000)
    await trx
      .insertInto('workout_goal')
      .values(added.slice(from, from + 1_000))
      .execute()
  const known = new Set(stored.map(({ goal_id, first_date }) => `${goal_id} ${first_date}`))
  return added.filter(({ goal_id, first_date }) => !known.has(`${goal_id} ${first_date}`))
}

async function deleteReachedGoal(trx: Trx, { goal_id, first_date }: ReachedGoal): Promise<void> {
  await trx
    .deleteFrom('workout_goal')
    .where('goal_id', '=', goal_id)
    .where('first_date', '=', first_date)
    .execute()
}
