import { sql } from 'kysely'
import { arrayParameter, isInArray } from '../../platform/database/columns.ts'
import { prepared } from '../../platform/database/index.ts'
import type { Trx } from '../../platform/database/schema.ts'
import type { JobQueue } from '../../platform/jobs/index.ts'
import { DEFAULT_EMAIL } from './preferences.ts'

const MAILED = Object.keys(DEFAULT_EMAIL) as (keyof typeof DEFAULT_EMAIL)[]

/** Those of the notifications that were not sent outside the app, and whose people want them by mail or have a browser. */
const wantedOutside = prepared((db, { ids }: { ids: unknown }) =>
  db
    .selectFrom('notification')
    .innerJoin('account', 'account.id', 'notification.account_id')
    .leftJoin('notification_preference as preference', (join) =>
      join
        .onRef('preference.account_id', '=', 'notification.account_id')
        .onRef('preference.kind', '=', 'notification.kind'),
    )
    .select(['notification.id', 'notification.account_id'])
    .where(isInArray(db, 'notification.id', ids))
    .where((where) =>
      where.not(
        where.exists(
          where
            .selectFrom('notification_delivery')
            .select('notification_id')
            .whereRef('notification_id', '=', 'notification.id'),
        ),
      ),
    )
    .where((where) =>
      where.or([
        where.and([
          where('account.email_verified_at', 'is not', null),
          where.or([
            where('preference.email', '<>', 'off'),
            where.and([where('preference.email', 'is', null), where('notification.kind', 'in', MAILED)]),
          ]),
        ]),
        where.and([
          where(where.fn.coalesce('preference.push', sql.lit(1)), '=', sql.lit(1)),
          where.exists(
            where
              .selectFrom('push_subscription')
              .select('push_subscription.id')
              .whereRef('push_subscription.account_id', '=', 'notification.account_id'),
          ),
        ]),
      ]),
    ),
)

/** Adds a job for each of the notifications that is to be sent outside the app. */
export async function queueDeliveries(queue: JobQueue, trx: Trx, ids: readonly number[]): Promise<void> {
  const wanted = await wantedOutside(trx, { ids: arrayParameter(trx, ids) })
  await queue.enqueue(
    trx,
    ...wanted.map(({ id, account_id }) => ({
      kind: 'notifications.deliver' as const,
      payload: { account_id, notification_id: id },
      owner_id: account_id,
      unique_key: `notifications.deliver ${id}`,
    })),
  )
}
