import { randomInt } from 'node:crypto'
import type { Db } from '../../database.ts'
import { prepared } from '../../platform/database/index.ts'

/** A statement asks for one, four, sixteen … people: each size is compiled once, and fewer fill up the next one. */
const SIZES = [1, 4, 16, 64] as const
const MOST_AT_ONCE = 64

/** Random, not counted: after a restore from a backup the same number must not come again for something else. */
export function newRevision(): number {
  return randomInt(1, 2 ** 48 - 1)
}

export type Revisions = {
  /** The mark of the last durable write of what answers about this person are made of. */
  of(account_id: number): Promise<number>
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
      return (await promise).get(account_id) ?? 0
    },
  }
}

type Batch = { ids: Set<number>; read: PromiseWithResolvers<Map<number, number>> }

async function readBatch(db: Db, { ids, read }: Batch): Promise<void> {
  try {
    const found = new Map<number, number>()
    const all = [...ids]
    for (let from = 0; from < all.length; from += MOST_AT_ONCE)
      for (const { account_id, revision } of await revisionRows(
        db,
        filledUp(all.slice(from, from + MOST_AT_ONCE)),
      ))
        found.set(account_id, revision)
    read.resolve(found)
  } catch (error) {
    read.reject(error)
  }
}

const revisionRows = prepared((db, ids: Record<string, number>) =>
  db.selectFrom('profile').select(['account_id', 'revision']).where('account_id', 'in', Object.values(ids)),
)

/** The ids by name, the last one repeated until there are as many as a statement asks for. */
function filledUp(ids: number[]): Record<string, number> {
  const size = SIZES.find((size) => size >= ids.length) ?? MOST_AT_ONCE
  return Object.fromEntries(Array.from({ length: size }, (_, i) => [`id${i}`, ids[i] ?? ids.at(-1) ?? 0]))
}
