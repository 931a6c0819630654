import { render, screen } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { fakeApi, refusal } from '../../../test/fake-api.ts'
import { goal, page } from '../../../test/fixtures.ts'
import GoalHistory from './GoalHistory.svelte'

const list = 'GET /api/goals/{id}/history/'
const week = (n: number, completed: boolean) => ({
  first_date: `2026-01-${String(n).padStart(2, '0')}`,
  last_date: `2026-01-${String(n + 6).padStart(2, '0')}`,
  current: completed ? 3 : 1,
  target: 3,
  percent: completed ? 100 : 33,
  completed,
  completed_at: null,
})

test('each period shows whether the goal was completed', async () => {
  fakeApi({ [list]: page([week(8, true), week(1, false)]) })
  render(GoalHistory, { goal: goal() })
  const rows = await screen.findAllByRole('listitem')
  expect(rows[0]?.textContent).toMatch(/Completed.*3 workouts.*100/)
  expect(rows[1]?.textContent).toMatch(/Not completed.*1 workout.*33/)
  expect(screen.queryByRole('button', { name: 'Show more' })).toBeNull()
})

test('a click on "Show more" adds older periods below', async () => {
  const periods = Array.from({ length: 13 }, (_, i) => week(i + 1, true))
  const api = fakeApi({
    [list]: ({ query }) => page(query.page === '1' ? periods.slice(0, 12) : periods.slice(12), 13),
  })
  render(GoalHistory, { goal: goal() })
  await userEvent.click(await screen.findByRole('button', { name: 'Show more' }))
  await expect.poll(() => screen.getAllByRole('listitem')).toHaveLength(13)
  expect((await api.request(list)).query).toMatchObject({ page: '2', page_size: '12' })
  expect(screen.queryByRole('button', { name: 'Show more' })).toBeNull()
})

test('a goal in its first period has no history', async () => {
  fakeApi({ [list]: ({ path }) => page(path === '/api/goals/3/history/' ? [] : [week(8, true)]) })
  render(GoalHistory, { goal: goal() })
  // This history is requested after the first one, so the first response has arrived when this history is shown.
  render(GoalHistory, { goal: goal({ id: 4 }) })
  await screen.findByRole('listitem')
  expect(screen.getAllByText('History')).toHaveLength(1)
})

test('an error of the server is shown', async () => {
  fakeApi({ [list]: refusal(500, 'internal') })
  render(GoalHistory, { goal: goal() })
  expect(await screen.findByText(/The server could not do that/)).toBeTruthy()
})
