import type { Selectable, Updateable } from 'kysely'
import { lockRow } from '../../platform/database/columns.ts'
import type { Db, Trx } from '../../platform/database/schema.ts'
import type { PeriodOverride } from './measure.ts'
import type { GoalColumns } from './rules.ts'
import type { GoalTable } from './tables.ts'

export type GoalRow = Selectable<GoalTable>

type GoalFilter = { [K in 'kind' | 'period' | 'type' | 'sport']?: NonNullable<GoalRow[K]> | undefined }

/** The owner's goals that pass the filter, the oldest first. */
export function goalsOf(
  db: Db,
  { owner_id, kind, period, type, sport }: GoalFilter & { owner_id: number },
): Promise<GoalRow[]> {
  return db
    .selectFrom('goal')
    .selectAll()
    .where('owner_id', '=', owner_id)
    .$if(kind !== undefined, (query) => query.where('kind', '=', kind!))
    .$if(period !== undefined, (query) => query.where('period', '=', period!))
    .$if(type !== undefined, (query) => query.where('type', '=', type!))
    .$if(sport !== undefined, (query) => query.where('sport', '=', sport!))
    .orderBy('id')
    .execute()
}

/** The goal, if it belongs to the owner. */
export function goalOf(db: Db, owner_id: number, id: number): Promise<GoalRow | undefined> {
  return db
    .selectFrom('goal')
    .selectAll()
    .where('id', '=', id)
    .where('owner_id', '=', owner_id)
    .executeTakeFirst()
}

/** The goal, if it belongs to the owner, locked until the transaction ends. */
export function lockGoal(trx: Trx, owner_id: number, id: number): Promise<GoalRow | undefined> {
  return trx
    .selectFrom('goal')
    .selectAll()
    .where('id', '=', id)
    .where('owner_id', '=', owner_id)
    .$call(lockRow(trx))
    .executeTakeFirst()
}

type InsertedGoal = GoalColumns & Pick<GoalRow, 'owner_id' | 'created_at' | 'updated_at'>

export function insertGoal(trx: Trx, goal: InsertedGoal): Promise<GoalRow> {
  return trx.insertInto('goal').values(goal).returningAll().executeTakeFirstOrThrow()
}

export function updateGoal(trx: Trx, id: number, columns: Updateable<GoalTable>): Promise<GoalRow> {
  return trx.updateTable('goal').set(columns).where('id', '=', id).returningAll().executeTakeFirstOrThrow()
}

export async function removeGoal(trx: Trx, id: number): Promise<void> {
  await trx.deleteFrom('goal').where('id', '=', id).execute()
}

/** Saves the override of a period, or deletes its row if the override is empty. */
export async function saveOverride(
  trx: Trx,
  goal_id: number,
  first_date: string,
  override: PeriodOverride,
): Promise<void> {
  if (override.amount === null && override.is_completed === null) {
    await trx
      .deleteFrom('goal_period')
      .where('goal_id', '=', goal_id)
      .where('first_date', '=', first_date)
      .execute()
    return
  }
  await trx
    .insertInto('goal_period')
    .values({ goal_id, first_date, ...override })
    .onConflict((conflict) => conflict.columns(['goal_id', 'first_date']).doUpdateSet(override))
    .execute()
}

export async function removeOverrides(trx: Trx, goal_id: number): Promise<void> {
  await trx.deleteFrom('goal_period').where('goal_id', '=', goal_id).execute()
}

/** Moves the override of a goal with a single period to the new first day of that period. */
export async function moveOverride(trx: Trx, goal_id: number, first_date: string): Promise<void> {
  await trx.updateTable('goal_period').set({ first_date }).where('goal_id', '=', goal_id).execute()
}

/** The overrides of all the owner's goals, by goal and period. */
export function loadOverrides(db: Db, owner_id: number) {
  return db
    .selectFrom('goal_period')
    .innerJoin('goal', 'goal.id', 'goal_period.goal_id')
    .select(['goal_id', 'first_date', 'amount', 'is_completed', 'marked_at'])
    .where('owner_id', '=', owner_id)
    .orderBy('goal_id')
    .orderBy('first_date')
    .execute()
}
