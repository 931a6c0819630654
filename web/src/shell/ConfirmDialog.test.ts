import { render, screen, waitFor } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { expect, test, vi } from 'vitest'
import { problemFrom } from '../api/problem.ts'
import { t } from '../i18n/i18n.svelte.ts'
import ConfirmDialog from './ConfirmDialog.svelte'

const question = { title: 'Delete this goal?', text: 'Its history goes, too.', action: 'Delete' }

function open(confirm: () => Promise<void>) {
  const done = vi.fn()
  const { component } = render(ConfirmDialog, { ...question, confirm, done })
  component.open()
  return { done, component }
}

test('nothing is shown until the dialog is opened', async () => {
  const { component } = render(ConfirmDialog, { ...question, confirm: async () => {} })
  expect(screen.queryByRole('dialog')).toBeNull()
  expect(document.body.textContent?.trim()).toBe('')
  component.open()
  expect(await screen.findByRole('dialog')).toBeTruthy()
  expect(document.body.textContent).toContain('Its history goes, too.')
})

test('the dialog is modal, and its content exists before the browser moves the focus into it', async () => {
  const whenShown: string[] = []
  vi.spyOn(HTMLDialogElement.prototype, 'showModal').mockImplementation(function (this: HTMLDialogElement) {
    whenShown.push(...[...this.querySelectorAll('button')].map(({ textContent }) => textContent))
  })
  open(async () => {})
  await waitFor(() => expect(whenShown).toEqual(['Cancel', 'Delete']))
})

test('the title names the dialog, and the text describes it', async () => {
  open(async () => {})
  const dialog = await screen.findByRole('dialog', { name: 'Delete this goal?' })
  const text = document.getElementById(dialog.getAttribute('aria-describedby') ?? '')
  expect(text?.textContent).toBe('Its history goes, too.')
})

test('cancelling only closes the dialog', async () => {
  const confirm = vi.fn(async () => {})
  const { done } = open(confirm)
  await userEvent.click(await screen.findByRole('button', { name: 'Cancel' }))
  expect(screen.queryByRole('button', { name: 'Delete' })).toBeNull()
  expect(confirm).not.toHaveBeenCalled()
  expect(done).not.toHaveBeenCalled()
})

test('the dialog closes after the work is done, and a second click does not repeat the work', async () => {
  let finish = () => {}
  const confirm = vi.fn(() => new Promise<void>((resolve) => (finish = resolve)))
  const { done } = open(confirm)
  const button = await screen.findByRole<HTMLButtonElement>('button', { name: 'Delete' })
  await userEvent.click(button)
  expect(button.disabled).toBe(true)
  await userEvent.click(button)
  expect(confirm).toHaveBeenCalledTimes(1)
  expect(done).not.toHaveBeenCalled()

  finish()
  await waitFor(() => expect(screen.queryByText('Delete this goal?')).toBeNull())
  expect(done).toHaveBeenCalledTimes(1)
})

test('an error is shown in the dialog, and is gone when the dialog is opened again', async () => {
  const { done, component } = open(() => Promise.reject(problemFrom(500, null)))
  await userEvent.click(await screen.findByRole('button', { name: 'Delete' }))
  expect((await screen.findByText(t('problem.server'))).closest('[role=alert]')).toBeTruthy()
  expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Delete' }).disabled).toBe(false)
  expect(done).not.toHaveBeenCalled()

  await userEvent.click(screen.getByRole('button', { name: 'Cancel' }))
  component.open()
  await screen.findByRole('button', { name: 'Delete' })
  expect(screen.queryByText(t('problem.server'))).toBeNull()
})
