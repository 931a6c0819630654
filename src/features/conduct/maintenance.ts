import type { Services } from '../../platform/services.ts'

/** The step of the hourly maintenance that deletes limits which have ended, by name. */
export function conductMaintenance({ db, clock }: Pick<Services, 'db' | 'clock'>) {
  return {
    async ended_limits() {
      const { numDeletedRows } = await db
        .deleteFrom('account_restriction')
        .where('until', '<=', clock.now())
        .executeTakeFirst()
      return Number(numDeletedRows)
    },
  } satisfies Record<string, () => Promise<unknown>>
}
