import { createAccounts } from '../features/auth/registration/create-accounts.ts'
import { JOB_LANES } from '../job-lanes.ts'
import { systemClock } from '../platform/clock.ts'
import { isUniqueViolation } from '../platform/database/errors.ts'
import { AppError, StartupError } from '../platform/errors.ts'
import { JobQueue } from '../platform/jobs/index.ts'
import { ask, askNewPassword } from './ask.ts'
import { type CliContext, printLine } from './context.ts'
import { configOf, withDatabase } from './database.ts'

/**
 * `fittrack create-admin`. Asks for everything that is not given as a flag. The password is never a flag, because `ps`
 * would show it.
 */
export async function createAdmin(
  this: CliContext,
  flags: { username?: string; email?: string },
): Promise<void> {
  const config = configOf(this)
  const username = flags.username ?? (await ask(this, 'Username: ', '--username'))
  const email = flags.email ?? (await ask(this, 'E-mail address: ', '--email'))
  const password = await askNewPassword(this)
  const form = { username, email, password1: password, password2: password }
  const options = { role: 'admin', command: 'bin/fittrack create-admin' } as const
  await withDatabase(config, async (db) => {
    try {
      const queue = new JobQueue(systemClock, JOB_LANES)
      await createAccounts({ db, clock: systemClock, queue, config }, [form], options)
    } catch (error) {
      if (isUniqueViolation(error))
        throw new StartupError(`The name ${username} is taken; choose another one.`)
      throw toStartupError(error)
    }
  })
  printLine(this, `${username} may administer this server and can sign in now.`)
  printLine(this, `The server mails a link to ${email}, and sends nothing else there before it is opened.`)
}

/** Turns a refusal of the registration's rules into one sentence for the operator. */
export function toStartupError(error: unknown): unknown {
  if (!(error instanceof AppError)) return error
  const { message, errors = {} } = error.inWords('en')
  const [password] = errors.password1 ?? []
  return new StartupError(`${password ? `The password ${password}` : message}.`, { cause: error })
}
