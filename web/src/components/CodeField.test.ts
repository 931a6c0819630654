import { render, screen } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import CodeField from './CodeField.svelte'

test('switching to a recovery code clears the field', async () => {
  const user = userEvent.setup()
  render(CodeField, { value: '' })
  await user.type(screen.getByRole('textbox'), '123456')
  expect(screen.getByRole<HTMLInputElement>('textbox').value).toBe('123456')

  await user.click(screen.getByRole('button'))

  const field = screen.getByRole<HTMLInputElement>('textbox')
  expect(field.value).toBe('')
  expect(field.maxLength).toBe(30)
})
