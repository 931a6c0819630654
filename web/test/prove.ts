import { screen, within } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'

/** Answers the dialog that asks for a proof of identity with the password `secret`, and presses `action`. */
export async function proveWithPassword(action: string): Promise<void> {
  const dialog = within(await screen.findByRole('dialog'))
  await userEvent.type(dialog.getByLabelText('Password', { selector: '[name=password]' }), 'secret')
  await userEvent.click(dialog.getByRole('button', { name: action }))
}
