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

test('a word is searched for once, after a pause in typing', async () => {
  const { search, user, field } = open()
  await user.type(field, ' lake ')
  expect(search).not.toHaveBeenCalled()
  vi.advanceTimersByTime(250)
  expect(search.mock.calls).toEqual([['lake']])
})

test('the word that is searched for already is shown', () => {
  expect(open('lake').field.value).toBe('lake')
})

test('leaving the page ends a search that was about to begin', async () => {
  const { search, user, field, unmount } = open()
  await user.type(field, 'lake')
  unmount()
  vi.advanceTimersByTime(1000)
  expect(search).not.toHaveBeenCalled()
})
