import { render, screen, within } from '@testing-library/svelte'
import { expect, test } from 'vitest'
import { fakeApi, refusal } from '../../../test/fake-api.ts'
import { signedIn } from '../../../test/fixtures.ts'
import type { QuotaUsage } from '../../api/types.ts'
import UsagePage from './UsagePage.svelte'

const usage = 'GET /api/auth/user/usage/'
const quotas: QuotaUsage[] = [
  { name: 'workouts', used: 1_234, limit: 50_000 },
  { name: 'recording_mb', used: 4_321.5, limit: 5_000 },
  { name: 'picture_mb', used: 0.25, limit: 1_000 },
  { name: 'goals', used: 200, limit: 200 },
]

async function show() {
  await signedIn()
  fakeApi({ [usage]: { quotas } })
  render(UsagePage)
  await screen.findByText('200 of 200 goals')
}

const itemOf = (text: string) => within(screen.getByText(text).closest('li')!)

test('each limit has a bar that says how much is used, in numbers and units', async () => {
  await show()
  const bar = screen.getByRole('meter', { name: '1,234 of 50,000 workouts' })
  expect([bar.ariaValueNow ?? bar.getAttribute('aria-valuenow'), bar.getAttribute('aria-valuemax')]).toEqual([
    '1234',
    '50000',
  ])
  expect(screen.getByRole('meter', { name: '0.3 of 1,000 MB of pictures' })).toBeTruthy()
})

test('a limit that is nearly or fully used up says what to do; others say nothing', async () => {
  await show()
  expect(itemOf('4,322 of 5,000 MB of recordings').getByText(/Almost used up.*empty the trash/)).toBeTruthy()
  expect(itemOf('200 of 200 goals').getByText(/Used up.*Delete goals/)).toBeTruthy()
  expect(itemOf('1,234 of 50,000 workouts').queryByText(/used up/i)).toBeNull()
})

test('an error of the server is shown, with a button to try again', async () => {
  await signedIn()
  fakeApi({ [usage]: refusal(500, 'internal') })
  render(UsagePage)
  expect(await screen.findByText(/The server could not do that/)).toBeTruthy()
  expect(screen.getByRole('button', { name: 'Try again' })).toBeTruthy()
})
