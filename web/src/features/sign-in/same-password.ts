import { t } from '../../i18n/i18n.svelte.ts'

/** Returns an error for `field`, which holds the repeated password, when the two passwords differ. */
export function requireSamePassword<F extends string>(
  field: F,
  password: string,
  repeated: string,
): Partial<Record<F, string>> {
  const differs = repeated !== '' && repeated !== password
  return (differs ? { [field]: t('auth.passwords_differ') } : {}) as Partial<Record<F, string>>
}
