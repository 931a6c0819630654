import { expect, test } from 'vitest'
import { signedIn } from '../../../test/fixtures.ts'
import { startText } from './start.ts'

const workout = {
  owner: { id: 1, username: 'ana', name: null, image: null },
  started_at: '2025-09-25T13:00:00.000Z',
  time_zone: 'UTC',
  shows_start_time: false,
}

test('others see the day of a workout whose owner hides the time of the start', async () => {
  await signedIn({ id: 2 })
  expect(startText(workout)).not.toMatch(/13:00|1:00/)
  expect(startText({ ...workout, shows_start_time: true })).toMatch(/13:00|1:00/)
})

test('the owner always sees the time', async () => {
  await signedIn({ id: 1 })
  expect(startText(workout)).toMatch(/13:00|1:00/)
})
