import { render, screen } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import TextField from './TextField.svelte'

const field = () => screen.getByRole<HTMLInputElement>('textbox')

test('a click on the label leads to the field, and what is typed stays', async () => {
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

test('without an error the field is not marked', () => {
  render(TextField, { name: 'title', label: 'Title', value: '' })
  expect(field().hasAttribute('aria-invalid')).toBe(false)
  expect(field().hasAttribute('aria-describedby')).toBe(false)
})

test('a field that may stay empty says so', () => {
  render(TextField, { name: 'title', label: 'Title', value: '', optional: true })
  expect(screen.getByLabelText(/^Title.*optional$/)).toBe(field())
})
