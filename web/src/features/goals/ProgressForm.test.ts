import { render, screen } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { expect, test, vi } from 'vitest'
import { fakeApi, fieldRefusal } from '../../../test/fake-api.ts'
import { goal } from '../../../test/fixtures.ts'
import Toast from '../../shell/Toast.svelte'
import ProgressForm from './ProgressForm.svelte'

const put = 'PUT /api/goals/{id}/progress/'
const books = goal({ kind: 'custom', unit: 'books', current: 2 })
const field = () => screen.getByLabelText<HTMLInputElement>('Current progress')

async function enter(text: string) {
  await userEvent.clear(field())
  if (text) await userEvent.type(field(), text)
  await userEvent.click(screen.getByRole('button', { name: 'Save' }))
}

test('the current progress is shown, and the new progress is saved', async () => {
  const api = fakeApi({ [put]: { ...books, current: 2.5 } })
  const changed = vi.fn(async () => {})
  render(ProgressForm, { goal: books, changed })
  expect(field().value).toBe('2')
  await enter('2,5')
  expect(await api.lastBody(put)).toEqual({ amount: 2.5 })
  await expect.poll(() => changed.mock.calls).toHaveLength(1)
})

test('progress that reaches the target is saved with congratulations', async () => {
  fakeApi({ [put]: { ...books, completed: true } })
  render(Toast)
  render(ProgressForm, { goal: books, changed: async () => {} })
  await enter('3')
  expect(await screen.findByText('Goal completed. Well done!')).toBeTruthy()
})

test.each([
  ['', 'Fill this in.'],
  ['many', 'Enter a number, such as 12.5.'],
])('a progress of "%s" is refused: %s', async (text, sentence) => {
  const api = fakeApi({ [put]: books })
  render(ProgressForm, { goal: books, changed: async () => {} })
  await enter(text)
  expect(screen.getByText(sentence)).toBeTruthy()
  expect(api.requests(put)).toHaveLength(0)
})

test('an error of the server marks the field', async () => {
  fakeApi({ [put]: fieldRefusal('amount') })
  render(ProgressForm, { goal: books, changed: async () => {} })
  await enter('3000000000')
  await expect.poll(() => field().getAttribute('aria-invalid')).toBe('true')
})
