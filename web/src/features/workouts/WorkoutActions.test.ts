import { render, screen, within } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { expect, test, vi } from 'vitest'
import { fakeApi, refusal } from '../../../test/fake-api.ts'
import { workout } from '../../../test/fixtures.ts'
import Toast from '../../shell/Toast.svelte'
import WorkoutActions from './WorkoutActions.svelte'

const remove = 'DELETE /api/workouts/{id}/'
const restore = 'POST /api/workouts/trash/{id}/restore/'
const original = 'GET /api/workouts/{id}/original/'

async function moveToTrash() {
  await userEvent.click(screen.getByRole('button', { name: 'Delete' }))
  const dialog = within(await screen.findByRole('dialog', { name: 'Move this workout to the trash?' }))
  await userEvent.click(dialog.getByRole('button', { name: 'Delete' }))
}

test('a deleted workout can be restored from the message', async () => {
  const api = fakeApi({ [remove]: null, [restore]: workout() })
  render(Toast)
  render(WorkoutActions, { workout: workout(), isOwn: true })
  await moveToTrash()
  await expect.poll(() => location.pathname).toBe('/workouts')
  await userEvent.click(await screen.findByRole('button', { name: 'Undo' }))
  expect((await api.request(restore)).path).toBe('/api/workouts/trash/7/restore/')
  await expect.poll(() => location.pathname).toBe('/workouts/7')
})

test('an error of the server is shown in the dialog, and the page stays open', async () => {
  fakeApi({ [remove]: refusal(500, 'internal') })
  render(WorkoutActions, { workout: workout(), isOwn: true })
  await moveToTrash()
  expect(await screen.findByText(/The server could not do that/)).toBeTruthy()
  expect(location.pathname).toBe('/')
})

test('only a recorded workout has a button to save the original file', () => {
  const { unmount } = render(WorkoutActions, { workout: workout(), isOwn: true })
  expect(screen.queryByRole('button', { name: 'Original' })).toBeNull()
  unmount()
  render(WorkoutActions, { workout: workout({ source: 'file' }), isOwn: true })
  expect(screen.getByRole('button', { name: 'Original' })).toBeTruthy()
})

test('the original file is saved under the name that the server gives', async () => {
  const headers = { 'content-disposition': 'attachment; filename="ride.fit"' }
  fakeApi({ [original]: new Response('fit', { headers }) })
  let name = ''
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    name = this.download
  })
  render(WorkoutActions, { workout: workout({ source: 'file' }), isOwn: true })
  await userEvent.click(screen.getByRole('button', { name: 'Original' }))
  await expect.poll(() => name).toBe('ride.fit')
})

test('others can only save the original file, and only if it is shared with them', () => {
  const recorded = workout({ source: 'file', shares_original: true })
  const { unmount } = render(WorkoutActions, { workout: recorded, isOwn: false })
  expect(screen.getAllByRole('button')).toEqual([screen.getByRole('button', { name: 'Original' })])
  expect(screen.queryByRole('link')).toBeNull()
  unmount()
  render(WorkoutActions, { workout: { ...recorded, shares_original: false }, isOwn: false })
  expect(screen.queryByRole('button')).toBeNull()
})
