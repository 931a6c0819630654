import pg from 'pg'
import { feedDetailsSql } from './feed.ts'
import { SQL, type Store } from './store.ts'
import { insertValues, type Row, rowOf } from './workout.ts'

const BIGINT = 20
const NUMERIC = 1700
const JSONB = 3802

/** Named prepared statements on a pool of ten connections. */
export function openPostgres(url: string): Store {
  pg.types.setTypeParser(BIGINT, Number)
  pg.types.setTypeParser(NUMERIC, Number)
  pg.types.setTypeParser(JSONB, String)
  const pool = new pg.Pool({ connectionString: url, max: 10 })
  const text = Object.fromEntries(Object.entries(SQL).map(([name, sql]) => [name, numbered(sql)]))
  const ask = async (name: keyof typeof SQL, values: unknown[]) =>
    (await pool.query({ name, text: text[name]!, values })).rows
  const details = feedDetailsSql((column) => `${column} = any(array(select unnest(?::bigint[])))`)
  const askDetails = async (name: keyof typeof details, values: unknown[]) =>
    (await pool.query({ name, text: numbered(details[name]), values })).rows
  const list = numbered(SQL.list).replace('select ', `select (${text.total}) as total, `)
  return {
    async list(owner_id) {
      const { rows } = await pool.query({ name: 'page', text: list, values: [owner_id] })
      return { total: rows[0].total, rows }
    },
    one: async (id) => (await ask('one', [id]))[0] as Row,
    async shared(viewer_id, username) {
      const [owner] = await ask('sharedOwner', [username, viewer_id, viewer_id])
      return ask('sharedList', [owner.id, owner.id, owner.id, owner.id])
    },
    async create(owner_id, given) {
      const row = rowOf(owner_id, given)
      const values = [...insertValues(row), owner_id, row.started_at, owner_id, row.local_date, owner_id]
      return { ...row, ...(await pool.query({ name: 'create', text: CREATE, values })).rows[0] }
    },
    async transact(unit) {
      const client = await pool.connect()
      try {
        await client.query('begin')
        const statements = unit()
        let step = statements.next()
        while (!step.done) {
          const [name, ...values] = step.value
          step = statements.next((await client.query({ name, text: text[name]!, values })).rows)
        }
        await client.query('commit')
        return step.value
      } finally {
        client.release()
      }
    },
    login: async (username) => (await ask('login', [username]))[0],
    person: async (id) => (await ask('person', [id]))[0],
    kinds: (owner_id) => ask('kinds', [owner_id]),
    recent: (owner_id, from, to) => ask('recent', [owner_id, from, to, owner_id]),
    feed: (viewer_id) => ask('feed', [viewer_id]),
    async feedDetails(viewer_id, ids) {
      const [highlights, comments] = await Promise.all([
        askDetails('feedHighlights', [ids, ids]),
        askDetails('feedComments', [viewer_id, ids]),
      ])
      return { highlights, comments }
    },
    calendar: (owner_id, from, to) => ask('calendar', [owner_id, from, to]),
    profile: async (id) => (await ask('profile', [id]))[0],
    totals: async (owner_id) => (await ask('totals', [owner_id]))[0],
  }
}

function numbered(sql: string): string {
  let number = 0
  return sql.replaceAll('?', () => `$${++number}`)
}

/** A single statement, so that a create needs one round trip and no `begin` and `commit`. */
const CREATE =
  numbered(`with made as (${SQL.insert}), counted as (${SQL.count}), day as (${SQL.countDay} returning 1)
  select made.id, counted.*, (${SQL.username}) as owner_username from made, counted, day`)
