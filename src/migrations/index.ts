import type { Migration } from 'kysely/migration'
import * as foundation from './0001-foundation.ts'

/** In the order in which they run; a released one never changes. */
export const migrations: Record<string, Migration> = {
  '0001-foundation': foundation,
}
