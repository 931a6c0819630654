import { Compile } from 'typebox/compile'
import { inTransaction } from '../../../platform/database/index.ts'
import { type SchemaFailure, validationError } from '../../../platform/schema-errors.ts'
import type { Services } from '../../../platform/services.ts'
import { recordAudit } from '../../audit/index.ts'
import { type AccountRow, insertAccount } from '../account/queries.ts'
import { openPasswordPolicy } from '../passwords/policy.ts'
import { Registration } from './schemas.ts'
import { type NewAccount, prepareAccount, welcomeJob } from './service.ts'

type Options = {
  role?: AccountRow['role']
  /** The command that is written to the audit log. Without it, nothing is logged, and no address gets a mail. */
  command?: string
}

/**
 * Creates accounts for a command, all or none of them, by the same rules as registration. Throws `invalid` with the
 * wrong fields, or a unique violation when a username is taken.
 */
export async function createAccounts(
  { db, clock, queue, config }: Pick<Services, 'db' | 'clock' | 'queue' | 'config'>,
  forms: NewAccount[],
  { role = 'user', command }: Options = {},
): Promise<AccountRow[]> {
  const policy = openPasswordPolicy(config)
  const accounts = await Promise.all(
    forms.map((form) => {
      assertRegistration(form)
      return prepareAccount({ clock }, policy, form, 'en', role)
    }),
  )
  return inTransaction(db, async (trx) => {
    const rows: AccountRow[] = []
    for (const account of accounts) {
      const row = await insertAccount(trx, account)
      rows.push(row)
      if (command === undefined) continue
      const details = { role, by: command }
      await recordAudit(trx, row.created_at, { kind: 'account.registered', account_id: row.id, details })
      await queue.enqueue(trx, welcomeJob(row.id))
    }
    return rows
  })
}

const registrationRules = Compile(Registration)

function assertRegistration(form: NewAccount): void {
  if (!registrationRules.Check(form)) throw validationError(registrationRules.Errors(form) as SchemaFailure[])
}
