import { render, screen } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { createRawSnippet } from 'svelte'
import { expect, test, vi } from 'vitest'
import Loaded from './Loaded.svelte'

const children = createRawSnippet<[unknown]>((value) => ({ render: () => `<p>${value()}</p>` }))
const missing = createRawSnippet(() => ({ render: () => '<p>There is no such goal.</p>' }))
const nothing = { value: null, message: '', isMissing: false, refetch: async () => {} }

test('a loaded value is shown', () => {
  render(Loaded, { resource: { ...nothing, value: 'Three runs' }, children })
  expect(screen.getByText('Three runs')).toBeTruthy()
})

test('an error is announced with a button to try again', async () => {
  const refetch = vi.fn(async () => {})
  render(Loaded, { resource: { ...nothing, message: 'No answer.', refetch }, children })
  expect(screen.getByRole('alert').textContent).toContain('No answer.')
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }))
  expect(refetch).toHaveBeenCalledTimes(1)
})

test('the old value stays visible beside the error of a newer request', () => {
  render(Loaded, { resource: { ...nothing, value: 'Three runs', message: 'No answer.' }, children })
  expect(screen.getByText('Three runs')).toBeTruthy()
  expect(screen.getByText('No answer.')).toBeTruthy()
})

test('a value that does not exist has its own text in place of an error', () => {
  const resource = { ...nothing, message: 'Not found.', isMissing: true }
  render(Loaded, { resource, children, missing })
  expect(screen.getByText('There is no such goal.')).toBeTruthy()
  expect(screen.queryByText('Not found.')).toBeNull()
})
