import path from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { type Given, insertValues, type Row, rowOf, SQL, type Store } from './workout.ts'

/** Prepared statements on one connection. `isGrouped`: creates that wait for the same sync share one commit. */
export function openSqlite(folder: string, isGrouped: boolean): Store {
  const db = new BetterSqlite3(path.join(folder, 'fittrack.db'))
  for (const pragma of ['journal_mode = WAL', 'synchronous = FULL', 'foreign_keys = ON', 'mmap_size = 0']) {
    db.pragma(pragma)
  }
  // `+?`, as FitTrack's own compiler writes it: without it a join is planned anew at every run.
  const prepare = (sql: string) => db.prepare(sql.replaceAll('?', '+?'))
  const list = prepare(SQL.list)
  const total = prepare(SQL.total).pluck()
  const one = prepare(SQL.one)
  const insert = prepare(SQL.insert).pluck()
  const username = prepare(SQL.username).pluck()
  const login = prepare(SQL.login)
  const create = (owner_id: number, given: Given): Row => {
    const row = rowOf(owner_id, given)
    const id = insert.get(...insertValues(row)) as number
    return { ...row, id, owner_username: username.get(owner_id) as string }
  }

  let waiting: { owner_id: number; given: Given; resolve: (row: Row) => void }[] = []
  const createGroup = db.transaction((group: typeof waiting) =>
    group.map(({ owner_id, given }) => create(owner_id, given)),
  )
  const commitGroup = () => {
    const group = waiting
    waiting = []
    const rows = createGroup.immediate(group)
    for (const [i, { resolve }] of group.entries()) resolve(rows[i]!)
  }

  return {
    list: (owner_id) => ({ total: total.get(owner_id) as number, rows: list.all(owner_id) as Row[] }),
    one: (id) => one.get(id) as Row,
    create: isGrouped
      ? (owner_id, given) =>
          new Promise((resolve) => {
            if (waiting.push({ owner_id, given, resolve }) === 1) setImmediate(commitGroup)
          })
      : async (owner_id, given) => create(owner_id, given),
    login: (name) => login.get(name) as { id: number; password_hash: string },
  }
}
