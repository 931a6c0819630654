import { render, screen } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { signedIn } from '../../../test/fixtures.ts'
import { Problem } from '../../api/problem.ts'
import type { Likes } from '../../api/types.ts'
import Toast from '../../shell/Toast.svelte'
import LikeButton from './LikeButton.svelte'

/** A button on something with 2 likes, whose requests are answered by the test. */
function renderButton() {
  const waiting: { isLiked: boolean; answer: (likes: Likes) => void; refuse: (cause: unknown) => void }[] = []
  const changes: Likes[] = []
  render(Toast)
  const { rerender } = render(LikeButton, {
    label: 'Like it',
    likes: { likes_count: 2, has_liked: false },
    send: (isLiked: boolean) =>
      new Promise<Likes>((answer, refuse) => waiting.push({ isLiked, answer, refuse })),
    changed: (likes: Likes) => changes.push(likes),
  })
  return { waiting, changes, tell: (likes: Likes) => rerender({ likes }) }
}

const button = (count: number) => screen.findByRole('button', { name: `Like it ${count}` })
const isPressed = (element: HTMLElement) => element.getAttribute('aria-pressed')

test('a like is shown before the server has answered', async () => {
  await signedIn()
  const { waiting, changes } = renderButton()
  expect(isPressed(await button(2))).toBe('false')
  await userEvent.click(await button(2))
  expect(isPressed(await button(3))).toBe('true')
  expect(changes).toEqual([])
  waiting[0]?.answer({ likes_count: 7, has_liked: true })
  expect(isPressed(await button(7))).toBe('true')
  expect(changes).toEqual([{ likes_count: 7, has_liked: true }])
})

test('a like that the server refuses is taken back, with a message', async () => {
  await signedIn()
  const { waiting } = renderButton()
  await userEvent.click(await button(2))
  expect(await button(3)).toBeTruthy()
  waiting[0]?.refuse(new Problem(404, { code: 'not_found' }))
  expect(isPressed(await button(2))).toBe('false')
  expect(await screen.findByText('This does not exist, or not any more.')).toBeTruthy()
})

test('of several clicks during a request, the last one counts', async () => {
  await signedIn()
  const { waiting } = renderButton()
  for (const count of [2, 3]) await userEvent.click(await button(count))
  expect(isPressed(await button(2))).toBe('false')
  expect(waiting).toHaveLength(1)
  waiting[0]?.answer({ likes_count: 3, has_liked: true })
  await expect.poll(() => waiting.map(({ isLiked }) => isLiked)).toEqual([true, false])
  waiting[1]?.answer({ likes_count: 2, has_liked: false })
  expect(isPressed(await button(2))).toBe('false')
  expect(waiting).toHaveLength(2)
})

test('people without an account see only the number', () => {
  renderButton()
  expect(screen.queryByRole('button', { name: /Like it/ })).toBeNull()
  expect(screen.getByText('2 likes')).toBeTruthy()
})

test('a like is counted once when its event arrives before its answer', async () => {
  await signedIn()
  const { waiting, tell } = renderButton()
  await userEvent.click(await button(2))
  await tell({ likes_count: 3, has_liked: false })
  expect(isPressed(await button(3))).toBe('true')
  waiting[0]?.answer({ likes_count: 3, has_liked: true })
  expect(isPressed(await button(3))).toBe('true')
})
