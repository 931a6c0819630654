import { expect, it } from 'vitest'
import { pageOf } from './page-of.ts'

const nothing = { workout: null, comment: null, goal: null, actors: [], actors_count: 0 }
const eva = { actors: [{ username: 'eva' }], actors_count: 1 }

it.each([
  [{ kind: 'follow', ...eva }, '/people/eva'],
  [{ kind: 'follow', ...eva, actors_count: 2 }, null],
  [{ kind: 'follow_request', ...eva }, '/people'],
  [{ kind: 'like', ...eva, workout: { id: 7 } }, '/workouts/7'],
  [{ kind: 'reply', ...eva, workout: { id: 7 }, comment: { id: 2 } }, '/workouts/7?comment=2'],
  [{ kind: 'goal_reached', goal: { id: 3 }, workout: { id: 7 } }, '/goals/3'],
  [{ kind: 'moderation', workout: { id: 7 } }, '/settings/decisions'],
  [{ kind: 'import_finished' }, '/workouts'],
  [{ kind: 'streak_ending' }, '/'],
])('%o is about the page %s', (notice, page) => {
  expect(pageOf({ ...nothing, ...notice })).toBe(page)
})
