import type { Person, TestApp } from '../support/app.ts'
import type { Compare } from './drift.ts'

/** Goals as the API shows them beside what their workouts add up to, and what their owner said of them last. */
export async function compareGoals(test: TestApp, person: Person, compare: Compare): Promise<void> {
  const { db } = test.services
  const workouts = await db
    .selectFrom('workout')
    .select(['local_date', 'duration_min', 'distance_m'])
    .where('owner_id', '=', person.id)
    .where('deleted_at', 'is', null)
    .execute()
  const marks = await db
    .selectFrom('goal_period')
    .innerJoin('goal', 'goal.id', 'goal_period.goal_id')
    .select(['goal_id', 'first_date', 'is_completed'])
    .where('goal.owner_id', '=', person.id)
    .execute()
  const stored = await db.selectFrom('goal').select('id').where('owner_id', '=', person.id).execute()
  const { body } = await person.get('/api/goals/?page_size=100')
  compare('goals', body.count, stored.length)
  for (const goal of body.results) {
    const counted = workouts.filter(
      ({ local_date }) => local_date >= goal.first_date && local_date <= goal.last_date,
    )
    const sum = (of: (workout: (typeof workouts)[number]) => number) =>
      Math.round(100 * counted.reduce((total, workout) => total + of(workout), 0)) / 100
    const current: Record<string, number> = {
      workouts: counted.length,
      duration: sum((workout) => workout.duration_min),
      distance: sum((workout) => workout.distance_m ?? 0),
    }
    if (!(goal.kind in current)) continue
    compare(`goal ${goal.id}`, goal.current, current[goal.kind])
    const mark = marks.find((each) => each.goal_id === goal.id && each.first_date === goal.first_date)
    const isReached = goal.current >= goal.target
    compare(
      `goal ${goal.id} completed`,
      goal.completed,
      mark?.is_completed == null ? isReached : mark.is_completed === 1,
    )
  }
}
