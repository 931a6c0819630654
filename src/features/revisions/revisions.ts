import { randomInt } from 'node:crypto'
import type { WeekStart } from '../../platform/calendar.ts'
import { prepared } from '../../platform/database/index.ts'
import type { Db, Tables } from '../../platform/database/schema.ts'

/** A statement asks for one, four, sixteen … people: each size is compiled once, and fewer fill up the next one. */
const SIZES = [1, 4, 16, 64] as const
const MOST_AT_ONCE = 64

/** Random, not counted: after a restore from a backup the same number must not come again for something else. */
export function newRevision(): number {
  return randomInt(1, 2 ** 48 - 1)
}

/** What answers to somebody depend on beside their data: themselves, and the mark of the last durable write of it. */
type Revised = Pick<Tables['account'], 'username' | 'language' | 'time_zone'> & {
  week_start: WeekStart
  revision: number
}

declare module '../../platform/services.ts' {
  interface Services {
    revisions: Revisions
  }
}

export type Revisions = {
  /** As it is now; undefined for who is not there any more. */
  of(account_id: number): Promise<Revised | undefined>
}

/**
 * Reads revisions as they are when they are asked for; those who ask while a statement runs share the next one. A
 * cache that first asks what there is to remember shows nothing that is out of date, on any server.
 */
export function openRevisions(db: Db): Revisions {
  let next: Batch | undefined
  let isBusy = false
  const run = async () => {
    isBusy = true
    for (let batch = next; batch; batch = next) {
      next = undefined
      await readBatch(db, batch)
    }
    isBusy = false
  }
  return {
    async of(account_id) {
      next ??= { ids: new Set(), read: Promise.withResolvers() }
      next.ids.add(account_id)
      const { promise } = next.read
      if (!isBusy) void run()
      return (await promise).get(account_id)
    },
  }
}

type Batch = { ids: Set<number>; read: PromiseWithResolvers<Map<number, Revised>> }

async function readBatch(db: Db, { ids, read }: Batch): Promise<void> {
  try {
    const found = new Map<number, Revised>()
    const all = [...ids]
    for (let from = 0; from < all.length; from += MOST_AT_ONCE) {
      const rows = await revisedRows(db, filledUp(all.slice(from, from + MOST_AT_ONCE)))
      for (const { id, ...revised } of rows) found.set(id, revised)
    }
    read.resolve(found)
  } catch (error) {
    read.reject(error)
  }
}

const revisedRows = prepared((db, ids: Record<string, number>) =>
  db
    .selectFrom('account')
    .leftJoin('profile', 'profile.account_id', 'account.id')
    .select(['account.id', 'account.username', 'account.language', 'account.time_zone', 'account.week_start'])
    .select((of) => of.fn.coalesce('profile.revision', of.val(0)).as('revision'))
    .where('account.id', 'in', Object.values(ids)),
)

/** The ids by name, the last one repeated until there are as many as a statement asks for. */
function filledUp(ids: number[]): Record<string, number> {
  const size = SIZES.find((size) => size >= ids.length) ?? MOST_AT_ONCE
  return Object.fromEntries(Array.from({ length: size }, (_, i) => [`id${i}`, ids[i] ?? ids.at(-1) ?? 0]))
}
