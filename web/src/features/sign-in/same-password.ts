import { t } from '../../i18n/i18n.svelte.ts'

/** The error for a new password whose repetition differs, at the field of the repetition. */
export function requireSamePassword<F extends string>(
  field: F,
  password: string,
  repeated: string,
): Partial<Record<F, string>> {
  const differs = repeated !== '' && repeated !== password
  return (differs ? { [field]: t('auth.passwords_differ') } : {}) as Partial<Record<F, string>>
}
