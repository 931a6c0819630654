import { api } from '../../api/client.ts'
import type { RegistrationRules } from '../../api/types.ts'

/** What this server asks of new accounts; until it has said so, what most servers ask. */
export const rules: RegistrationRules = $state({ registration: 'open', password_min_length: 12 })

let asked: Promise<void> | undefined

/** Asks the server once; a page that cannot is told what is wrong when it sends its form. */
export function askForRules(): Promise<void> {
  asked ??= api.GET('/api/auth/registration/').then(
    ({ data }) => void (data && Object.assign(rules, data)),
    () => {
      asked = undefined
    },
  )
  return asked
}
