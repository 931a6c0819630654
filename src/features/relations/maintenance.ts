import type { Services } from '../../platform/services.ts'
import { forgetRefusals } from './requests.ts'

/** The steps of the hourly maintenance of relations, by name. */
export function relationMaintenance({
  db,
  clock,
}: Pick<Services, 'db' | 'clock'>): Record<string, () => Promise<unknown>> {
  return { refused_follow_requests: () => forgetRefusals(db, clock.now()) }
}
