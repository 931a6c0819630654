import { render, screen, within } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { beforeEach, expect, test } from 'vitest'
import { fakeApi } from '../../../test/fake-api.ts'
import { sharingDefaults, signedIn } from '../../../test/fixtures.ts'
import Toast from '../../shell/Toast.svelte'
import SharingPage from './SharingPage.svelte'

const get = 'GET /api/profiles/me/sharing/'
const put = 'PUT /api/profiles/me/sharing/'
const hidden = sharingDefaults().all

beforeEach(() => signedIn())

async function open(known = sharingDefaults()) {
  const api = fakeApi({ [get]: known, [put]: known })
  render(Toast)
  render(SharingPage)
  await screen.findByRole('heading', { name: 'All workouts' })
  return api
}

const section = (name: string) => within(screen.getByRole('heading', { name, level: 2 }).closest('section')!)
const save = () => userEvent.click(screen.getByRole('button', { name: 'Save' }))

test('the choice for all workouts is saved', async () => {
  const api = await open()
  await userEvent.click(section('All workouts').getByRole('radio', { name: 'Followers' }))
  await userEvent.click(section('All workouts').getByRole('radio', { name: 'Only the day' }))
  await save()
  expect(await api.lastBody(put)).toEqual({
    all: { ...hidden, visibility: 'followers', shows_start_time: false },
    sports: [],
  })
  expect(await screen.findByText('Saved.')).toBeTruthy()
})

test('a sport starts with the choice for all workouts, and can have its own', async () => {
  const api = await open()
  await userEvent.selectOptions(screen.getByLabelText('Another choice for a sport'), 'Walking')
  await userEvent.click(section('Walking').getByRole('radio', { name: 'Everyone' }))
  await save()
  expect(await api.lastBody(put)).toEqual({
    all: hidden,
    sports: [{ sport: 'walking', ...hidden, visibility: 'public' }],
  })
})

test('the choice for a sport can be removed', async () => {
  const api = await open(sharingDefaults({ sports: [{ sport: 'walking', ...hidden, visibility: 'public' }] }))
  await userEvent.click(screen.getByRole('button', { name: 'Remove: Walking' }))
  await save()
  expect(await api.lastBody(put)).toEqual({ all: hidden, sports: [] })
})
