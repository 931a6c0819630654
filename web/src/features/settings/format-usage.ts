import { t } from '../../i18n/i18n.svelte.ts'
import { formatDay, formatMoment } from '../../session/account-time.ts'

type Used = { created_at: string; last_used_at: string | null }

/** When something was created and when it was last used, in one line. */
export function formatUsage({ created_at, last_used_at }: Used): string {
  const used = last_used_at === null ? t('when.unused') : t('when.used', { when: formatMoment(last_used_at) })
  return `${t('when.made', { day: formatDay(created_at) })} · ${used}`
}
