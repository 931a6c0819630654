import { render, screen } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import TextField from './TextField.svelte'

const field = () => screen.getByRole<HTMLInputElement>('textbox')

test('a click on the label focuses the field, and typing adds to its text', async () => {
  render(TextField, { name: 'title', label: 'Title', value: 'Lake' })
  await userEvent.click(screen.getByText('Title'))
  await userEvent.keyboard(' run')
  expect(field().value).toBe('Lake run')
})

test('hint and error both describe the field, the error first', () => {
  render(TextField, { name: 'title', label: 'Title', value: '', hint: 'Short.', error: 'Too long.' })
  const ids = field().getAttribute('aria-describedby')?.split(' ') ?? []
  expect(ids.map((id) => document.getElementById(id)?.textContent)).toEqual(['Too long.', 'Short.'])
  expect(field().getAttribute('aria-invalid')).toBe('true')
})

test('a field without an error is not marked as invalid', () => {
  render(TextField, { name: 'title', label: 'Title', value: '' })
  expect(field().hasAttribute('aria-invalid')).toBe(false)
  expect(field().hasAttribute('aria-describedby')).toBe(false)
})

test('an optional field is labelled as optional', () => {
  render(TextField, { name: 'title', label: 'Title', value: '', optional: true })
  expect(screen.getByLabelText(/^Title.*optional$/)).toBe(field())
})
