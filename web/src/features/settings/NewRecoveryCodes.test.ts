import { render, screen } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { expect, test, vi } from 'vitest'
import { signedIn } from '../../../test/fixtures.ts'
import NewRecoveryCodes from './NewRecoveryCodes.svelte'

const props = { codes: ['aaaa-1111', 'bbbb-2222'], done: () => {} }

test('the heading has the focus, and every code is shown', () => {
  render(NewRecoveryCodes, props)
  expect(document.activeElement?.textContent).toBe('Save these recovery codes')
  expect(screen.getAllByRole('listitem').map((item) => item.textContent)).toEqual(props.codes)
})

test('all codes are copied, one per line', async () => {
  const user = userEvent.setup()
  render(NewRecoveryCodes, props)
  await user.click(screen.getByRole('button', { name: 'Copy all' }))
  expect(await screen.findByText('Copied.')).toBeTruthy()
  expect(await navigator.clipboard.readText()).toBe('aaaa-1111\nbbbb-2222')
})

test('the codes are saved to a file that names the account and the server', async () => {
  await signedIn()
  const made = vi.spyOn(URL, 'createObjectURL')
  const click = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => {})
  render(NewRecoveryCodes, props)
  await userEvent.click(screen.getByRole('button', { name: 'Download' }))
  expect(click).toHaveBeenCalledTimes(1)
  const [file] = made.mock.lastCall ?? []
  expect(await (file as Blob | undefined)?.text()).toMatch(
    /^FitTrack recovery codes of ann at .+\n\naaaa-1111\nbbbb-2222\n$/,
  )
})
