import type { Services } from '../../platform/services.ts'
import { purgeTrash } from './trash.ts'

/** The step of the hourly maintenance of workouts, by name. */
export function workoutMaintenance(services: Pick<Services, 'db' | 'queue' | 'clock'>) {
  return { trash: () => purgeTrash(services) } satisfies Record<string, () => Promise<unknown>>
}
