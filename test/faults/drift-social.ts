import type { Random } from '../../src/cli/demo/random.ts'
import type { Person, TestApp } from '../support/app.ts'
import type { Operation } from './operation.ts'

const VISIBILITIES = ['private', 'followers', 'public', 'public'] as const
/** Operations act on the latest comments, because most earlier ones are gone. */
const KNOWN_COMMENTS = 60

/** Where the tracks of the workouts start. */
export const TRACK_START = { lat: 46.05, lon: 14.5 }

export type OwnedWorkout = { id: number; owner: Person }

type Method = 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/** Random likes, comments, zones and changes of what others see of the workouts. Each returns its HTTP status. */
export function socialOperations(
  test: TestApp,
  people: readonly Person[],
  workouts: readonly OwnedWorkout[],
): Operation[] {
  const comments: number[] = []
  const send: Send = async (who, method, url, payload) => {
    const { headers } = who
    const { status, body } = await test.request({ method, url, headers, ...(payload && { payload }) })
    if (status === 201 && url.endsWith('/comments/')) comments.push(body.id)
    return status
  }
  return [
    ...reactions(send, people, workouts, comments),
    ...ownersChanges(send, workouts),
    ...zoneChanges(send, workouts),
  ]
}

type Send = (who: Person, method: Method, url: string, payload?: object) => Promise<number>

function reactions(
  send: Send,
  people: readonly Person[],
  workouts: readonly OwnedWorkout[],
  comments: readonly number[],
): Operation[] {
  const comment = (random: Random) => (comments.length > 0 ? random.pick(comments.slice(-KNOWN_COMMENTS)) : 1)
  const like =
    (method: 'POST' | 'DELETE'): Operation[1] =>
    (random) => {
      const url = `/api/workouts/${random.pick(workouts).id}/like/`
      return send(random.pick(people), method, url, method === 'POST' ? {} : undefined)
    }
  const onComment =
    (method: 'POST' | 'PATCH' | 'DELETE', action: string, payload?: object): Operation[1] =>
    (random) =>
      send(random.pick(people), method, `/api/comments/${comment(random)}/${action}`, payload)
  const write = (random: Random, more: object = {}) => {
    const content = random.pick(['Nice', `@${random.pick(people).username} look`, 'Again?'])
    const url = `/api/workouts/${random.pick(workouts).id}/comments/`
    return send(random.pick(people), 'POST', url, { content, ...more })
  }
  return [
    [40, like('POST')],
    [20, like('DELETE')],
    [30, (random) => write(random)],
    [15, (random) => write(random, { parent: comment(random) })],
    [8, onComment('PATCH', '', { content: 'Edited' })],
    [25, onComment('DELETE', '')],
    [20, onComment('POST', 'like/', {})],
    [10, onComment('DELETE', 'like/')],
  ]
}

function ownersChanges(send: Send, workouts: readonly OwnedWorkout[]): Operation[] {
  const change =
    (
      method: Method,
      path: (id: number) => string,
      payload: (random: Random) => object | undefined = () => undefined,
    ): Operation[1] =>
    (random) => {
      const { id, owner } = random.pick(workouts)
      return send(owner, method, path(id), payload(random))
    }
  const workout = (id: number) => `/api/workouts/${id}/`
  const trashed = (id: number) => `/api/workouts/trash/${id}/restore/`
  const closed = (id: number) => `/api/workouts/${id}/comments/closed/`
  return [
    [12, change('PATCH', workout, (random) => ({ visibility: random.pick(VISIBILITIES) }))],
    [2, change('PATCH', workout, (random) => ({ shows_start_time: random.next() < 0.5 }))],
    [2, change('PATCH', workout, (random) => ({ hidden_ends_m: random.pick([0, 200, 800]) }))],
    [3, change('DELETE', workout)],
    [10, change('POST', trashed, () => ({}))],
    [3, change('PUT', closed, () => ({}))],
    [8, change('DELETE', closed)],
  ]
}

/** Owners add, move and delete zones near the start of their tracks. */
function zoneChanges(send: Send, workouts: readonly OwnedWorkout[]): Operation[] {
  const url = '/api/profiles/me/zones/'
  const place = (random: Random) => ({
    lat: TRACK_START.lat + random.next() * 0.02,
    lon: TRACK_START.lon + random.next() * 0.02,
    radius_m: 100 + Math.floor(random.next() * 900),
  })
  const onZone =
    (method: 'PATCH' | 'DELETE'): Operation[1] =>
    async (random) => {
      const { owner } = random.pick(workouts)
      const { status, body } = await owner.get(url)
      if (status !== 200 || body.results.length === 0) return status
      const { id } = random.pick(body.results as { id: number }[])
      return send(owner, method, `${url}${id}/`, method === 'PATCH' ? place(random) : undefined)
    }
  return [
    [2, (random) => send(random.pick(workouts).owner, 'POST', url, { name: 'Home', ...place(random) })],
    [2, onZone('PATCH')],
    [2, onZone('DELETE')],
  ]
}
