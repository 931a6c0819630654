import { render, screen } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { createRawSnippet } from 'svelte'
import { expect, test, vi } from 'vitest'
import FileButton from './FileButton.svelte'

const children = createRawSnippet(() => ({ render: () => '<span>Choose files</span>' }))
const input = () => document.querySelector<HTMLInputElement>('input[type=file]') as HTMLInputElement
const gpx = (name: string) => new File(['<gpx/>'], name)

test('the button opens the file picker', async () => {
  render(FileButton, { accept: '.gpx', choose: () => {}, children })
  const click = vi.spyOn(input(), 'click')
  await userEvent.click(screen.getByRole('button', { name: 'Choose files' }))
  expect(click).toHaveBeenCalledTimes(1)
})

test('the chosen files are passed on, and the field is emptied', async () => {
  const choose = vi.fn()
  render(FileButton, { accept: '.gpx', multiple: true, choose, children })
  await userEvent.upload(input(), [gpx('a.gpx'), gpx('b.gpx')])
  expect(choose.mock.lastCall?.[0].map((file: File) => file.name)).toEqual(['a.gpx', 'b.gpx'])
  expect(input().value).toBe('')
})

test('a disabled button does nothing', async () => {
  render(FileButton, { accept: '.gpx', disabled: true, choose: () => {}, children })
  const click = vi.spyOn(input(), 'click')
  await userEvent.click(screen.getByRole('button'))
  expect(click).not.toHaveBeenCalled()
})
