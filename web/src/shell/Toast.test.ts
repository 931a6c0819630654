import { render, screen } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { tick } from 'svelte'
import { expect, test, vi } from 'vitest'
import Toast from './Toast.svelte'
import { toast } from './toast.svelte.ts'

const message = () => screen.getByRole('status').textContent?.trim()

async function pass(time_ms: number) {
  vi.advanceTimersByTime(time_ms)
  await tick()
}

async function open(...given: Parameters<typeof toast>) {
  vi.useFakeTimers()
  render(Toast)
  toast(...given)
  await tick()
  return userEvent.setup({ advanceTimers: vi.advanceTimersByTime })
}

test('a message is announced and disappears after six seconds', async () => {
  await open('Saved.')
  expect(message()).toBe('Saved.')
  await pass(5_900)
  expect(message()).toBe('Saved.')
  await pass(200)
  expect(message()).toBe('')
})

test('a message with a button disappears after fifteen seconds', async () => {
  await open('Moved to trash.', { text: 'Undo', run: () => {} })
  await pass(14_900)
  expect(screen.getByRole('button', { name: 'Undo' })).toBeTruthy()
  await pass(200)
  expect(message()).toBe('')
})

test('a message stays while the pointer is over it', async () => {
  const user = await open('Saved.')
  await user.hover(screen.getByText('Saved.'))
  await pass(60_000)
  expect(message()).toBe('Saved.')
  await user.unhover(screen.getByText('Saved.'))
  await pass(4_100)
  expect(message()).toBe('')
})

test('the button runs its action and hides the message', async () => {
  const run = vi.fn()
  const user = await open('Moved to trash.', { text: 'Undo', run })
  await user.click(screen.getByRole('button', { name: 'Undo' }))
  await pass(1)
  expect(run).toHaveBeenCalledTimes(1)
  expect(message()).toBe('')
})

test('the error of an action replaces the message', async () => {
  const run = () => Promise.reject(new TypeError('offline'))
  const user = await open('Moved to trash.', { text: 'Undo', run })
  await user.click(screen.getByRole('button', { name: 'Undo' }))
  await tick()
  expect(message()).toMatch(/^The server does not answer/)
})
