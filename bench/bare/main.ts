import { verify } from '@node-rs/argon2'
import Fastify, { type FastifyRequest } from 'fastify'
import { toFeed } from './feed.ts'
import { openPostgres } from './postgres.ts'
import { toProfile } from './profile.ts'
import { commentOn, likeWorkout, unlikeWorkout } from './social.ts'
import { openSqlite } from './sqlite.ts'
import { calendarDays, type Person, recentDays, toCalendar, toStatistics } from './statistics.ts'
import { type Given, toDetail, toWorkout } from './workout.ts'
import { toSharedWorkout } from './workouts-of-others.ts'

// The minimal server that FitTrack is compared with. It trusts the `x-account` header and has no tokens, sessions,
// validation, log or cache: never expose it to a network.
const { DATABASE_URL, DATA_DIR = '' } = process.env
const store = DATABASE_URL
  ? openPostgres(DATABASE_URL)
  : openSqlite(DATA_DIR, process.argv.includes('--grouped'))

const app = Fastify({ logger: false })
const ownerOf = (request: FastifyRequest) => Number(request.headers['x-account'])
/** Read once per account, because FitTrack gets these fields with the session. */
const people = new Map<number, Person>()
const personOf = async (id: number): Promise<Person> => {
  const person = people.get(id) ?? (await store.person(id))
  people.set(id, person)
  return person
}

app.get('/api/workouts/', async (request) => {
  const { total, rows } = await store.list(ownerOf(request))
  return {
    count: total,
    next: total > 20 ? '/api/workouts/?page=2' : null,
    previous: null,
    results: rows.map(toWorkout),
  }
})
app.get('/api/workouts/statistics/', async (request) => {
  const owner_id = ownerOf(request)
  const days = recentDays(await personOf(owner_id))
  const [kinds, recent] = await Promise.all([
    store.kinds(owner_id),
    store.recent(owner_id, days.from, days.to),
  ])
  return toStatistics(kinds, recent, days)
})
app.get('/api/workouts/calendar/', async (request) => {
  const owner_id = ownerOf(request)
  const range = calendarDays(await personOf(owner_id))
  return toCalendar(await store.calendar(owner_id, range.from, range.to), range)
})
app.get('/api/profiles/me/', async (request) => {
  const owner_id = ownerOf(request)
  const [profile, totals] = await Promise.all([store.profile(owner_id), store.totals(owner_id)])
  return toProfile(profile, totals)
})
app.get<{ Params: { id: string } }>('/api/workouts/:id/', async (request) =>
  toDetail(await store.one(Number(request.params.id))),
)
app.get('/api/feed/', async (request) => {
  const viewer_id = ownerOf(request)
  const rows = await store.feed(viewer_id)
  const { highlights, comments } = await store.feedDetails(
    viewer_id,
    rows.map(({ id }) => id),
  )
  return toFeed(viewer_id, rows, highlights, comments)
})
app.get<{ Params: { username: string } }>('/api/profiles/:username/workouts/', async (request) => {
  const { username } = request.params
  const rows = await store.shared(ownerOf(request), username)
  const [{ total } = { total: 0 }] = rows
  return {
    count: total,
    next: total > 20 ? `/api/profiles/${username}/workouts/?page=2` : null,
    previous: null,
    results: rows.map(toSharedWorkout),
  }
})
app.post<{ Body: Given }>('/api/workouts/', async (request, reply) => {
  reply.code(201)
  return toDetail(await store.create(ownerOf(request), request.body))
})
type OfWorkout = { Params: { id: string } }
app.post<OfWorkout>('/api/workouts/:id/like/', (request) =>
  store.transact(() => likeWorkout(ownerOf(request), Number(request.params.id))),
)
app.delete<OfWorkout>('/api/workouts/:id/like/', (request) =>
  store.transact(() => unlikeWorkout(ownerOf(request), Number(request.params.id))),
)
app.post<OfWorkout & { Body: { content: string } }>('/api/workouts/:id/comments/', (request, reply) => {
  reply.code(201)
  const { content } = request.body
  return store.transact(() => commentOn(ownerOf(request), Number(request.params.id), content))
})
app.post<{ Body: { username: string; password: string } }>('/api/auth/login/', async (request, reply) => {
  const { id, password_hash } = await store.login(request.body.username)
  if (!(await verify(password_hash, request.body.password))) reply.code(401)
  return { id }
})

const address = await app.listen({ port: 0, host: '127.0.0.1' })
process.on('SIGTERM', () => process.exit(0))
process.stderr.write(`bare is ready: ${address}\n`)
