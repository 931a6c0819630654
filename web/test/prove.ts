import { screen, within } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'

/** Types the password `secret` into the dialog for a proof of identity, and clicks the button `action`. */
export async function proveWithPassword(action: string): Promise<void> {
  const dialog = within(await screen.findByRole('dialog'))
  await userEvent.type(dialog.getByLabelText('Password', { selector: '[name=password]' }), 'secret')
  await userEvent.click(dialog.getByRole('button', { name: action }))
}
