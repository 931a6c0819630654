import { render, screen, within } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { fakeApi, refusal } from '../../../test/fake-api.ts'
import { page, workout } from '../../../test/fixtures.ts'
import type { TrashedWorkout } from '../../api/types.ts'
import Toast from '../../shell/Toast.svelte'
import TrashPage from './TrashPage.svelte'

const list = 'GET /api/workouts/trash/'
const restore = 'POST /api/workouts/trash/{id}/restore/'
const purge = 'DELETE /api/workouts/trash/{id}/'
const empty = 'DELETE /api/workouts/trash/'
const run: TrashedWorkout = {
  ...workout(),
  deleted_at: '2026-03-01T00:00:00Z',
  purged_at: '2026-03-31T00:00:00Z',
}

test('an empty trash says so, and has no button to empty it', async () => {
  fakeApi({ [list]: page([]) })
  render(TrashPage)
  expect(await screen.findByText('The trash is empty')).toBeTruthy()
  expect(screen.queryByRole('button', { name: 'Empty trash' })).toBeNull()
})

test('a restored workout leaves the list', async () => {
  let trashed = [run]
  const api = fakeApi({
    [list]: () => page(trashed),
    [restore]: () => {
      trashed = []
      return workout()
    },
  })
  render(Toast)
  render(TrashPage)
  await userEvent.click(await screen.findByRole('button', { name: 'Restore: Morning run' }))
  expect((await api.request(restore)).path).toBe('/api/workouts/trash/7/restore/')
  expect(await screen.findByText('“Morning run” restored.')).toBeTruthy()
  expect(await screen.findByText('The trash is empty')).toBeTruthy()
})

test('an error of the server is shown, and the workout stays', async () => {
  fakeApi({ [list]: page([run]), [restore]: refusal(500, 'internal') })
  render(Toast)
  render(TrashPage)
  await userEvent.click(await screen.findByRole('button', { name: 'Restore: Morning run' }))
  expect(await screen.findByText(/The server could not do that/)).toBeTruthy()
  expect(screen.getByText('Morning run')).toBeTruthy()
})

test('a workout is deleted permanently after a confirmation that names it, and leaves the list', async () => {
  let trashed = [run]
  const api = fakeApi({
    [list]: () => page(trashed),
    [purge]: () => {
      trashed = []
      return null
    },
  })
  render(TrashPage)
  await userEvent.click(await screen.findByRole('button', { name: 'Delete permanently: Morning run' }))
  const dialog = within(await screen.findByRole('dialog'))
  expect(dialog.getByText(/^“Morning run”/)).toBeTruthy()
  expect(api.requests(purge)).toHaveLength(0)
  await userEvent.click(dialog.getByRole('button', { name: 'Delete permanently' }))
  expect((await api.request(purge)).path).toBe('/api/workouts/trash/7/')
  expect(await screen.findByText('The trash is empty')).toBeTruthy()
})

test('the trash is emptied after a confirmation that gives the number of workouts', async () => {
  let trashed = [run, { ...run, id: 8 }]
  const api = fakeApi({
    [list]: () => page(trashed),
    [empty]: () => {
      trashed = []
      return { deleted: 2 }
    },
  })
  render(TrashPage)
  await userEvent.click(await screen.findByRole('button', { name: 'Empty trash' }))
  const dialog = within(await screen.findByRole('dialog', { name: 'Empty the trash?' }))
  expect(dialog.getByText(/^All 2 workouts/)).toBeTruthy()
  expect(api.requests(empty)).toHaveLength(0)
  await userEvent.click(dialog.getByRole('button', { name: 'Empty trash' }))
  expect(await screen.findByText('The trash is empty')).toBeTruthy()
  expect(api.requests(empty)).toHaveLength(1)
})
