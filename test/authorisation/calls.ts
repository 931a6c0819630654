import { exampleOf } from '../../src/features/docs/examples.ts'
import { multipart, PASSWORD, type TestApp } from '../support/app.ts'
import type { ServedRoute } from '../support/routes.ts'
import type { Parts } from './rule.ts'
import { ROUTES } from './served.ts'
import * as make from './things.ts'
import type { Account } from './viewers.ts'

/** What a call needs that the route does not declare. */
type Call = {
  /** The body. Otherwise the example of the route's schema is sent. */
  body?: object
  /** Creates what the address names, or an entry of a list that the route returns. */
  make?: make.Make
  /** Parameters of the query. */
  search?: string
  /** The part of a workout that is all that the route shows. */
  part?: keyof Parts
}

/** What the parameters of a route name: a thing of an account (maybe a workout), a person, or any account. */
type Named = 'nothing' | 'person' | 'account' | 'thing' | 'workout'

const WRONG_PROOF = { password: 'not the password' }
const proof = { password: PASSWORD }
/** A bulk change must not touch the workouts of other calls. */
const NO_WORKOUTS = { tag: 'nobody has it' }

const CALLS: Record<string, Call> = {
  'DELETE /api/auth/user/': { body: WRONG_PROOF },
  'POST /api/auth/password/change/': {
    body: {
      old_password: 'not the password',
      new_password1: 'another long sentence',
      new_password2: 'another long sentence',
    },
  },
  'DELETE /api/auth/sessions/:id/': { make: make.session },
  'GET /api/auth/exports/:id/': { make: make.download },
  'GET /api/auth/exports/:id/file/': { make: make.download },
  'POST /api/auth/mfa/totp/': { body: proof },
  'DELETE /api/auth/mfa/totp/': { body: proof },
  'POST /api/auth/mfa/recovery-codes/': { body: proof },
  'POST /api/auth/mfa/passkeys/options/': { body: proof },
  'PATCH /api/auth/mfa/passkeys/:id/': { make: make.passkey },
  'DELETE /api/auth/mfa/passkeys/:id/': { make: make.passkey, body: proof },
  'POST /api/auth/keys/': { body: { name: 'Watch', scopes: ['read'], ...proof } },
  'PATCH /api/auth/keys/:id/': { make: make.apiKey },
  'DELETE /api/auth/keys/:id/': { make: make.apiKey },

  'PATCH /api/admin/users/:id/': { body: { role: 'user', ...proof } },
  'DELETE /api/admin/invitations/:id/': { make: make.invitation },
  'GET /api/admin/reports/': { make: make.reportCase },
  'GET /api/admin/reports/:id/': { make: make.reportCase },
  'POST /api/admin/reports/:id/claim/': { make: make.reportCase },
  'DELETE /api/admin/reports/:id/claim/': { make: make.reportCase },
  'POST /api/admin/reports/:id/actions/': { make: make.reportCase },
  'GET /api/admin/reports/:id/images/:name/': { make: make.reportedPicture },
  'POST /api/admin/decisions/:id/answer/': { make: make.appealedDecision },

  'POST /api/reports/': { body: { kind: 'profile', target: 'person.bystander', reason: 'spam' } },
  'GET /api/decisions/': { make: make.decision },
  'POST /api/decisions/:id/appeal/': { make: make.decision },

  // No profile of a viewer may become private, because the expected outcomes would change.
  'PATCH /api/profiles/:username/': { body: { bio: 'mine now' } },
  'GET /api/profiles/me/sharing/': { make: make.sharing },
  'GET /api/profiles/me/zones/': { make: make.zone },
  'PATCH /api/profiles/me/zones/:id/': { make: make.zone },
  'DELETE /api/profiles/me/zones/:id/': { make: make.zone },
  'GET /api/profiles/me/weights/': { make: make.weight },
  'GET /api/profiles/:username/followers/': { make: make.follower },
  'GET /api/profiles/:username/following/': { make: make.followed },
  'GET /api/profiles/me/blocks/': { make: make.blocked },
  'GET /api/profiles/me/mutes/': { make: make.muted },
  'GET /api/follow-requests/': { make: make.followRequest },
  'POST /api/follow-requests/:id/accept/': { make: make.followRequest },
  'DELETE /api/follow-requests/:id/': { make: make.followRequest },

  'PATCH /api/workouts/bulk/': { body: { filters: NO_WORKOUTS, change: { intensity: 'low' } } },
  'DELETE /api/workouts/bulk/': { body: { filters: NO_WORKOUTS } },
  'GET /api/workouts/trash/': { make: make.trashed },
  'POST /api/workouts/trash/:id/restore/': { make: make.trashed },
  'DELETE /api/workouts/trash/:id/': { make: make.trashed },
  'GET /api/workouts/statistics/': { make: make.workout },
  'GET /api/workouts/summary/': { make: make.workout },
  'GET /api/workouts/calendar/': { make: make.workout },
  'GET /api/workouts/records/': { make: make.workout },
  'GET /api/workouts/:id/': { make: make.workout },
  'PUT /api/workouts/:id/': { make: make.workout },
  'PATCH /api/workouts/:id/': { make: make.workout },
  'DELETE /api/workouts/:id/': { make: make.workout },
  'GET /api/workouts/:id/streams/': { make: make.workout },
  'GET /api/workouts/:id/laps/': { make: make.workout },
  'GET /api/workouts/:id/highlights/': { make: make.workout },
  'GET /api/workouts/:id/card/': { make: make.workout },
  'GET /api/workouts/:id/original/': { make: make.workout, part: 'original' },
  'POST /api/workouts/:id/images/': { make: make.workout },
  'PUT /api/workouts/:id/images/': { make: make.picture },
  'PUT /api/workouts/:id/images/:name/': { make: make.picture },
  'DELETE /api/workouts/:id/images/:name/': { make: make.picture },
  'GET /api/images/:name/': { make: make.picture },

  'POST /api/workouts/:id/like/': { make: make.workout },
  'DELETE /api/workouts/:id/like/': { make: make.workout },
  'GET /api/workouts/:id/likes/': { make: make.workout },
  'GET /api/workouts/:id/comments/': { make: make.commented },
  'POST /api/workouts/:id/comments/': { make: make.workout },
  'PUT /api/workouts/:id/comments/closed/': { make: make.workout },
  'DELETE /api/workouts/:id/comments/closed/': { make: make.workout },
  'GET /api/workouts/:id/mentionable/': { make: make.commented },
  'PATCH /api/comments/:id/': { make: make.comment },
  'DELETE /api/comments/:id/': { make: make.comment },
  'POST /api/comments/:id/like/': { make: make.comment },
  'DELETE /api/comments/:id/like/': { make: make.comment },
  'GET /api/comments/:id/likes/': { make: make.comment },

  'GET /api/feed/': { make: make.workout },

  'GET /api/goals/': { make: make.goal },
  'GET /api/goals/summary/': { make: make.goal },
  'GET /api/goals/:id/': { make: make.goal },
  'PUT /api/goals/:id/': { make: make.goal },
  'PATCH /api/goals/:id/': { make: make.goal },
  'DELETE /api/goals/:id/': { make: make.goal },
  'POST /api/goals/:id/toggle_completion/': { make: make.goal },
  'PUT /api/goals/:id/progress/': { make: make.goal },
  'GET /api/goals/:id/history/': { make: make.goal },
  // Otherwise the response would not end.
  'GET /api/events/': { search: '?wait=false' },
  'GET /api/notifications/': { make: make.notification },
  'GET /api/notifications/count/': { make: make.notification },
  'GET /api/notifications/preferences/': { make: make.preferences },
  'GET /api/notifications/push/': { make: make.pushSubscription },
  'DELETE /api/notifications/push/:id/': { make: make.pushSubscription },
  'GET /api/recordings/:id/': { make: make.recording },
}

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/** Calls whose bodies are always refused, because they need a secret, a code of a device or a picture. */
export const NEVER_ACCEPTED: readonly string[] = [
  'POST /api/auth/registration/verify-email/',
  'POST /api/auth/token/refresh/',
  'POST /api/auth/token/verify/',
  'POST /api/auth/passkey/login/',
  'POST /api/auth/password/change/',
  'POST /api/auth/password/reset/confirm/',
  'DELETE /api/auth/user/',
  'POST /api/notifications/unsubscribe/',
  'POST /api/auth/mfa/recovery-codes/',
  'POST /api/auth/mfa/totp/confirm/',
  'POST /api/auth/mfa/passkeys/',
  'POST /api/auth/mfa/passkeys/proof-options/',
  'PUT /api/profiles/me/image/',
  'POST /api/decisions/appeal/',
  'POST /api/workouts/:id/images/',
  'PUT /api/workouts/:id/images/',
  'PUT /api/workouts/:id/images/:name/',
]

/** A documented route and all that is needed to call it. */
export type CalledRoute = ServedRoute & Call & { name: string; names: Named }

/** Every documented route. */
export const CALLED: CalledRoute[] = ROUTES.map((route) => {
  const name = `${route.method} ${route.url}`
  const call = CALLS[name] ?? {}
  return { ...route, ...call, name, names: namedBy(route, call) }
})

/** Calls of routes that the server does not have. */
export const OBSOLETE = Object.keys(CALLS).filter((name) => !CALLED.some((route) => route.name === name))

/** The routes that read something and need an account. */
export const READS = CALLED.filter(({ method, permission }) => method === 'GET' && permission !== 'public')

function namedBy({ url, audience }: ServedRoute, { make: made }: Call): Named {
  if (url.includes(':username')) return 'person'
  if (!/:(id|name)\b/.test(url)) return 'nothing'
  if (made && make.IN_WORKOUTS.includes(made)) return 'workout'
  if (made) return 'thing'
  if (audience === 'staff') return 'account'
  throw new Error(`test/authorisation/calls.ts must say how to make what ${url} names`)
}

/** The address of a route with its parameters filled in; `id` may be `id/name`. */
function addressOf({ url, search = '' }: { url: string; search?: string }, id: number | string): string {
  const [thing = '', name = thing] = String(id).split('/')
  return url
    .replace(':id', thing)
    .replace(':name', name)
    .replace(':username', String(id))
    .replace(':date', '2026-11-20')
    .concat(search)
}

export function callRoute(
  test: TestApp,
  route: CalledRoute,
  id: number | string,
  headers: Record<string, string>,
) {
  const form = route.name === 'POST /api/recordings/' ? multipart('a.fit', Buffer.from('x')) : undefined
  const body = route.body ?? (route.jsonBody && (exampleOf(route.jsonBody) as object))
  return test.request({
    method: route.method as Method,
    url: addressOf(route, id),
    ...(body && { payload: body }),
    ...form,
    headers: { ...headers, ...form?.headers },
  })
}

/** The address for a route's own reads: of the actor, or of something that is created for the account. */
export async function ownAddress(kit: make.Kit, route: CalledRoute, account: Account): Promise<string> {
  if (route.names === 'person') return addressOf(route, 'me')
  if (route.names === 'account') return addressOf(route, account.id)
  const id = await route.make?.(kit, account, 'private')
  return addressOf(route, route.names === 'nothing' ? '' : id!)
}

/** Creates one of each thing that a person can own. */
export async function makeAllOf(kit: make.Kit, owner: Account): Promise<void> {
  for (const made of new Set(Object.values(CALLS).map((call) => call.make)))
    await made?.(kit, owner, 'private')
}
