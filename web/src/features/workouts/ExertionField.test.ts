import { render, screen } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { useLanguage } from '../../i18n/i18n.svelte.ts'
import ExertionField from './ExertionField.svelte'

const step = (name: string) => screen.getByRole<HTMLInputElement>('radio', { name })

test('without a choice, a hint says what the ends of the scale mean', () => {
  render(ExertionField, { value: null })
  expect(screen.getAllByRole<HTMLInputElement>('radio').some(({ checked }) => checked)).toBe(false)
  expect(screen.getByRole('status').textContent).toBe('1 is very easy, 10 is all out.')
  expect(screen.queryByRole('button', { name: 'Clear' })).toBeNull()
})

test('a chosen step is named in words, and can be cleared', async () => {
  render(ExertionField, { value: null })
  await userEvent.click(step('5, hard'))
  expect(screen.getByRole('status').textContent).toBe('5: hard')
  await userEvent.click(screen.getByRole('button', { name: 'Clear' }))
  expect(step('5, hard').checked).toBe(false)
})

test('arrow keys move between the steps', async () => {
  render(ExertionField, { value: 5 })
  step('5, hard').focus()
  await userEvent.keyboard('{ArrowRight}')
  expect(step('6, quite hard').checked).toBe(true)
})

test('a German reader gets German words', async () => {
  await useLanguage('de')
  render(ExertionField, { value: 10 })
  expect(screen.getByRole('status').textContent).toBe('10: alles gegeben')
})
