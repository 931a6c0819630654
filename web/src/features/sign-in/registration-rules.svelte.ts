import { api } from '../../api/client.ts'
import type { RegistrationRules } from '../../api/types.ts'

/** The rules of this server for new accounts. Until they are loaded, those of most servers. */
export const registrationRules: RegistrationRules = $state({ registration: 'open', password_min_length: 12 })

let loading: Promise<void> | undefined

/**
 * Loads the rules once for all pages, so not as a `resource`, which belongs to one component. They only change hints:
 * when loading fails, the server still checks the form.
 */
export function loadRegistrationRules(): Promise<void> {
  loading ??= api.GET('/api/auth/registration/').then(
    ({ data }) => void (data && Object.assign(registrationRules, data)),
    () => {
      loading = undefined
    },
  )
  return loading
}
