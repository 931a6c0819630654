import type { Trx } from '../../platform/database/schema.ts'
import type { Services } from '../../platform/services.ts'
import type { ReachedGoal } from '../goals/index.ts'
import { type Notice, notify } from '../inbox/index.ts'
import type { WorkoutRecord } from './records.ts'

/** Records and goals of workouts that started earlier are no news, such as those of an import of old files. */
const NEWS_MS = 48 * 3_600_000

type New = { records: readonly WorkoutRecord[]; goals: readonly ReachedGoal[] }

/**
 * Notifies the owner of what was not known before: once for each workout that set records, and for each workout that
 * reached a goal.
 */
export async function notifyOfNew(
  services: Pick<Services, 'clock' | 'events' | 'queue'>,
  trx: Trx,
  owner_id: number,
  { records, goals }: New,
): Promise<void> {
  const own = records.filter(({ audience }) => audience === 'owner')
  if (own.length === 0 && goals.length === 0) return
  const news = await newWorkouts(trx, owner_id, services.clock.now() - NEWS_MS)
  if (news.size === 0) return
  const told = await toldOf(trx, owner_id, [...news])
  const ofWorkouts = Map.groupBy(own, ({ workout_id }) => workout_id)
  const notices: Notice[] = []
  for (const [workout_id, some] of ofWorkouts)
    if (news.has(workout_id) && !told.has(`record ${workout_id} null`))
      notices.push({
        ...{ kind: 'record', account_id: owner_id, workout_id },
        data: { records: some.map(({ kind }) => kind) },
      })
  for (const { goal_id, workout_id } of goals)
    if (news.has(workout_id) && !told.has(`goal_reached ${workout_id} ${goal_id}`))
      notices.push({ kind: 'goal_reached', account_id: owner_id, workout_id, goal_id })
  await notify(services, trx, ...notices)
}

async function newWorkouts(trx: Trx, owner_id: number, since: number): Promise<Set<number>> {
  const rows = await trx
    .selectFrom('workout')
    .select('id')
    .where('owner_id', '=', owner_id)
    .where('started_at', '>', since)
    .where('deleted_at', 'is', null)
    .execute()
  return new Set(rows.map(({ id }) => id))
}

/** What the owner was told before: a change may take a record away and give it back. */
async function toldOf(trx: Trx, account_id: number, workout_ids: number[]): Promise<Set<string>> {
  const rows = await trx
    .selectFrom('notification')
    .select(['kind', 'workout_id', 'goal_id'])
    .where('account_id', '=', account_id)
    .where('workout_id', 'in', workout_ids)
    .where('kind', 'in', ['record', 'goal_reached'])
    .execute()
  return new Set(rows.map(({ kind, workout_id, goal_id }) => `${kind} ${workout_id} ${goal_id}`))
}
