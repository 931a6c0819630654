import { api } from '../../api/client.ts'
import { unwrap } from '../../api/problem.ts'
import type { NotificationPreferences } from '../../api/types.ts'
import { t } from '../../i18n/i18n.svelte.ts'
import { reportErrors, toast } from '../../shell/toast.svelte.ts'

/**
 * The choices of the settings page, saved one after another as they change. When the server refuses them, the page shows
 * again what the server has.
 */
export function savedPreferences(loaded: NotificationPreferences) {
  let shown = $state.raw(loaded)
  let saved = loaded
  let isSaving = false

  async function save(): Promise<void> {
    while (shown !== saved) {
      const body = shown
      await unwrap(api.PUT('/api/notifications/preferences/', { body }))
      saved = body
    }
    toast(t('settings.saved'))
  }

  return {
    get shown() {
      return shown
    },
    async change(next: NotificationPreferences): Promise<void> {
      shown = next
      if (isSaving) return
      isSaving = true
      if (!(await reportErrors(save))) shown = saved
      isSaving = false
    },
  }
}
