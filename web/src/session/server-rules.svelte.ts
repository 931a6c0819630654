import { api } from '../api/client.ts'
import type { ServerRules } from '../api/types.ts'

/** What people without an account can do on this server; until it is loaded, the defaults. */
export const serverRules: ServerRules = $state({
  registration: 'open',
  password_min_length: 12,
  public_pages: false,
})

let loading: Promise<void> | undefined

/**
 * Loads the rules once for all pages. A `resource` cannot do that, because it belongs to one component. The rules only
 * change what is offered: when loading fails, the server still checks everything.
 */
export function loadServerRules(): Promise<void> {
  loading ??= api.GET('/api/auth/registration/').then(
    ({ data }) => void (data && Object.assign(serverRules, data)),
    () => {
      loading = undefined
    },
  )
  return loading
}
