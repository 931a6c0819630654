import { render, screen, within } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { expect, test, vi } from 'vitest'
import { fakeApi, refusal } from '../../../test/fake-api.ts'
import { goal } from '../../../test/fixtures.ts'
import type { Goal } from '../../api/types.ts'
import Toast from '../../shell/Toast.svelte'
import GoalActions from './GoalActions.svelte'

const toggle = 'POST /api/goals/{id}/toggle_completion/'
const remove = 'DELETE /api/goals/{id}/'

test('an open goal is marked as completed', async () => {
  const api = fakeApi({ [toggle]: goal({ completed: true }) })
  const changed = vi.fn(async () => {})
  render(Toast)
  render(GoalActions, { goal: goal(), title: 'Run', changed })
  await userEvent.click(screen.getByRole('button', { name: 'Mark as completed' }))
  expect((await api.request(toggle)).path).toBe('/api/goals/3/toggle_completion/')
  expect(await screen.findByText('Goal completed. Well done!')).toBeTruthy()
  await expect.poll(() => changed.mock.calls).toHaveLength(1)
})

test('a completed goal is reopened; the button is disabled during the request', async () => {
  const answer = Promise.withResolvers<Goal>()
  fakeApi({ [toggle]: () => answer.promise })
  render(Toast)
  render(GoalActions, { goal: goal({ completed: true }), title: 'Run', changed: async () => {} })
  const button = screen.getByRole<HTMLButtonElement>('button', { name: 'Mark as not completed' })
  await userEvent.click(button)
  expect(button.disabled).toBe(true)
  answer.resolve(goal())
  expect(await screen.findByText('Goal reopened.')).toBeTruthy()
  await expect.poll(() => button.disabled).toBe(false)
})

test('an error of the server is shown', async () => {
  fakeApi({ [toggle]: refusal(500, 'internal') })
  render(Toast)
  render(GoalActions, { goal: goal(), title: 'Run', changed: async () => {} })
  await userEvent.click(screen.getByRole('button', { name: 'Mark as completed' }))
  expect(await screen.findByText(/The server could not do that/)).toBeTruthy()
})

test('a goal is deleted after a confirmation, and then the list of goals opens', async () => {
  const api = fakeApi({ [remove]: null })
  render(GoalActions, { goal: goal(), title: 'Run to Rome', changed: async () => {} })
  await userEvent.click(screen.getByRole('button', { name: 'Delete' }))
  const dialog = within(await screen.findByRole('dialog', { name: 'Delete this goal?' }))
  expect(dialog.getByText(/“Run to Rome”/)).toBeTruthy()
  expect(api.requests(remove)).toHaveLength(0)
  await userEvent.click(dialog.getByRole('button', { name: 'Delete' }))
  expect((await api.request(remove)).path).toBe('/api/goals/3/')
  await expect.poll(() => location.pathname).toBe('/goals')
})
