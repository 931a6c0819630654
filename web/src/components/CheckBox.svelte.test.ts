import { render, screen } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import CheckBox from './CheckBox.svelte'

test('checking a box adds its value to the group, and unchecking removes only this value', async () => {
  const props = $state({
    name: 'scopes',
    value: 'write',
    label: 'Write',
    text: 'Change data.',
    group: ['read'],
  })
  render(CheckBox, {
    ...props,
    get group() {
      return props.group
    },
    set group(next) {
      props.group = next
    },
  })
  const box = screen.getByRole<HTMLInputElement>('checkbox', { name: 'Write' })
  expect(box.checked).toBe(false)
  await userEvent.click(box)
  expect(props.group).toEqual(['read', 'write'])
  await userEvent.click(screen.getByText('Change data.'))
  expect(props.group).toEqual(['read'])
})

test('an invalid box is marked', () => {
  render(CheckBox, { name: 'scopes', value: 'read', label: 'Read', group: [], invalid: true })
  expect(screen.getByRole('checkbox').getAttribute('aria-invalid')).toBe('true')
})
