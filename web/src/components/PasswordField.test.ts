import { render, screen } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import PasswordField from './PasswordField.svelte'

const props = { name: 'password', label: 'Password', value: '', autocomplete: 'current-password' as const }
const field = () => screen.getByLabelText<HTMLInputElement>('Password')

test('the eye button shows the password and hides it again', async () => {
  render(PasswordField, props)
  await userEvent.type(field(), 'secret')
  const eye = screen.getByRole('button', { name: 'Show the password' })
  expect([field().type, eye.getAttribute('aria-pressed')]).toEqual(['password', 'false'])

  await userEvent.click(eye)
  expect([field().type, eye.getAttribute('aria-pressed')]).toEqual(['text', 'true'])
  expect(field().value).toBe('secret')

  await userEvent.click(eye)
  expect(field().type).toBe('password')
})

test('an error is shown at the field and announced', () => {
  render(PasswordField, { ...props, error: 'Wrong password.' })
  expect(field().getAttribute('aria-invalid')).toBe('true')
  const described = document.getElementById(field().getAttribute('aria-describedby') ?? '')
  expect(described?.textContent).toBe('Wrong password.')
  expect(screen.getByRole('alert').textContent).toBe('Wrong password.')
})
