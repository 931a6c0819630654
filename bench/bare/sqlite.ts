import path from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { type CommentRow, type EntryRow, feedDetailsSql, type HighlightRow } from './feed.ts'
import type { ProfileRow } from './profile.ts'
import type { Unit } from './social.ts'
import type { DayRow, KindRow, Person, RecentRow, SumsRow } from './statistics.ts'
import { SQL, type Store } from './store.ts'
import { type Given, insertValues, type Owner, type Row, rowOf } from './workout.ts'
import type { SharedRow } from './workouts-of-others.ts'

/** Prepared statements on one connection. `isGrouped`: concurrent creates share one commit. */
export function openSqlite(folder: string, isGrouped: boolean): Store {
  const db = new BetterSqlite3(path.join(folder, 'fittrack.db'))
  for (const pragma of ['journal_mode = WAL', 'synchronous = FULL', 'foreign_keys = ON', 'mmap_size = 0']) {
    db.pragma(pragma)
  }
  // SQLite plans a join with a bare `?` again at every run. An expression such as `+?`, as in FitTrack, avoids that.
  const prepare = (sql: string) => db.prepare(sql.replaceAll('?', '+?'))
  const statements = Object.fromEntries(
    Object.entries(SQL).map(([name, sql]) => [name, prepare(sql)]),
  ) as Record<keyof typeof SQL, BetterSqlite3.Statement>
  const { list, total, one, insert, username, count, countDay, login, person, profile } = statements
  const { sharedOwner, sharedList, feed } = statements
  const details = feedDetailsSql((column) => `${column} in (select value from json_each(?))`)
  const [feedHighlights, feedComments] = [prepare(details.feedHighlights), prepare(details.feedComments)]
  const { kinds, recent, calendar, totals } = statements
  for (const statement of [total, insert, username, sharedOwner]) statement.pluck()

  const create = (owner_id: number, given: Given): Row => {
    const row = rowOf(owner_id, given)
    const id = insert.get(...insertValues(row)) as number
    const owner = count.get(owner_id, row.started_at) as Omit<Owner, 'owner_username'>
    countDay.run(owner_id, row.local_date)
    return { ...row, id, ...owner, owner_username: username.get(owner_id) as string }
  }
  const transact = openTransactions(db, isGrouped)

  return {
    list: (owner_id) => ({ total: total.get(owner_id) as number, rows: list.all(owner_id) as Row[] }),
    one: (id) => one.get(id) as Row,
    shared(viewer_id, name) {
      const owner_id = sharedOwner.get(name, viewer_id, viewer_id)
      return sharedList.all(owner_id, owner_id, owner_id, owner_id) as SharedRow[]
    },
    create: (owner_id, given) => transact(() => create(owner_id, given)),
    transact: (unit) => transact(() => runUnit(statements, unit())),
    login: (name) => login.get(name) as { id: number; password_hash: string },
    person: (id) => person.get(id) as Person,
    kinds: (owner_id) => kinds.all(owner_id) as KindRow[],
    recent: (owner_id, from, to) => recent.all(owner_id, from, to, owner_id) as RecentRow[],
    feed: (viewer_id) => feed.all(viewer_id) as EntryRow[],
    feedDetails(viewer_id, ids) {
      const list = JSON.stringify(ids)
      return {
        highlights: feedHighlights.all(list, list) as HighlightRow[],
        comments: feedComments.all(viewer_id, list) as CommentRow[],
      }
    },
    calendar: (owner_id, from, to) => calendar.all(owner_id, from, to) as DayRow[],
    profile: (id) => profile.get(id) as ProfileRow,
    totals: (owner_id) => totals.get(owner_id) as SumsRow,
  }
}

/** Runs work in a transaction of its own, or in one for all work that arrives at the same time. */
function openTransactions(db: BetterSqlite3.Database, isGrouped: boolean) {
  let waiting: { work: () => unknown; resolve: (value: unknown) => void }[] = []
  const runAll = db.transaction((works: (() => unknown)[]) => works.map((work) => work()))
  const commitGroup = () => {
    const group = waiting
    waiting = []
    const values = runAll.immediate(group.map(({ work }) => work))
    for (const [i, { resolve }] of group.entries()) resolve(values[i])
  }
  return async <T>(work: () => T): Promise<T> => {
    if (!isGrouped) return runAll.immediate([work])[0] as T
    return new Promise<unknown>((resolve) => {
      if (waiting.push({ work, resolve }) === 1) setImmediate(commitGroup)
    }) as Promise<T>
  }
}

function runUnit(statements: Record<keyof typeof SQL, BetterSqlite3.Statement>, unit: Unit): unknown {
  let step = unit.next()
  while (!step.done) {
    const [name, ...values] = step.value
    const statement = statements[name]
    if (statement.reader) step = unit.next(statement.all(...values) as Record<string, unknown>[])
    else {
      statement.run(...values)
      step = unit.next([])
    }
  }
  return step.value
}
