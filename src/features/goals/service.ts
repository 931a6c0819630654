import { inTransaction } from '../../platform/database/index.ts'
import type { Trx } from '../../platform/database/schema.ts'
import { AppError, invalidField, notFound } from '../../platform/errors.ts'
import type { Services } from '../../platform/services.ts'
import type { Actor } from '../auth/index.ts'
import { touch } from '../profiles/index.ts'
import {
  countGoals,
  type GoalRow,
  insertGoal,
  lockedGoalOf,
  moveSaid,
  putSaid,
  removeGoal,
  removeSaid,
  updateGoal,
} from './queries.ts'
import { type GoalColumns, goalColumns } from './rules.ts'
import type { Goal, GoalChange, NewGoal } from './schemas.ts'
import { currentlySaid, showGoal, todayOf } from './views.ts'

export const MOST_GOALS = 200

type Needs = Pick<Services, 'db' | 'clock'>

/** Adds a goal; answers it as it stands. */
export async function createGoal({ clock }: Needs, trx: Trx, actor: Actor, given: NewGoal): Promise<Goal> {
  const columns = goalColumns(given, todayOf({ clock }, actor))
  // Lets the person's other writes wait: nobody counts while somebody adds.
  await touch(trx, actor.account_id)
  if ((await countGoals(trx, actor.account_id)) >= MOST_GOALS)
    throw new AppError('conflict', { code: 'goal_limit', maximum: MOST_GOALS })
  const now = clock.now()
  const goal = await insertGoal(trx, {
    ...columns,
    owner_id: actor.account_id,
    created_at: now,
    updated_at: now,
  })
  return showGoal({ db: trx, clock }, actor, goal)
}

/** Gives every writable field its new value, or its default. */
export function replaceGoal(services: Needs, actor: Actor, id: number, given: NewGoal): Promise<void> {
  return change(services, actor, id, () => given)
}

/** Changes the fields that are given. */
export function patchGoal(services: Needs, actor: Actor, id: number, given: GoalChange): Promise<void> {
  return change(services, actor, id, (goal) => ({ ...pickWritable(goal, given.kind), ...given }))
}

/** The unit of another kind does not fit. */
function pickWritable(goal: GoalRow, kind = goal.kind): NewGoal {
  const { description, target, period, start_date, deadline, type, sport } = goal
  const fields = { kind: goal.kind, description, target, period, start_date, deadline, type, sport }
  return kind === goal.kind ? { ...fields, unit: goal.unit } : fields
}

function change(
  { db, clock }: Needs,
  actor: Actor,
  id: number,
  wantedOf: (goal: GoalRow) => NewGoal,
): Promise<void> {
  return inTransaction(db, async (trx) => {
    const goal = await ownGoal(trx, actor, id)
    const columns = goalColumns(wantedOf(goal), todayOf({ clock }, actor))
    await updateGoal(trx, id, { ...columns, updated_at: clock.now() })
    await keepSaid(trx, goal, columns)
    await touch(trx, actor.account_id)
  })
}

/** What was said of a period is about that kind of goal in that kind of period; else it means nothing any more. */
async function keepSaid(trx: Trx, before: GoalRow, after: GoalColumns): Promise<void> {
  if (before.kind !== after.kind || before.period !== after.period) await removeSaid(trx, before.id)
  else if (after.period === 'once' && before.start_date !== after.start_date)
    await moveSaid(trx, before.id, after.start_date)
}

/** Deletes a goal of the actor's own, and what was said of it; throws `not_found`. */
export function deleteGoal({ db }: Pick<Services, 'db'>, actor: Actor, id: number): Promise<void> {
  return inTransaction(db, async (trx) => {
    await ownGoal(trx, actor, id)
    await removeGoal(trx, id)
    await touch(trx, actor.account_id)
  })
}

/**
 * Completes the goal by hand in the period that runs now, or takes that back: whatever it is, it becomes the other.
 * What the data say anyway is not kept.
 */
export async function toggleCompletion(
  { clock }: Pick<Services, 'clock'>,
  trx: Trx,
  actor: Actor,
  id: number,
): Promise<Goal> {
  const goal = await ownGoal(trx, actor, id)
  const { key, standing, said, shownAfter } = await currentlySaid(trx, { clock }, actor, goal)
  const wanted = !standing.completed
  const next = {
    amount: said.amount,
    is_completed: wanted === standing.isReached ? null : Number(wanted),
    marked_at: clock.now(),
  }
  await putSaid(trx, id, key, next)
  await touch(trx, actor.account_id)
  return shownAfter(next)
}

/**
 * Notes how far a custom goal is in the period that runs now. It takes back what was said of its completion before;
 * one that was complete and is so still stays complete since then. Throws `invalid` for what is counted.
 */
export function noteAmount({ db, clock }: Needs, actor: Actor, id: number, amount: number): Promise<Goal> {
  return inTransaction(db, async (trx) => {
    const goal = await ownGoal(trx, actor, id)
    if (goal.kind !== 'custom') throw invalidField('amount', { code: 'goal_counted', kind: goal.kind })
    const { key, standing, said, shownAfter } = await currentlySaid(trx, { clock }, actor, goal)
    const stays = standing.completed && amount >= goal.target
    const marked_at = stays ? (said.marked_at ?? clock.now()) : clock.now()
    const next = { amount, is_completed: null, marked_at }
    await putSaid(trx, id, key, next)
    await touch(trx, actor.account_id)
    return shownAfter(next)
  })
}

async function ownGoal(trx: Trx, { account_id }: Actor, id: number): Promise<GoalRow> {
  const goal = await lockedGoalOf(trx, account_id, id)
  if (!goal) throw notFound()
  return goal
}
