import { t } from '../../i18n/i18n.svelte.ts'

/** An error at `field`, the field for the repetition, when the repeated password differs. */
export function requireSamePassword<F extends string>(
  field: F,
  password: string,
  repeated: string,
): Partial<Record<F, string>> {
  const differs = repeated !== '' && repeated !== password
  return (differs ? { [field]: t('auth.passwords_differ') } : {}) as Partial<Record<F, string>>
}
