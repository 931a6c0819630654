import { Compile } from 'typebox/compile'
import {
  insertAccount,
  newAccount,
  openPasswordPolicy,
  Registration,
  recordAudit,
} from '../features/auth/index.ts'
import { systemClock } from '../platform/clock.ts'
import { isUniqueViolation } from '../platform/database/errors.ts'
import { inTransaction } from '../platform/database/index.ts'
import { AppError, StartupError } from '../platform/errors.ts'
import { type SchemaFailure, validationError } from '../platform/schema-errors.ts'
import { ask, askNewPassword } from './ask.ts'
import { type CliContext, say } from './context.ts'
import { configOf, withDatabase } from './database.ts'

/** `fittrack create-admin`: what is not given as a flag is asked for; the password is never a flag, which `ps` would show. */
export async function createAdmin(
  this: CliContext,
  flags: { username?: string; email?: string },
): Promise<void> {
  const config = configOf(this)
  const username = flags.username ?? (await ask(this, 'Username: ', '--username'))
  const email = flags.email ?? (await ask(this, 'E-mail address: ', '--email'))
  const password = await askNewPassword(this)
  const form = { username, email, password1: password, password2: password }
  assertRegistration(form)
  await withDatabase(config, async (db) => {
    const policy = openPasswordPolicy(config)
    const account = await newAccount({ clock: systemClock }, policy, form, 'en', 'admin').catch(inOneSentence)
    try {
      await inTransaction(db, async (trx) => {
        const { id } = await insertAccount(trx, account)
        const details = { role: 'admin', by: 'bin/fittrack create-admin' }
        await recordAudit(trx, account.created_at, { kind: 'account.registered', account_id: id, details })
      })
    } catch (error) {
      if (isUniqueViolation(error))
        throw new StartupError(`The name ${username} is taken; choose another one.`)
      throw error
    }
  })
  say(this, `${username} may administer this server and can sign in now.`)
}

/** Rethrows a refusal of the registration's rules as one sentence for the operator. */
function inOneSentence(error: unknown): never {
  if (!(error instanceof AppError)) throw error
  const { message, errors = {} } = error.inWords('en')
  const [password] = errors.password1 ?? []
  throw new StartupError(`${password ? `The password ${password}` : message}.`, { cause: error })
}

/** Throws when the account breaks a rule of registration. */
export function assertRegistration(form: Registration): void {
  const rules = Compile(Registration)
  if (rules.Check(form)) return
  inOneSentence(validationError(rules.Errors(form) as SchemaFailure[]))
}
