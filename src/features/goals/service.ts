import { inTransaction } from '../../platform/database/index.ts'
import type { Trx } from '../../platform/database/schema.ts'
import { invalidField, notFound } from '../../platform/errors.ts'
import type { Services } from '../../platform/services.ts'
import type { Actor } from '../auth/index.ts'
import { bumpRevision } from '../profiles/index.ts'
import { goalsChanged } from './jobs.ts'
import { loadCurrentGoal, presentGoal, todayOf } from './load-goals.ts'
import {
  type GoalRow,
  insertGoal,
  lockGoal,
  moveOverride,
  removeGoal,
  removeOverrides,
  saveOverride,
  updateGoal,
} from './queries.ts'
import { goalQuota } from './quotas.ts'
import { type GoalColumns, toGoalColumns } from './rules.ts'
import type { Goal, GoalChange, NewGoal } from './schemas.ts'

type Needs = Pick<Services, 'db' | 'clock' | 'queue'>

/** Adds a goal and returns it with its progress. */
export async function createGoal(
  services: Pick<Services, 'clock' | 'quotas' | 'queue'>,
  trx: Trx,
  actor: Actor,
  given: NewGoal,
): Promise<Goal> {
  const { clock, quotas } = services
  const columns = toGoalColumns(given, todayOf({ clock }, actor))
  await quotas.take(trx, actor.account_id, goalQuota)
  await bumpRevision(trx, actor.account_id)
  const now = clock.now()
  const goal = await insertGoal(trx, {
    ...columns,
    owner_id: actor.account_id,
    created_at: now,
    updated_at: now,
  })
  await goalsChanged(services, trx, actor.account_id)
  return presentGoal({ db: trx, clock }, actor, goal)
}

/** Sets every writable field to the given value or its default. */
export function replaceGoal(services: Needs, actor: Actor, id: number, given: NewGoal): Promise<Goal> {
  return changeGoal(services, actor, id, () => given)
}

/** Changes the given fields. */
export function patchGoal(services: Needs, actor: Actor, id: number, given: GoalChange): Promise<Goal> {
  return changeGoal(services, actor, id, (goal) => ({ ...pickWritable(goal, given.kind), ...given }))
}

/** The goal's writable fields; without the unit when the kind changes, because it belongs to the old kind. */
function pickWritable(goal: GoalRow, kind = goal.kind): NewGoal {
  const { description, target, period, start_date, deadline, type, sport } = goal
  const fields = { kind: goal.kind, description, target, period, start_date, deadline, type, sport }
  return kind === goal.kind ? { ...fields, unit: goal.unit } : fields
}

function changeGoal(
  services: Needs,
  actor: Actor,
  id: number,
  wantedOf: (goal: GoalRow) => NewGoal,
): Promise<Goal> {
  const { db, clock } = services
  return inTransaction(db, async (trx) => {
    const goal = await lockOwnGoal(trx, actor, id)
    const columns = toGoalColumns(wantedOf(goal), todayOf({ clock }, actor))
    const changed = await updateGoal(trx, id, { ...columns, updated_at: clock.now() })
    await adaptOverrides(trx, goal, columns)
    await bumpRevision(trx, actor.account_id)
    await goalsChanged(services, trx, actor.account_id)
    return presentGoal({ db: trx, clock }, actor, changed)
  })
}

/** Deletes overrides when the kind or the period changes; moves the override of a single period with its start. */
async function adaptOverrides(trx: Trx, before: GoalRow, after: GoalColumns): Promise<void> {
  if (before.kind !== after.kind || before.period !== after.period) await removeOverrides(trx, before.id)
  else if (after.period === 'once' && before.start_date !== after.start_date)
    await moveOverride(trx, before.id, after.start_date)
}

/** Deletes one of the actor's goals with its overrides; throws `not_found`. */
export function deleteGoal({ db }: Pick<Services, 'db'>, actor: Actor, id: number): Promise<void> {
  return inTransaction(db, async (trx) => {
    await lockOwnGoal(trx, actor, id)
    await removeGoal(trx, id)
    await bumpRevision(trx, actor.account_id)
  })
}

/** Inverts the completion of the goal in its current period. Saves no override that only repeats the measurement. */
export async function toggleCompletion(
  services: Pick<Services, 'clock' | 'queue'>,
  trx: Trx,
  actor: Actor,
  id: number,
): Promise<Goal> {
  const { clock } = services
  const goal = await lockOwnGoal(trx, actor, id)
  const { key, result, override, presentWith } = await loadCurrentGoal(trx, { clock }, actor, goal)
  const wanted = !result.completed
  const next = {
    amount: override.amount,
    is_completed: wanted === result.isReached ? null : Number(wanted),
    marked_at: clock.now(),
  }
  await saveOverride(trx, id, key, next)
  await bumpRevision(trx, actor.account_id)
  await goalsChanged(services, trx, actor.account_id)
  return presentWith(next)
}

/**
 * Sets the amount of a custom goal in its current period and clears a completion that was set by hand. A goal that
 * stays complete keeps its completion time. Throws `invalid` for any other kind.
 */
export function setAmount({ db, clock }: Needs, actor: Actor, id: number, amount: number): Promise<Goal> {
  return inTransaction(db, async (trx) => {
    const goal = await lockOwnGoal(trx, actor, id)
    if (goal.kind !== 'custom') throw invalidField('amount', { code: 'goal_counted', kind: goal.kind })
    const { key, result, override, presentWith } = await loadCurrentGoal(trx, { clock }, actor, goal)
    const staysComplete = result.completed && amount >= goal.target
    const marked_at = staysComplete ? (override.marked_at ?? clock.now()) : clock.now()
    const next = { amount, is_completed: null, marked_at }
    await saveOverride(trx, id, key, next)
    await bumpRevision(trx, actor.account_id)
    return presentWith(next)
  })
}

async function lockOwnGoal(trx: Trx, { account_id }: Actor, id: number): Promise<GoalRow> {
  const goal = await lockGoal(trx, account_id, id)
  if (!goal) throw notFound()
  return goal
}
