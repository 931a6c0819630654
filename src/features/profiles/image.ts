import type { Trx } from '../../platform/database/schema.ts'
import { writeProfile } from './queries.ts'

/** Sets the name of the person's picture; null removes it. */
export function writeProfileImage(trx: Trx, account_id: number, image: string | null): Promise<void> {
  return writeProfile(trx, account_id, { image })
}
