import { sql } from 'kysely'
import { dayAfter } from '../../platform/calendar.ts'
import { dayNumber } from '../../platform/database/columns.ts'
import { inTransaction } from '../../platform/database/index.ts'
import type { Db } from '../../platform/database/schema.ts'
import type { Services } from '../../platform/services.ts'
import { localDate, localHour, startOfDay } from '../../platform/time.ts'
import { isActiveAccount } from '../auth/index.ts'
import { notify } from '../inbox/index.ts'

const EVENING_HOUR = 19
const MIN_STREAK_DAYS = 3
const BATCH_SIZE = 500

type Needs = Pick<Services, 'db' | 'clock' | 'events' | 'queue'>

/** The steps of the hourly maintenance of highlights, by name. */
export function highlightMaintenance(services: Needs): Record<string, () => Promise<unknown>> {
  return { ending_streaks: () => notifyOfEndingStreaks(services) }
}

/**
 * In the evening of their own time zone, notifies people once whose streak ends that night unless they train; returns
 * how many.
 */
async function notifyOfEndingStreaks(services: Needs): Promise<number> {
  const now = services.clock.now()
  const zones = await services.db.selectFrom('account').select('time_zone').distinct().execute()
  let told = 0
  for (const { time_zone } of zones)
    if (localHour(now, time_zone) >= EVENING_HOUR) told += await notifyZone(services, time_zone, now)
  return told
}

async function notifyZone(services: Needs, time_zone: string, now: number): Promise<number> {
  let told = 0
  for (let after = 0; ; ) {
    const people = await endingStreaks(services.db, { time_zone, now, after })
    const last = people.at(-1)
    if (!last) return told
    const notices = people.map(({ id, days }) => ({
      ...{ kind: 'streak_ending' as const, account_id: id },
      data: { streak_days: days },
    }))
    await inTransaction(services.db, (trx) => notify(services, trx, ...notices))
    told += people.length
    after = last.id
  }
}

/** The next people of the time zone whose streak ends today, who were not told today. */
function endingStreaks(
  db: Db,
  { time_zone, now, after }: { time_zone: string; now: number; after: number },
): Promise<{ id: number; days: number }[]> {
  const today = localDate(now, time_zone)
  const first = dayNumber(db, 'profile.streak_first_date')
  const last = dayNumber(db, 'profile.streak_last_date')
  const days = sql<number>`${last} - ${first} + 1`
  return db
    .selectFrom('account')
    .innerJoin('profile', 'profile.account_id', 'account.id')
    .select(['account.id', days.as('days')])
    .where('account.time_zone', '=', time_zone)
    .where('account.id', '>', after)
    .where('profile.streak_last_date', '=', dayAfter(today, -1))
    .where(days, '>=', MIN_STREAK_DAYS)
    .where(isActiveAccount(now))
    .where((where) =>
      where.not(
        where.exists(
          where
            .selectFrom('notification')
            .select('notification.id')
            .whereRef('notification.account_id', '=', 'account.id')
            .where('notification.kind', '=', 'streak_ending')
            .where('notification.updated_at', '>=', startOfDay(today, time_zone)),
        ),
      ),
    )
    .orderBy('account.id')
    .limit(BATCH_SIZE)
    .execute()
}
