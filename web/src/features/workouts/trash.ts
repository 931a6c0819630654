import { api } from '../../api/client.ts'
import { unwrap } from '../../api/problem.ts'
import { t } from '../../i18n/i18n.svelte.ts'
import { navigate } from '../../router/router.svelte.ts'
import { type ToastAction, toast } from '../../shell/toast.svelte.ts'

export async function restoreWorkout(id: number): Promise<void> {
  await unwrap(api.POST('/api/workouts/trash/{id}/restore/', { params: { path: { id } }, body: {} }))
}

/** The action that undoes a deletion: it restores the workout and opens its page. */
export function undoDelete(id: number): ToastAction {
  return {
    text: t('action.undo'),
    run: async () => {
      await restoreWorkout(id)
      toast(t('trash.restored'))
      navigate(`/workouts/${id}`)
    },
  }
}
