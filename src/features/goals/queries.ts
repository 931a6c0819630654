import type { Selectable, Updateable } from 'kysely'
import { lockRow } from '../../platform/database/columns.ts'
import { prepared } from '../../platform/database/index.ts'
import type { Db, Trx } from '../../platform/database/schema.ts'
import type { Said } from './measure.ts'
import type { GoalColumns } from './rules.ts'
import type { GoalTable } from './tables.ts'

export type GoalRow = Selectable<GoalTable>

type Filters = { [K in 'kind' | 'period' | 'type' | 'sport']?: NonNullable<GoalRow[K]> | undefined }

/** All goals of the owner that pass the filters, the oldest first. */
export const goalsOf = prepared((db, { owner_id, ...filters }: Filters & { owner_id: number }) => {
  const { kind, period, type, sport } = filters
  return db
    .selectFrom('goal')
    .selectAll()
    .where('owner_id', '=', owner_id)
    .$if(kind !== undefined, (query) => query.where('kind', '=', kind!))
    .$if(period !== undefined, (query) => query.where('period', '=', period!))
    .$if(type !== undefined, (query) => query.where('type', '=', type!))
    .$if(sport !== undefined, (query) => query.where('sport', '=', sport!))
    .orderBy('id')
})

/** The owner's goal of this id. */
export function goalOf(db: Db, owner_id: number, id: number): Promise<GoalRow | undefined> {
  return db
    .selectFrom('goal')
    .selectAll()
    .where('id', '=', id)
    .where('owner_id', '=', owner_id)
    .executeTakeFirst()
}

/** The same, and other changes of it wait until the transaction ends. */
export function lockedGoalOf(trx: Trx, owner_id: number, id: number): Promise<GoalRow | undefined> {
  return trx
    .selectFrom('goal')
    .selectAll()
    .where('id', '=', id)
    .where('owner_id', '=', owner_id)
    .$call(lockRow(trx))
    .executeTakeFirst()
}

export async function countGoals(trx: Trx, owner_id: number): Promise<number> {
  const { count } = await trx
    .selectFrom('goal')
    .select((of) => of.fn.countAll<number>().as('count'))
    .where('owner_id', '=', owner_id)
    .executeTakeFirstOrThrow()
  return count
}

type Created = GoalColumns & Pick<GoalRow, 'owner_id' | 'created_at' | 'updated_at'>

export function insertGoal(trx: Trx, goal: Created): Promise<GoalRow> {
  return trx.insertInto('goal').values(goal).returningAll().executeTakeFirstOrThrow()
}

export async function updateGoal(trx: Trx, id: number, columns: Updateable<GoalTable>): Promise<void> {
  await trx.updateTable('goal').set(columns).where('id', '=', id).execute()
}

export async function removeGoal(trx: Trx, id: number): Promise<void> {
  await trx.deleteFrom('goal').where('id', '=', id).execute()
}

/** Keeps what was said of a period; where nothing is left of it, there is no row. */
export async function putSaid(trx: Trx, goal_id: number, first_date: string, said: Said): Promise<void> {
  if (said.amount === null && said.is_completed === null) {
    await trx
      .deleteFrom('goal_period')
      .where('goal_id', '=', goal_id)
      .where('first_date', '=', first_date)
      .execute()
    return
  }
  await trx
    .insertInto('goal_period')
    .values({ goal_id, first_date, ...said })
    .onConflict((conflict) => conflict.columns(['goal_id', 'first_date']).doUpdateSet(said))
    .execute()
}

/** Forgets what was said of all periods of a goal. */
export async function removeSaid(trx: Trx, goal_id: number): Promise<void> {
  await trx.deleteFrom('goal_period').where('goal_id', '=', goal_id).execute()
}

/** Lets what was said of the one period of a goal be of the one that begins on `first_date`. */
export async function moveSaid(trx: Trx, goal_id: number, first_date: string): Promise<void> {
  await trx.updateTable('goal_period').set({ first_date }).where('goal_id', '=', goal_id).execute()
}

/** What was said of any period of all the owner's goals, in order. */
export function allSaidOf(db: Db, owner_id: number) {
  return db
    .selectFrom('goal_period')
    .innerJoin('goal', 'goal.id', 'goal_period.goal_id')
    .select(['goal_id', 'first_date', 'amount', 'is_completed', 'marked_at'])
    .where('owner_id', '=', owner_id)
    .orderBy('goal_id')
    .orderBy('first_date')
    .execute()
}
