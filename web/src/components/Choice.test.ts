import { render, screen, waitFor } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { expect, test, vi } from 'vitest'
import Choice from './Choice.svelte'

const props = {
  name: 'units',
  legend: 'Units',
  options: [
    { value: 'metric', text: 'Kilometres' },
    { value: 'imperial', text: 'Miles' },
  ],
  value: 'metric',
}
const option = (name: string) => screen.getByRole<HTMLInputElement>('radio', { name })

test('the current value is chosen, and a click chooses another', async () => {
  render(Choice, props)
  expect(option('Kilometres').checked).toBe(true)
  await userEvent.click(screen.getByText('Miles'))
  expect(option('Miles').checked).toBe(true)
  expect(option('Kilometres').checked).toBe(false)
})

test('arrow keys move between the options', async () => {
  render(Choice, props)
  await userEvent.tab()
  await userEvent.keyboard('{ArrowRight}')
  expect(option('Miles').checked).toBe(true)
})

test('a choice that could not be saved is undone', async () => {
  const onchange = vi.fn(async () => false)
  render(Choice, { ...props, onchange })
  await userEvent.click(screen.getByText('Miles'))
  expect(onchange).toHaveBeenCalledWith('imperial')
  await waitFor(() => expect(option('Kilometres').checked).toBe(true))
})

test('the hint describes the group', () => {
  render(Choice, { ...props, hint: 'For distances.' })
  const group = screen.getByRole('group', { name: 'Units' })
  expect(document.getElementById(group.getAttribute('aria-describedby') ?? '')?.textContent).toBe(
    'For distances.',
  )
})
