import type { Services } from '../../platform/services.ts'

const READ_KEPT_MS = 90 * 86_400_000
const UNREAD_KEPT_MS = 365 * 86_400_000

/** The steps of the hourly maintenance of inboxes, by name. */
export function inboxMaintenance({
  db,
  clock,
}: Pick<Services, 'db' | 'clock'>): Record<string, () => Promise<unknown>> {
  /** Deletes what was read 90 days ago, and what has not changed for a year; returns how many. */
  async function deleteOld(): Promise<number> {
    const now = clock.now()
    const { numDeletedRows } = await db
      .deleteFrom('notification')
      .where('updated_at', '<=', now - READ_KEPT_MS)
      .where((where) =>
        where.or([
          where('read_at', '<=', now - READ_KEPT_MS),
          where('updated_at', '<=', now - UNREAD_KEPT_MS),
        ]),
      )
      .executeTakeFirst()
    return Number(numDeletedRows)
  }
  return { old_notifications: deleteOld }
}
