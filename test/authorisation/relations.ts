import { sql } from 'kysely'
import { inTransaction } from '../../src/platform/database/index.ts'
import type { Trx } from '../../src/platform/database/schema.ts'
import { START, type TestApp } from '../support/app.ts'

/** How a viewer stands to an owner, and the row that says so: its table, and who is in its first column. */
const ROWS = {
  stranger: null,
  requested: ['follow_request', 'viewer'],
  follower: ['follow', 'viewer'],
  followed: ['follow', 'owner'],
  blocked: ['block', 'owner'],
  blocker: ['block', 'viewer'],
  muted: ['mute', 'owner'],
  muter: ['mute', 'viewer'],
} as const

export type Relation = keyof typeof ROWS
export const RELATIONS = Object.keys(ROWS) as Relation[]

/** How the owner stands to the viewer. */
export const REVERSED: Record<Relation, Relation> = {
  stranger: 'stranger',
  // Who is asked has no relation to who asks.
  requested: 'stranger',
  follower: 'followed',
  followed: 'follower',
  blocked: 'blocker',
  blocker: 'blocked',
  muted: 'muter',
  muter: 'muted',
}

/** The columns of each table: who, whom and when. */
const COLUMNS = {
  follow: ['follower_id', 'followed_id', 'created_at'],
  follow_request: ['requester_id', 'target_id', 'asked_at'],
  block: ['blocker_id', 'blocked_id', 'created_at'],
  mute: ['muter_id', 'muted_id', 'created_at'],
} as const
const TABLES = Object.keys(COLUMNS) as (keyof typeof COLUMNS)[]

type Pair = { viewer_id: number; owner_id: number }

/** The condition that a row of the table is about these two people. */
function isBetween(table: keyof typeof COLUMNS, { viewer_id, owner_id }: Pair) {
  const [who, whom] = COLUMNS[table]
  return sql`(${sql.ref(who)} = ${viewer_id} and ${sql.ref(whom)} = ${owner_id})
    or (${sql.ref(who)} = ${owner_id} and ${sql.ref(whom)} = ${viewer_id})`
}

/** Gives the two people this relation and ends every other one. */
export function relate({ services }: TestApp, pair: Pair, relation: Relation): Promise<void> {
  return inTransaction(services.db, async (trx) => {
    for (const table of TABLES)
      await sql`delete from ${sql.table(table)} where ${isBetween(table, pair)}`.execute(trx)
    const row = ROWS[relation]
    if (row) {
      const [table, first] = row
      const ids = first === 'viewer' ? [pair.viewer_id, pair.owner_id] : [pair.owner_id, pair.viewer_id]
      const columns = sql.join(COLUMNS[table].map((name) => sql.ref(name)))
      await sql`insert into ${sql.table(table)} (${columns}) values (${sql.join([...ids, START])})`.execute(
        trx,
      )
    }
    await recount(trx, pair)
  })
}

/** Makes the counters of both people agree with the rows again. */
async function recount(trx: Trx, { viewer_id, owner_id }: Pair): Promise<void> {
  // The lower id first, like the server, so that there are no deadlocks.
  for (const account_id of [viewer_id, owner_id].toSorted((a, b) => a - b)) {
    const counted = sql`(select account_id from relation_summary where is_counted = 1)`
    const counts = {
      followers_count: sql<number>`(select count(*) from follow where followed_id = ${account_id} and follower_id in ${counted})`,
      following_count: sql<number>`(select count(*) from follow where follower_id = ${account_id} and followed_id in ${counted})`,
    }
    await trx
      .insertInto('relation_summary')
      .values({ account_id })
      .onConflict((conflict) => conflict.column('account_id').doNothing())
      .execute()
    await trx.updateTable('relation_summary').set(counts).where('account_id', '=', account_id).execute()
  }
}

/** All rows about the two people, to see whether a call has changed something. */
export async function rowsBetween({ services: { db } }: TestApp, pair: Pair): Promise<unknown[]> {
  const rows: unknown[] = []
  for (const table of TABLES)
    rows.push(
      ...(await sql`select * from ${sql.table(table)} where ${isBetween(table, pair)}`.execute(db)).rows,
    )
  return rows
}
