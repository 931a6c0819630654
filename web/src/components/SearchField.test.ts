import { render, screen } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { expect, test, vi } from 'vitest'
import SearchField from './SearchField.svelte'

function open(value = '') {
  vi.useFakeTimers()
  const search = vi.fn()
  const { unmount } = render(SearchField, { label: 'Search workouts', value, search })
  const user = userEvent.setup({ advanceTimers: vi.advanceTimersByTime })
  return {
    search,
    user,
    unmount,
    field: screen.getByRole<HTMLInputElement>('searchbox', { name: 'Search workouts' }),
  }
}

test('typing starts a single search, after a pause', async () => {
  const { search, user, field } = open()
  await user.type(field, ' lake ')
  expect(search).not.toHaveBeenCalled()
  vi.advanceTimersByTime(250)
  expect(search.mock.calls).toEqual([['lake']])
})

test('the field shows the word of the current search', () => {
  expect(open('lake').field.value).toBe('lake')
})

test('leaving the page cancels a search that has not started', async () => {
  const { search, user, field, unmount } = open()
  await user.type(field, 'lake')
  unmount()
  vi.advanceTimersByTime(1000)
  expect(search).not.toHaveBeenCalled()
})
