import { render, screen } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { beforeEach, expect, test, vi } from 'vitest'
import { fakeApi, refusal } from '../../../test/fake-api.ts'
import { signedIn, workout } from '../../../test/fixtures.ts'
import type { WorkoutDetail } from '../../api/types.ts'
import AllFigures from './AllFigures.svelte'

const patch = 'PATCH /api/workouts/{id}/'
const option = (name: string) => screen.getByRole<HTMLInputElement>('radio', { name })
const { elapsed_s, timer_s, moving_s, distance_m, ascent_m, descent_m } = workout()
const totals = { ...workout(), elapsed_s, timer_s, moving_s, distance_m, ascent_m, descent_m }
const recorded = workout({ device_totals: totals, track_totals: totals } as Partial<WorkoutDetail>)

beforeEach(() => signedIn())

test('the owner chooses between the figures of the device and of the track', async () => {
  const other = { ...recorded, totals_source: 'track' as const }
  const api = fakeApi({ [patch]: other })
  const changed = vi.fn()
  render(AllFigures, { workout: recorded, changed })
  expect(option('From the device').checked).toBe(true)
  await userEvent.click(option('From the track'))
  expect(await api.lastBody(patch)).toEqual({ totals_source: 'track' })
  await expect.poll(() => changed.mock.calls).toHaveLength(1)
})

test('a choice that could not be saved is undone', async () => {
  fakeApi({ [patch]: refusal(500, 'internal') })
  render(AllFigures, { workout: recorded, changed: () => {} })
  await userEvent.click(option('From the track'))
  await expect.poll(() => option('From the device').checked).toBe(true)
})

test('people who do not own the workout cannot choose', () => {
  const theirs = { ...recorded, owner: { ...recorded.owner, id: 2 } }
  render(AllFigures, { workout: theirs, changed: () => {} })
  expect(screen.queryByRole('radio')).toBeNull()
})
