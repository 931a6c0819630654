import { render, screen } from '@testing-library/svelte'
import { expect, test } from 'vitest'
import { fakeApi } from '../../../test/fake-api.ts'
import UserUsage from './UserUsage.svelte'

test('the limits of an account are shown without advice', async () => {
  const quotas = [{ name: 'goals' as const, used: 190, limit: 200 }]
  const api = fakeApi({ 'GET /api/admin/users/{id}/usage/': { quotas } })
  render(UserUsage, { id: 9 })
  expect(await screen.findByRole('meter', { name: '190 of 200 goals' })).toBeTruthy()
  expect(screen.getByText(/^Almost used up/).textContent).toBe('Almost used up.')
  expect((await api.request('GET /api/admin/users/{id}/usage/')).path).toBe('/api/admin/users/9/usage/')
})
