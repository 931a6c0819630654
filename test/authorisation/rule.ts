import type { FastifyContextConfig } from 'fastify'
import { REVERSED, type Relation } from './relations.ts'
import { type Member, VISITOR, type Viewer } from './viewers.ts'
import type { Sharing, Visibility } from './workouts.ts'

/** What a route declares, and the part of a workout that it shows, if it shows nothing else. */
export type Declared = Pick<FastifyContextConfig, 'permission' | 'audience'> & {
  url: string
  part?: keyof Parts
}

/** Whose thing a call names; `none` for a route without a parameter. */
export type Target =
  | { whose: 'none' }
  | { whose: 'absent' }
  /** A workout also has a visibility. */
  | { whose: 'own'; visibility?: Visibility }
  | { whose: 'other'; owner: Member; visibility?: Visibility }

/** `open`: the route itself checks who calls. `allowed`: a read succeeds, and a write gets past all checks of access. */
export type Outcome = 'open' | '401' | '403' | '404' | 'allowed'

/** What new workouts show of themselves. */
const USUAL = {
  body_visibility: 'private',
  map_visibility: 'followers',
  shows_start_time: 1,
  shares_original: 0,
} as const

const KEY_SCOPES: Record<string, string> = {
  view: 'read',
  read: 'read',
  write: 'write',
  upload: 'upload',
  live: 'live',
  moderate: 'admin',
  administer: 'admin',
}
const ROLES: Record<string, string[]> = {
  moderate: ['moderator', 'admin'],
  administer: ['admin'],
  appoint: ['admin'],
}

/**
 * What must come of a call, from what the route declares and from the world. This file says again, in plain code, who
 * may see what: it uses nothing of the server.
 */
export function expectedOutcome(route: Declared, viewer: Viewer, target: Target): Outcome {
  const { permission } = route
  const { member, scopes } = viewer
  if (permission === 'public') return 'open'
  if (viewer === VISITOR && permission === 'view') return isReached(route, null, target) ? 'allowed' : '404'
  if (!member?.isActive) return '401'
  const scope = KEY_SCOPES[permission]
  if (scopes && !(scope && (scopes as readonly string[]).includes(scope))) return '403'
  if (ROLES[permission] && !ROLES[permission].includes(member.account.role)) return '403'
  return isReached(route, member, target) ? 'allowed' : '404'
}

function isReached({ audience, url, part }: Declared, viewer: Member | null, target: Target): boolean {
  if (target.whose === 'none' || target.whose === 'own') return true
  if (target.whose === 'absent') return false
  const { owner, visibility = 'public' } = target
  switch (audience) {
    case 'staff':
      return true
    case 'people':
      return seesPerson(viewer, owner) || (url.endsWith('/block/') && hasBlocked(viewer, owner))
    case 'profiles':
      return circleOf(viewer, owner) !== 'none'
    case 'shared':
      if (!isShown(viewer, owner, visibility)) return false
      return part === undefined || shownParts(viewer, owner, { visibility, ...USUAL })[part]
    default:
      return false
  }
}

/** How the viewer stands to the person. Only owners have relations. */
export function relationOf(viewer: Member | null, person: Member): Relation | 'self' {
  if (!viewer) return 'stranger'
  if (viewer === person) return 'self'
  if (person.isOwner) return viewer.relation
  return viewer.isOwner ? REVERSED[person.relation] : 'stranger'
}

/** True if the viewer sees the person's name and picture. */
export function seesPerson(viewer: Member | null, person: Member): boolean {
  const relation = relationOf(viewer, person)
  return person.isActive && relation !== 'blocked' && relation !== 'blocker'
}

/** People still reach those whom they have blocked, to end the block. */
function hasBlocked(viewer: Member | null, person: Member): boolean {
  return person.isActive && relationOf(viewer, person) === 'blocker'
}

/** True if a response of the route to the viewer may contain the person's name. */
export function mayName({ audience, url }: Declared, viewer: Member | null, person: Member): boolean {
  if (audience === 'nobody') return false
  if (viewer === person || audience === 'staff') return true
  if (audience === 'self') return false
  return url === '/api/profiles/me/blocks/' ? hasBlocked(viewer, person) : seesPerson(viewer, person)
}

/** Which circle around the owner the viewer is in. What a circle sees, the circles inside see, too. */
export function circleOf(viewer: Member | null, owner: Member): 'self' | 'followers' | 'public' | 'none' {
  const relation = relationOf(viewer, owner)
  if (relation === 'self') return 'self'
  if (!seesPerson(viewer, owner)) return 'none'
  if (relation === 'follower') return 'followers'
  return owner.isPrivate ? 'none' : 'public'
}

/** True if something of the owner with this visibility is shown to the viewer. */
export function isShown(viewer: Member | null, owner: Member, visibility: Visibility): boolean {
  const circle = circleOf(viewer, owner)
  if (circle === 'self') return true
  if (circle === 'followers') return visibility !== 'private'
  return circle === 'public' && visibility === 'public'
}

/** The parts of a workout that the viewer sees, if the viewer sees the workout at all. */
export type Parts = { own: boolean; body: boolean; startTime: boolean; map: boolean; original: boolean }

export function shownParts(viewer: Member | null, owner: Member, workout: Required<Sharing>): Parts {
  if (viewer === owner) return { own: true, body: true, startTime: true, map: true, original: true }
  const body = isShown(viewer, owner, workout.body_visibility)
  const map = isShown(viewer, owner, workout.map_visibility)
  const startTime = workout.shows_start_time === 1
  // `zone-content.test.ts` tests what zones hide besides.
  const original = workout.shares_original === 1 && body && map && startTime
  return { own: false, body, startTime, map, original }
}
