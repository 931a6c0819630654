import { toIso } from '../../../platform/time.ts'
import type { PasskeyRow } from './passkey-queries.ts'
import type { Passkey } from './schemas.ts'

export function toPasskey({ id, name, created_at, last_used_at }: PasskeyRow): Passkey {
  return {
    id,
    name,
    created_at: toIso(created_at),
    last_used_at: last_used_at === null ? null : toIso(last_used_at),
  }
}
