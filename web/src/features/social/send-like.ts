import { api } from '../../api/client.ts'
import { unwrap } from '../../api/problem.ts'
import type { Likes } from '../../api/types.ts'

/** Likes a workout, or takes the like back. */
export function sendWorkoutLike(id: number, isLiked: boolean): Promise<Likes> {
  const params = { path: { id } }
  return isLiked
    ? unwrap(api.POST('/api/workouts/{id}/like/', { params, body: {} }))
    : unwrap(api.DELETE('/api/workouts/{id}/like/', { params }))
}
