import type { WeekStart } from '../../platform/calendar.ts'
import { arrayParameter, isInArray } from '../../platform/database/columns.ts'
import { prepared } from '../../platform/database/index.ts'
import type { Db, Tables } from '../../platform/database/schema.ts'

/** What cached responses to a person depend on: their settings, and the revisions of their data. */
type RevisedAccount = Pick<Tables['account'], 'username' | 'language' | 'time_zone'> & {
  week_start: WeekStart
  revision: number
  relations_revision: number
  reactions_revision: number
  total_workouts: number
}

declare module '../../platform/services.ts' {
  interface Services {
    revisions: Revisions
  }
}

export type Revisions = {
  /** The account with its current revision; undefined if it no longer exists. */
  load(account_id: number): Promise<RevisedAccount | undefined>
}

/**
 * Reads revisions from the database at every call, so no server ever uses an outdated one. Calls that arrive while a
 * statement runs share the next one.
 */
export function openRevisions(db: Db): Revisions {
  let next: Batch | undefined
  let isBusy = false
  const run = async () => {
    isBusy = true
    for (let batch = next; batch; batch = next) {
      next = undefined
      await loadBatch(db, batch)
    }
    isBusy = false
  }
  return {
    async load(account_id) {
      next ??= { ids: new Set(), accounts: Promise.withResolvers() }
      next.ids.add(account_id)
      const { promise } = next.accounts
      if (!isBusy) void run()
      return (await promise).get(account_id)
    },
  }
}

type Batch = { ids: Set<number>; accounts: PromiseWithResolvers<Map<number, RevisedAccount>> }

async function loadBatch(db: Db, { ids, accounts }: Batch): Promise<void> {
  try {
    const rows = await accountRows(db, { ids: arrayParameter(db, [...ids]) })
    accounts.resolve(new Map(rows.map(({ id, ...account }) => [id, account])))
  } catch (error) {
    accounts.reject(error)
  }
}

const accountRows = prepared((db, { ids }: { ids: unknown }) =>
  db
    .selectFrom('account')
    .select(['account.id', 'account.username', 'account.language', 'account.time_zone', 'account.week_start'])
    // Not a join: with an array of unknown length, a database might read all profiles.
    .select((of) =>
      (['revision', 'total_workouts'] as const).map((column) =>
        of.fn
          .coalesce(
            of.selectFrom('profile').select(column).whereRef('account_id', '=', 'account.id'),
            of.val(0),
          )
          .as(column),
      ),
    )
    .select((of) => [
      of.fn
        .coalesce(
          of
            .selectFrom('relation_summary')
            .select('relation_summary.revision')
            .whereRef('relation_summary.account_id', '=', 'account.id'),
          of.val(0),
        )
        .as('relations_revision'),
      of.fn
        .coalesce(
          of
            .selectFrom('reaction_revision')
            .select('reaction_revision.revision')
            .whereRef('reaction_revision.account_id', '=', 'account.id'),
          of.val(0),
        )
        .as('reactions_revision'),
    ])
    .where(isInArray(db, 'account.id', ids)),
)
