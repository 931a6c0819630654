type Subject = {
  kind: string
  workout: { id: number } | null
  comment: { id: number } | null
  goal: { id: number } | null
  actors: readonly { username: string }[]
  actors_count: number
}

/** The page that a notification links to; null if it is about several people and nothing else. */
export function pageOf({ kind, workout, comment, goal, actors, actors_count }: Subject): string | null {
  if (kind === 'follow_request') return '/people'
  if (kind === 'moderation') return '/settings/decisions'
  if (kind === 'import_finished') return '/workouts'
  if (kind === 'streak_ending') return '/'
  if (goal) return `/goals/${goal.id}`
  if (workout) return `/workouts/${workout.id}${comment ? `?comment=${comment.id}` : ''}`
  const [actor] = actors
  return actor && actors_count === 1 ? `/people/${actor.username}` : null
}
