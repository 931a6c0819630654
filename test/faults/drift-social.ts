import type { Random } from '../../src/cli/demo/random.ts'
import type { Person, TestApp } from '../support/app.ts'
import type { Operation } from './operation.ts'

const VISIBILITIES = ['private', 'followers', 'public', 'public'] as const
/** Operations act on the latest comments, because most earlier ones are gone. */
const KNOWN_COMMENTS = 60

export type OwnedWorkout = { id: number; owner: Person }

/** Random likes, comments and changes of what others see of the workouts. Each returns its HTTP status. */
export function socialOperations(
  test: TestApp,
  people: readonly Person[],
  workouts: readonly OwnedWorkout[],
): Operation[] {
  const comments: number[] = []
  const comment = (random: Random) => (comments.length > 0 ? random.pick(comments.slice(-KNOWN_COMMENTS)) : 1)
  const send = async (
    who: Person,
    method: 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    url: string,
    payload?: object,
  ): Promise<number> => {
    const { status, body } = await test.request({
      method,
      url,
      headers: who.headers,
      ...(payload && { payload }),
    })
    if (status === 201) comments.push(body.id)
    return status
  }
  const onWorkout =
    (method: 'POST' | 'DELETE', action: string): Operation[1] =>
    (random) =>
      send(
        random.pick(people),
        method,
        `/api/workouts/${random.pick(workouts).id}/${action}/`,
        method === 'POST' ? {} : undefined,
      )
  const onComment =
    (method: 'POST' | 'PATCH' | 'DELETE', action: string, payload?: object): Operation[1] =>
    (random) =>
      send(random.pick(people), method, `/api/comments/${comment(random)}/${action}`, payload)
  const write = (random: Random, more: object = {}) => {
    const content = random.pick(['Nice', `@${random.pick(people).username} look`, 'Again?'])
    const url = `/api/workouts/${random.pick(workouts).id}/comments/`
    return send(random.pick(people), 'POST', url, { content, ...more })
  }
  const asOwner =
    (
      method: 'PUT' | 'PATCH' | 'DELETE' | 'POST',
      path: (id: number) => string,
      payload?: (random: Random) => object,
    ): Operation[1] =>
    (random) => {
      const { id, owner } = random.pick(workouts)
      return send(owner, method, path(id), payload?.(random))
    }
  return [
    [40, onWorkout('POST', 'like')],
    [20, onWorkout('DELETE', 'like')],
    [30, (random) => write(random)],
    [15, (random) => write(random, { parent: comment(random) })],
    [8, onComment('PATCH', '', { content: 'Edited' })],
    [25, onComment('DELETE', '')],
    [20, onComment('POST', 'like/', {})],
    [10, onComment('DELETE', 'like/')],
    [
      12,
      asOwner(
        'PATCH',
        (id) => `/api/workouts/${id}/`,
        (random) => ({ visibility: random.pick(VISIBILITIES) }),
      ),
    ],
    [3, asOwner('DELETE', (id) => `/api/workouts/${id}/`)],
    [
      10,
      asOwner(
        'POST',
        (id) => `/api/workouts/trash/${id}/restore/`,
        () => ({}),
      ),
    ],
    [
      3,
      asOwner(
        'PUT',
        (id) => `/api/workouts/${id}/comments/closed/`,
        () => ({}),
      ),
    ],
    [8, asOwner('DELETE', (id) => `/api/workouts/${id}/comments/closed/`)],
  ]
}
