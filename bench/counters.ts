import { type RawBuilder, sql } from 'kysely'
import { dayNumber, isServer } from '../src/platform/database/columns.ts'
import type { Db } from '../src/platform/database/schema.ts'

const ACCOUNTS_AT_ONCE = 500

/** Fills the days with workouts, streaks and profiles, because the workouts were inserted without FitTrack's code. */
export async function countWorkouts(db: Db, accounts: number): Promise<void> {
  for (let first = 1; first <= accounts; first += ACCOUNTS_AT_ONCE) {
    const some = (owner: string) =>
      sql`${sql.ref(owner)} between ${sql.lit(first)} and ${sql.lit(first + ACCOUNTS_AT_ONCE - 1)}`
    await db.transaction().execute(async (trx) => {
      // One person may have a million workouts.
      if (isServer(db)) await sql`set local statement_timeout = 0`.execute(trx)
      for (const statement of statementsFor(db, some)) await statement.execute(trx)
    })
  }
}

/** Fills the counters of relations from the follows. */
export async function countFollows(db: Db): Promise<void> {
  await sql`delete from relation_summary`.execute(db)
  await sql`insert into relation_summary (account_id, followers_count, following_count)
    select id, (select count(*) from follow where followed_id = account.id),
      (select count(*) from follow where follower_id = account.id)
    from account`.execute(db)
}

function statementsFor(db: Db, some: (owner: string) => RawBuilder<unknown>): RawBuilder<unknown>[] {
  return [
    sql`insert into workout_day (owner_id, local_date, workouts)
      select owner_id, local_date, count(*) from workout
      where ${some('owner_id')} and deleted_at is null group by owner_id, local_date`,
    sql`insert into streak_run (owner_id, first_date, last_date, days)
      select owner_id, min(local_date), max(local_date), count(*) from (
        select owner_id, local_date,
          ${dayNumber(db, 'local_date')} - row_number() over (partition by owner_id order by local_date) as run
        from workout_day where ${some('owner_id')}
      ) numbered group by owner_id, run`,
    sql`insert into profile
      (account_id, total_workouts, stored_workouts, last_workout_at, longest_streak, streak_first_date, streak_last_date)
      select account.id, coalesce(counted.workouts, 0),
        (select count(*) from workout where owner_id = account.id), counted.last_at,
        coalesce((select max(days) from streak_run where owner_id = account.id), 0),
        (select first_date from streak_run where owner_id = account.id order by last_date desc limit 1),
        (select last_date from streak_run where owner_id = account.id order by last_date desc limit 1)
      from account left join (
        select owner_id, count(*) as workouts, max(started_at) as last_at from workout
        where ${some('owner_id')} and deleted_at is null group by owner_id
      ) counted on counted.owner_id = account.id
      where ${some('account.id')}`,
  ]
}
