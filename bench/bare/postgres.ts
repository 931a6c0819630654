import pg from 'pg'
import { insertValues, type Row, rowOf, SQL, type Store } from './workout.ts'

const BIGINT = 20
const JSONB = 3802

/** Named prepared statements on a pool of ten connections. */
export function openPostgres(url: string): Store {
  pg.types.setTypeParser(BIGINT, Number)
  pg.types.setTypeParser(JSONB, String)
  const pool = new pg.Pool({ connectionString: url, max: 10 })
  const text = Object.fromEntries(Object.entries(SQL).map(([name, sql]) => [name, numbered(sql)]))
  const ask = async (name: keyof typeof SQL, values: unknown[]) =>
    (await pool.query({ name, text: text[name]!, values })).rows
  const list = numbered(SQL.list).replace('select ', `select (${text.total}) as total, `)
  return {
    async list(owner_id) {
      const { rows } = await pool.query({ name: 'page', text: list, values: [owner_id] })
      return { total: rows[0].total, rows }
    },
    one: async (id) => (await ask('one', [id]))[0] as Row,
    async create(owner_id, given) {
      const row = rowOf(owner_id, given)
      const [{ id, owner_username }] = await insert(pool, insertValues(row), text.insert!)
      return { ...row, id, owner_username }
    },
    login: async (username) => (await ask('login', [username]))[0],
  }
}

/** In one round trip: the statement is its own transaction. */
async function insert(pool: pg.Pool, values: unknown[], text: string) {
  const owner = '(select username from account where id = owner_id) as owner_username'
  return (await pool.query({ name: 'insert', text: `${text}, ${owner}`, values })).rows
}

function numbered(sql: string): string {
  let number = 0
  return sql.replaceAll('?', () => `$${++number}`)
}
