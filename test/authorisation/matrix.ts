import { hashKey } from '../../src/features/auth/keys/live-keys.ts'
import type { TestApp } from '../support/app.ts'
import { multipart, PASSWORD, START } from '../support/app.ts'
import { buildFit } from '../support/fit-builder.ts'
import { type Account, makeAccount } from './viewers.ts'

/** Creates a resource that the account owns. Returns its id, or `id/name` for a route with both parameters. */
type Make = (test: TestApp, account: Account) => Promise<number | string>

/**
 * Whose data a route reads or writes. `everybody`: nobody's, so it needs no account; `self`: the caller's; `owned`: a
 * resource of one account; `account`: another account, for moderators; `people`: profiles that others may see;
 * `server`: a resource that belongs to no account.
 */
export type Entry = { payload?: object } & (
  | { about: 'everybody' | 'account' | 'people' }
  | { about: 'self'; make?: Make }
  | { about: 'owned' | 'server'; make: Make }
)

let made = 0

const workout: Make = async (_, account) =>
  (await account.post('/api/workouts/', { sport: 'running', duration: 30, visibility: 'private' })).body.id

const trashed: Make = async (test, account) => {
  const id = await workout(test, account)
  await test.request({
    method: 'DELETE',
    url: `/api/workouts/${id}/`,
    headers: (await account.openSession()).headers,
  })
  return id
}

const recording: Make = async (_, account) =>
  (await account.upload('ride.fit', Buffer.from(`no recording ${++made}`))).body.id

const recordedWorkout: Make = async (_, account) => {
  const startedAt = new Date(START - ++made * 3_600_000)
  const { body } = await account.upload('ride.fit', buildFit({ records: 30, startedAt }))
  return body.items[0].workouts[0]
}

/** A PNG of one pixel. */
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
)

const image: Make = async (test, account) => {
  const id = await workout(test, account)
  const form = multipart('photo.png', PNG, 'image')
  const { body } = await test.request({
    method: 'POST',
    url: `/api/workouts/${id}/images/`,
    ...form,
    headers: { ...form.headers, ...(await account.openSession()).headers },
  })
  return `${id}/${body.name}`
}

const SHARING = { visibility: 'private', body_visibility: 'private', shows_start_time: false }

const sharing: Make = async (test, account) => {
  const { headers } = await account.openSession()
  const payload = { all: SHARING, sports: [] }
  await test.request({ method: 'PUT', url: '/api/profiles/me/sharing/', headers, payload })
  return account.id
}

const session: Make = async (_, account) => (await account.openSession()).session_id

const download: Make = async (test, account) => {
  await account.post('/api/auth/exports/')
  await test.runJobs()
  return (await account.get('/api/auth/exports/')).body.results[0].id
}

const passkey: Make = async ({ services: { db } }, { id }) =>
  (
    await db
      .insertInto('passkey')
      .values({
        account_id: id,
        credential_id: `credential ${++made}`,
        public_key: Buffer.from('key'),
        sign_count: 0,
        transports: '[]',
        name: 'Phone',
        created_at: START,
        last_used_at: null,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
  ).id

const apiKey: Make = async ({ services: { db } }, { id }) =>
  (
    await db
      .insertInto('api_key')
      .values({
        account_id: id,
        name: 'Watch',
        scopes: '["read"]',
        key_hash: hashKey(`made ${++made}`),
        hint: 'ft_',
        created_at: START,
        expires_at: null,
        last_used_at: null,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
  ).id

const weight: Make = async ({ services: { db } }, { id }) =>
  (
    await db
      .insertInto('body_weight')
      .values({ account_id: id, local_date: '2026-11-19', weight_kg: 70 })
      .returning('id')
      .executeTakeFirstOrThrow()
  ).id

const goal: Make = async (_, account) =>
  (await account.post('/api/goals/', { kind: 'custom', target: 10 })).body.id

const invitation: Make = async ({ services: { db } }) =>
  (
    await db
      .insertInto('invitation')
      .values({
        code_hash: `code ${++made}`,
        email: null,
        created_by: null,
        created_at: START,
        expires_at: START + 1e12,
        used_at: null,
        used_by: null,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
  ).id

const follower: Make = async (test, { id }) => {
  const { id: follower_id } = await makeAccount(test, `follower${++made}`)
  await test.services.db
    .insertInto('follow')
    .values({ follower_id, followed_id: id, created_at: START })
    .execute()
  return id
}

const followed: Make = async (test, { id }) => {
  const { id: followed_id } = await makeAccount(test, `followed${++made}`)
  await test.services.db
    .insertInto('follow')
    .values({ follower_id: id, followed_id, created_at: START })
    .execute()
  return id
}

const followRequest: Make = async (test, { id }) => {
  const { id: requester_id } = await makeAccount(test, `requester${++made}`)
  const { id: request_id } = await test.services.db
    .insertInto('follow_request')
    .values({ requester_id, target_id: id, asked_at: START, refused_at: null })
    .returning('id')
    .executeTakeFirstOrThrow()
  return request_id
}

const blocked: Make = async (test, { id }) => {
  const { id: blocked_id } = await makeAccount(test, `blocked${++made}`)
  await test.services.db
    .insertInto('block')
    .values({ blocker_id: id, blocked_id, created_at: START })
    .execute()
  return id
}

const muted: Make = async (test, { id }) => {
  const { id: muted_id } = await makeAccount(test, `muted${++made}`)
  await test.services.db.insertInto('mute').values({ muter_id: id, muted_id, created_at: START }).execute()
  return id
}

const everybody = (payload?: object): Entry => ({ about: 'everybody', ...(payload && { payload }) })
const self = (payload?: object): Entry => ({ about: 'self', ...(payload && { payload }) })
const account = (payload?: object): Entry => ({ about: 'account', ...(payload && { payload }) })
const owned = (make: Make, payload?: object): Entry => ({ about: 'owned', make, ...(payload && { payload }) })
const server = (make: Make): Entry => ({ about: 'server', make })

const proof = { password: PASSWORD }

/** One entry per route. A test fails when a route has none. */
export const MATRIX: Record<string, Entry> = {
  'GET /healthz': everybody(),
  'GET /readyz': everybody(),

  'GET /api/auth/registration/': everybody(),
  'POST /api/auth/registration/': everybody({ username: 'a' }),
  'POST /api/auth/registration/verify-email/': everybody({ key: 'x' }),
  'POST /api/auth/registration/resend-email/': everybody({ email: 'nobody@example.org' }),
  'POST /api/auth/login/': everybody({ username: 'nobody', password: 'x' }),
  'POST /api/auth/passkey/options/': everybody({}),
  'POST /api/auth/passkey/login/': everybody({ answer: {} }),
  'POST /api/auth/token/refresh/': everybody({ refresh: 'x' }),
  'POST /api/auth/token/verify/': everybody({ token: 'x' }),
  'POST /api/auth/password/reset/': everybody({ email: 'nobody@example.org' }),
  'POST /api/auth/password/reset/confirm/': everybody({ uid: '1', token: 'x' }),

  'POST /api/auth/logout/': self({}),
  'GET /api/auth/user/': self(),
  'GET /api/auth/user/usage/': self(),
  'PATCH /api/auth/user/': self({ units: 'metric' }),
  'DELETE /api/auth/user/': self({ password: 'not the password' }),
  'POST /api/auth/password/change/': self({
    old_password: 'not the password',
    new_password1: 'another long sentence',
    new_password2: 'another long sentence',
  }),
  'GET /api/auth/sessions/': self(),
  'DELETE /api/auth/sessions/': self(),
  'DELETE /api/auth/sessions/:id/': owned(session),
  'GET /api/auth/exports/': self(),
  'POST /api/auth/exports/': self({}),
  'GET /api/auth/exports/:id/': owned(download),
  'GET /api/auth/exports/:id/file/': owned(download),
  'GET /api/auth/mfa/': self(),
  'POST /api/auth/mfa/totp/': self(proof),
  'POST /api/auth/mfa/totp/confirm/': self({ code: '123456' }),
  'DELETE /api/auth/mfa/totp/': self(proof),
  'POST /api/auth/mfa/recovery-codes/': self(proof),
  'POST /api/auth/mfa/passkeys/options/': self(proof),
  'POST /api/auth/mfa/passkeys/proof-options/': self({}),
  'POST /api/auth/mfa/passkeys/': self({ name: 'Phone', answer: {} }),
  'PATCH /api/auth/mfa/passkeys/:id/': owned(passkey, { name: 'Tablet' }),
  'DELETE /api/auth/mfa/passkeys/:id/': owned(passkey, proof),
  'GET /api/auth/keys/': self(),
  'POST /api/auth/keys/': self({ name: 'Watch', scopes: ['read'], ...proof }),
  'PATCH /api/auth/keys/:id/': owned(apiKey, { name: 'Clock' }),
  'DELETE /api/auth/keys/:id/': owned(apiKey),

  'GET /api/admin/users/': self(),
  'GET /api/admin/users/:id/': account(),
  'GET /api/admin/users/:id/usage/': account(),
  'POST /api/admin/users/:id/suspend/': account({ reason: 'spam' }),
  'POST /api/admin/users/:id/restore/': account({}),
  'DELETE /api/admin/users/:id/sessions/': account(),
  'PATCH /api/admin/users/:id/': account({ role: 'user', ...proof }),
  'GET /api/admin/audit/': self(),
  'GET /api/admin/invitations/': self(),
  'POST /api/admin/invitations/': self({}),
  'DELETE /api/admin/invitations/:id/': server(invitation),

  'GET /api/profiles/': { about: 'people' },
  'GET /api/profiles/:username/': { about: 'people' },
  'PATCH /api/profiles/:username/': self({ bio: 'mine now' }),
  'GET /api/profiles/:username/stats/': { about: 'people' },
  'GET /api/profiles/:username/workouts/': { about: 'people' },
  'GET /api/profiles/me/sharing/': { about: 'self', make: sharing },
  'PUT /api/profiles/me/sharing/': self({ all: SHARING, sports: [] }),
  'GET /api/profiles/me/weights/': { about: 'self', make: weight },
  'PUT /api/profiles/me/weights/:date/': self({ weight_kg: 70 }),
  'DELETE /api/profiles/me/weights/:date/': self(),

  // The matrix puts the caller into these addresses. Nobody can do this to themselves, which is a 409.
  'POST /api/profiles/:username/follow/': self({}),
  'DELETE /api/profiles/:username/follow/': self(),
  'POST /api/profiles/:username/block/': self({}),
  'DELETE /api/profiles/:username/block/': self(),
  'POST /api/profiles/:username/mute/': self({}),
  'DELETE /api/profiles/:username/mute/': self(),
  'DELETE /api/profiles/me/followers/:username/': self(),
  'GET /api/profiles/:username/followers/': { about: 'self', make: follower },
  'GET /api/profiles/:username/following/': { about: 'self', make: followed },
  'GET /api/profiles/me/blocks/': { about: 'self', make: blocked },
  'GET /api/profiles/me/mutes/': { about: 'self', make: muted },
  'GET /api/profiles/me/suggestions/': { about: 'people' },
  'GET /api/follow-requests/': { about: 'self', make: followRequest },
  'POST /api/follow-requests/:id/accept/': owned(followRequest, {}),
  'DELETE /api/follow-requests/:id/': owned(followRequest),

  'GET /api/workouts/': self(),
  'POST /api/workouts/': self({ sport: 'running', duration: 30 }),
  'PATCH /api/workouts/bulk/': self({ filters: { tag: 'nobody has it' }, change: { intensity: 'low' } }),
  'DELETE /api/workouts/bulk/': self({ filters: { tag: 'nobody has it' } }),
  'GET /api/workouts/trash/': { about: 'self', make: trashed },
  'DELETE /api/workouts/trash/': self(),
  'POST /api/workouts/trash/:id/restore/': owned(trashed, {}),
  'DELETE /api/workouts/trash/:id/': owned(trashed),
  'GET /api/workouts/statistics/': { about: 'self', make: workout },
  'GET /api/workouts/summary/': { about: 'self', make: workout },
  'GET /api/workouts/calendar/': { about: 'self', make: workout },
  'GET /api/workouts/records/': { about: 'self', make: workout },
  'GET /api/workouts/:id/': owned(workout),
  'PUT /api/workouts/:id/': owned(workout, { sport: 'running', duration: 30 }),
  'PATCH /api/workouts/:id/': owned(workout, { title: 'mine now' }),
  'DELETE /api/workouts/:id/': owned(workout),
  'GET /api/workouts/:id/streams/': owned(recordedWorkout),
  'GET /api/workouts/:id/laps/': owned(recordedWorkout),
  'GET /api/workouts/:id/original/': owned(recordedWorkout),
  'GET /api/goals/': { about: 'self', make: goal },
  'POST /api/goals/': self({ kind: 'workouts', target: 3 }),
  'GET /api/goals/summary/': { about: 'self', make: goal },
  'GET /api/goals/:id/': owned(goal),
  'PUT /api/goals/:id/': owned(goal, { kind: 'workouts', target: 3 }),
  'PATCH /api/goals/:id/': owned(goal, { description: 'mine now' }),
  'DELETE /api/goals/:id/': owned(goal),
  'POST /api/goals/:id/toggle_completion/': owned(goal, {}),
  'PUT /api/goals/:id/progress/': owned(goal, { amount: 5 }),
  'GET /api/goals/:id/history/': owned(goal),
  'POST /api/workouts/:id/images/': owned(workout),
  'PUT /api/workouts/:id/images/': owned(image, { images: [] }),
  'PUT /api/workouts/:id/images/:name/': owned(image),
  'DELETE /api/workouts/:id/images/:name/': owned(image),
  'GET /api/images/:name/': owned(image),
  'PUT /api/profiles/me/image/': self(),
  'DELETE /api/profiles/me/image/': self(),
  'POST /api/recordings/': self(),
  'GET /api/recordings/:id/': owned(recording),
}

/** Creates one of each resource that a person can own. */
export async function makeAllOf(test: TestApp, owner: Account): Promise<void> {
  const makers = Object.values(MATRIX).map((entry) =>
    entry.about === 'owned' || entry.about === 'self'
      ? 'make' in entry
        ? entry.make
        : undefined
      : undefined,
  )
  for (const make of new Set(makers)) await make?.(test, owner)
}

/** The URL of a route with its parameters filled in. */
export function addressOf(url: string, id: number | string): string {
  const [thing = '', name = thing] = String(id).split('/')
  return url
    .replace(':id', thing)
    .replace(':name', name)
    .replace(':username', 'me')
    .replace(':date', '2026-11-20')
}
