import { api } from '../../api/client.ts'
import type { RegistrationRules } from '../../api/types.ts'

/** This server's rules for new accounts; until they are loaded, the default rules. */
export const registrationRules: RegistrationRules = $state({ registration: 'open', password_min_length: 12 })

let loading: Promise<void> | undefined

/**
 * Loads the rules once for all pages. A `resource` cannot do that, because it belongs to one component. The rules only
 * change hints: when loading fails, the server still checks the form.
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
