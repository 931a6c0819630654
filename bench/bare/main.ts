import { verify } from '@node-rs/argon2'
import Fastify, { type FastifyRequest } from 'fastify'
import { openPostgres } from './postgres.ts'
import { openSqlite } from './sqlite.ts'
import { type Given, toDetail, toWorkout } from './workout.ts'

// The limit to compare with: no token, no session, no validation, no headers, no log. Never expose it.
const { DATABASE_URL, DATA_DIR = '' } = process.env
const store = DATABASE_URL
  ? openPostgres(DATABASE_URL)
  : openSqlite(DATA_DIR, process.argv.includes('--grouped'))

const app = Fastify({ logger: false })
const ownerOf = (request: FastifyRequest) => Number(request.headers['x-account'])

app.get('/api/workouts/', async (request) => {
  const { total, rows } = await store.list(ownerOf(request))
  return {
    count: total,
    next: total > 20 ? '/api/workouts/?page=2' : null,
    previous: null,
    results: rows.map(toWorkout),
  }
})
app.get<{ Params: { id: string } }>('/api/workouts/:id/', async (request) =>
  toDetail(await store.one(Number(request.params.id))),
)
app.post<{ Body: Given }>('/api/workouts/', async (request, reply) => {
  reply.code(201)
  return toDetail(await store.create(ownerOf(request), request.body))
})
app.post<{ Body: { username: string; password: string } }>('/api/auth/login/', async (request, reply) => {
  const { id, password_hash } = await store.login(request.body.username)
  if (!(await verify(password_hash, request.body.password))) reply.code(401)
  return { id }
})

const address = await app.listen({ port: 0, host: '127.0.0.1' })
process.on('SIGTERM', () => process.exit(0))
process.stderr.write(`bare is ready: ${address}\n`)
